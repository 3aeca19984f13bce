import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { prepare } from './prepare.mjs'
import { readText, ROOT } from './project.mjs'
import { runOrExplain } from './run-or-explain.mjs'

const VITEST = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')

/** Prepares, runs all suites or the named files, and ends with the line `N passed, N failed, N skipped`. */
async function runTests(argv) {
  const soak = argv.includes('--soak') ? { TRAMA_SOAK: '1' } : {}
  const folder = await mkdtemp(join(tmpdir(), 'trama-test-'))
  const countsFile = join(folder, 'counts.json')
  try {
    const env = { ...process.env, ...soak, TRAMA_TEST_COUNTS: countsFile }
    const code = await runVitest(
      argv.filter((argument) => argument !== '--soak'),
      env,
    )
    return close(code, await readText(countsFile))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function runVitest(args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [VITEST, 'run', ...args], { cwd: ROOT, env, stdio: 'inherit' })
    // Ctrl-C reaches the child as well; this process stays to tell how far it came.
    process.on('SIGINT', () => undefined)
    process.on('SIGTERM', () => child.kill('SIGTERM'))
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** A run that ended badly without a failed test, or ran none, counts as one failure, so that the line never flatters. */
function close(code, text) {
  const counts = text === undefined ? { passed: 0, failed: 0, skipped: 0 } : JSON.parse(text)
  const ranNothing = counts.passed + counts.failed === 0
  if (counts.failed === 0 && (code !== 0 || ranNothing)) counts.failed = 1
  return {
    code: counts.failed === 0 ? 0 : code || 1,
    line: `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
  }
}

await runOrExplain(async () => {
  let result = { code: 1, line: '0 passed, 1 failed, 0 skipped' }
  try {
    await prepare()
    result = await runTests(process.argv.slice(2))
  } finally {
    process.on('exit', () => process.stdout.write(`${result.line}\n`))
  }
  return result.code
})
