import { existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { Missing } from './provided-context.ts'

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome']

/** Finds the browser and the reference data. Under CI a missing browser fails the run; missing data is a skip there too. */
export default function findPrerequisites(project: TestProject): void {
  project.provide('chromium', findChromium())
  project.provide('shared', findShared(project.config.root))
}

function findChromium(): { executablePath: string } | Missing {
  const named = process.env['TRAMA_CHROMIUM']
  if (named !== undefined && !existsSync(named)) throw new Error(`TRAMA_CHROMIUM names no file: ${named}`)
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)]
  const candidates = BROWSERS.flatMap((browser) => folders.map((folder) => join(folder, browser)))
  const executablePath = named ?? candidates.find((path) => existsSync(path))
  if (executablePath !== undefined) return { executablePath }
  const skipped = 'no Chromium found: install it, or name it in TRAMA_CHROMIUM'
  if (process.env['CI'] === 'true') throw new Error(skipped)
  return { skipped }
}

function findShared(root: string): { path: string } | Missing {
  const named = process.env['TRAMA_SHARED']
  const path = named === undefined ? resolve(root, '..', 'shared') : resolve(named)
  if (existsSync(join(path, 'seeds'))) return { path }
  return {
    skipped: `no reference data at ${named === undefined ? '../shared' : path}: name its folder in TRAMA_SHARED`,
  }
}
