import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'

/** Without a sign of life from another machine for so long, a restore counts as left behind. */
const LONGEST_SILENCE_MS = 10 * 60_000

const OWN_TOKEN = randomUUID()

/** Who brings a case back, each time another: machine, process, this life of it, and the call. */
export function describeHolder(): string {
  return JSON.stringify([hostname(), process.pid, OWN_TOKEN, randomUUID()])
}

/**
 * Whether a restore was left behind by a process that is no more. On this machine that can be told at once; of
 * another one only from its silence. `silence` is the time since it last wrote, in milliseconds.
 */
export function isLeftBehind(holder: string, silence: number): boolean {
  const [host, pid, token] = JSON.parse(holder) as [string, number, string]
  if (token === OWN_TOKEN) return false
  if (host !== hostname()) return silence > LONGEST_SILENCE_MS
  return pid === process.pid || !isRunning(pid)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
