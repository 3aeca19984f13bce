import { execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'

const run = promisify(execFile)
const LOCK_MODULE = new URL('../../scripts/lock.mjs', import.meta.url).href

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trama-lock-test-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

/** A program that takes the lock, writes `in` and `out` around a pause, and ends. */
function describeHolder(pauseMs: number): string {
  return `
    import { appendFile } from 'node:fs/promises'
    import { setTimeout } from 'node:timers/promises'
    import { withLock } from ${JSON.stringify(LOCK_MODULE)}
    const log = ${JSON.stringify(join(folder, 'log'))}
    await withLock(${JSON.stringify(join(folder, 'the.lock'))}, async () => {
      await appendFile(log, 'in\\n')
      await setTimeout(${pauseMs})
      await appendFile(log, 'out\\n')
    })`
}

function hold(pauseMs: number): Promise<unknown> {
  return run(process.execPath, ['--input-type=module', '--eval', describeHolder(pauseMs)])
}

async function readLog(): Promise<string[]> {
  return (await readFile(join(folder, 'log'), 'utf8')).trim().split('\n')
}

test('processes hold the lock one at a time and leave nothing behind', async () => {
  await Promise.all(Array.from({ length: 5 }, () => hold(50)))
  expect(await readLog()).toEqual(Array.from({ length: 5 }, () => ['in', 'out']).flat())
  expect(await readdir(folder)).toEqual(['log'])
})

test('several processes that find the lock of a dead one still hold it one at a time', async () => {
  const dead = spawn(process.execPath, ['--eval', ''])
  await new Promise((resolve) => dead.once('exit', resolve))
  await mkdir(join(folder, 'the.lock'))
  await writeFile(join(folder, 'the.lock', 'owner'), JSON.stringify({ pid: dead.pid, host: hostname() }))
  await Promise.all(Array.from({ length: 4 }, () => hold(50)))
  expect(await readLog()).toEqual(Array.from({ length: 4 }, () => ['in', 'out']).flat())
})

test('the lock of a process that was killed is taken over', async () => {
  const killed = spawn(process.execPath, ['--input-type=module', '--eval', describeHolder(60_000)])
  await expect.poll(() => readLog().catch(() => []), { timeout: 10_000 }).toEqual(['in'])
  killed.kill('SIGKILL')
  await new Promise((resolve) => killed.once('exit', resolve))
  await hold(1)
  expect(await readLog()).toEqual(['in', 'in', 'out'])
})
