import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { inject } from 'vitest'

/** Pins the software renderer, so that pixels are the same on every machine. */
const ARGUMENTS = ['--headless', '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']

/** Starts the real Chromium of the run, without a window; the caller closes it. */
export async function launchChromium(): Promise<Browser> {
  const found = inject('chromium')
  if ('skipped' in found) throw new Error(found.skipped)
  return chromium.launch({ executablePath: found.executablePath, args: ARGUMENTS })
}

/** Why suites that need Chromium are skipped, or null if they run. */
export function explainMissingChromium(): string | null {
  const found = inject('chromium')
  return 'skipped' in found ? found.skipped : null
}
