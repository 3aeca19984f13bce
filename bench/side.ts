import { readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'

import { loadBenchmark, SIDES } from './benchmark.ts'
import type { Task } from './benchmark.ts'
import type { Sample } from './statistics.ts'

/*
 * The process of one side, so that neither shares its compiled code, its heap or its peak with the other. Arguments:
 * benchmark, size, side, folder. Says `ready`, then answers each message with a sample.
 */

/** Runs before the first sample: what is compared is the steady state. */
const WARM_UPS = 3

/** The run returned something else than it should have. */
class WrongOutcomeError extends Error {
  override readonly name = 'WrongOutcomeError'
}

async function takeSample(task: Task): Promise<Sample> {
  await task.before?.()
  globalThis.gc?.()
  const resets = resetPeak()
  const cpu = process.cpuUsage()
  const start = performance.now()
  const outcome = await task.run()
  const milliseconds = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  const peakBytes = resets ? readPeak() : null
  await task.after?.()
  if (outcome !== task.expected) throw new WrongOutcomeError(`${outcome} came out and not ${task.expected}`)
  return { milliseconds, cpuMilliseconds: (user + system) / 1000, peakBytes }
}

/** Linux alone lets a process forget its peak (proc_pid_clear_refs(5)). */
function resetPeak(): boolean {
  try {
    writeFileSync('/proc/self/clear_refs', '5')
    return true
  } catch {
    return false
  }
}

function readPeak(): number | null {
  const found = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return found === undefined ? null : Number(found) * 1024
}

async function main(name = '', size = '', sideName = '', folder = ''): Promise<void> {
  const benchmark = await loadBenchmark(name)
  const contest = await benchmark.prepare(Number(size), folder)
  const side = SIDES.find((one) => one === sideName)
  if (side === undefined) throw new RangeError(`there is no side "${sideName}"`)
  for (let run = 0; run < WARM_UPS; run += 1) await takeSample(contest[side])
  process.on('message', () => {
    void takeSample(contest[side]).then((sample) => process.send?.(sample))
  })
  process.send?.('ready')
}

await main(...process.argv.slice(2))
