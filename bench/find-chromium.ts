import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'

import { MissingPrerequisiteError } from './benchmark.ts'

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome']

/** @returns the path of the Chromium to measure with @throws {MissingPrerequisiteError} */
export function findChromium(): string {
  const named = process.env['TRAMA_CHROMIUM']
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)]
  const candidates = BROWSERS.flatMap((browser) => folders.map((folder) => join(folder, browser)))
  const found = (named === undefined ? candidates : [named]).find((path) => existsSync(path))
  if (found === undefined)
    throw new MissingPrerequisiteError('no Chromium found: install it or name it in TRAMA_CHROMIUM.')
  return found
}
