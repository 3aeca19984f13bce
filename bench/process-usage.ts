import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

/*
 * Processor time and memory of other processes, as Linux tells them under /proc (proc(5)). Elsewhere every answer is
 * null.
 */

/** Clock ticks of /proc are hundredths of a second on every machine that Node runs on. */
const TICK_MS = 10

/** Places of fields in /proc/PID/stat, counted behind the name of the program. */
const PARENT = 1
const TIMES = [11, 12, 13, 14]

/**
 * Processor time that processes and their descendants, also ended ones that were waited for, used so far; null where
 * it is not told. A process that is gone has used nothing.
 */
export function readCpuOf(pids: readonly number[]): number | null {
  const stats = readAllStats()
  if (stats === null) return null
  const ticks = listFamily(pids, stats).flatMap((pid) => TIMES.map((place) => Number(stats.get(pid)?.[place] ?? 0)))
  return ticks.reduce((sum, count) => sum + count, 0) * TICK_MS
}

/** Makes the processes and their descendants forget their peaks (proc_pid_clear_refs(5)); false where they cannot. */
export function forgetPeaks(pids: readonly number[]): boolean {
  const stats = readAllStats()
  if (stats === null) return false
  return listFamily(pids, stats).every((pid) => {
    try {
      writeFileSync(`/proc/${pid}/clear_refs`, '5')
      return true
    } catch {
      return false
    }
  })
}

/** Sum of the peaks of the processes and their descendants, in bytes: shared pages count once for each. */
export function readPeaks(pids: readonly number[]): number | null {
  const stats = readAllStats()
  if (stats === null) return null
  return listFamily(pids, stats).reduce((sum, pid) => sum + readPeak(pid), 0)
}

function readPeak(pid: number): number {
  const status = readUnlessGone(`/proc/${pid}/status`) ?? ''
  return Number(/^VmHWM:\s+(\d+) kB$/mu.exec(status)?.[1] ?? 0) * 1024
}

/** The fields of every process that there is, by its id. */
function readAllStats(): ReadonlyMap<number, readonly string[]> | null {
  let names: string[]
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/u.test(name))
  } catch {
    return null
  }
  const stats = new Map<number, readonly string[]>()
  for (const name of names) {
    const text = readUnlessGone(`/proc/${name}/stat`)
    // The name of the program stands in parentheses and may hold spaces.
    if (text !== null) stats.set(Number(name), text.slice(text.lastIndexOf(')') + 2).split(' '))
  }
  return stats.size === 0 ? null : stats
}

function listFamily(pids: readonly number[], stats: ReadonlyMap<number, readonly string[]>): number[] {
  const family = new Set(pids)
  for (let size = 0; size < family.size;) {
    size = family.size
    for (const [pid, fields] of stats) if (family.has(Number(fields[PARENT]))) family.add(pid)
  }
  return [...family].filter((pid) => stats.has(pid))
}

function readUnlessGone(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
