import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'

const POLL_MS = 200
const OWNERLESS_MS = 10_000
const LONGEST_HOLD_MS = 30 * 60_000

/** Thrown with a message of one sentence that is meant for the person at the terminal. */
export class SetupError extends Error {}

/**
 * Runs `work` while this process alone holds the lock folder `folder`. Making a folder is atomic on every file system
 * that matters, which creating and then writing a file is not. A lock whose owner has died is taken over.
 *
 * @template T
 * @param {string} folder
 * @param {() => Promise<T>} work
 * @param {{ onWait?: () => void }} [options] `onWait` is called once if another process holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(folder, work, options = {}) {
  await acquire(folder, options.onWait ?? (() => undefined))
  try {
    return await work()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function acquire(folder, onWait) {
  await mkdir(dirname(folder), { recursive: true })
  const deadline = Date.now() + LONGEST_HOLD_MS
  for (let waited = false; !(await tryAcquire(folder)); waited = true) {
    if (!waited) onWait()
    if (Date.now() > deadline) throw new SetupError(`Another process holds ${folder}: end it or remove that folder.`)
    if (await isStale(folder)) await removeStale(folder)
    else await sleep(POLL_MS)
  }
}

async function tryAcquire(folder) {
  try {
    await mkdir(folder)
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
  await writeFile(join(folder, 'owner'), JSON.stringify({ pid: process.pid, host: hostname() }))
  return true
}

async function isStale(folder) {
  const age = await readAge(folder)
  if (age === undefined) return false
  const owner = await readOwner(folder)
  if (owner === undefined) return age > OWNERLESS_MS
  return age > LONGEST_HOLD_MS || (owner.host === hostname() && !isAlive(owner.pid))
}

// Two waiting processes may both see a dead owner; the second must not remove the lock that the first then made.
async function removeStale(folder) {
  const guard = `${folder}.takeover`
  try {
    await mkdir(guard)
  } catch {
    if ((await readAge(guard)) > OWNERLESS_MS) await rm(guard, { recursive: true, force: true })
    return sleep(POLL_MS)
  }
  if (await isStale(folder)) await rm(folder, { recursive: true, force: true })
  await rm(guard, { recursive: true, force: true })
}

async function readAge(folder) {
  try {
    return Date.now() - (await stat(folder)).mtimeMs
  } catch {
    return undefined
  }
}

async function readOwner(folder) {
  try {
    return JSON.parse(await readFile(join(folder, 'owner'), 'utf8'))
  } catch {
    return undefined
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
