import { execFile } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'

import type { Provision } from './benchmark.ts'
import { findChromium } from './find-chromium.ts'
import { findRoot } from './find-root.ts'

/**
 * The built program and the built bare page, made if they are missing or stale, and a Chromium.
 *
 * @throws {MissingPrerequisiteError}
 */
export async function provideChartPages(scratch: string): Promise<Provision> {
  const chromium = findChromium()
  const root = findRoot()
  await promisify(execFile)(process.execPath, [join(root, 'scripts', 'build.mjs')])
  const page = join(scratch, 'page')
  // Loaded here alone: the processes of the sides need none of it.
  const { build } = await import('vite')
  await build({
    root: join(root, 'bench', 'page'),
    base: './',
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { outDir: page, emptyOutDir: true, target: 'es2022' },
  })
  return { provided: { chromium, page, root }, stop: () => undefined }
}
