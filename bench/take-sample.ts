import process from 'node:process'

import type { Crew, Outcome, Task } from './benchmark.ts'
import { forgetPeaks, readCpuOf, readPeaks } from './process-usage.ts'
import type { Sample } from './statistics.ts'
import { Stopwatch } from './stopwatch.ts'

/** A run with what came of it. */
export interface SampledRun {
  readonly sample: Sample
  readonly outcome: Outcome
}

const ALONE: Crew = { own: true, others: [] }

/** Runs a task once, from a clean memory. */
export async function takeSample(task: Task): Promise<SampledRun> {
  await task.before?.()
  globalThis.gc?.()
  const crew = task.crew?.() ?? ALONE
  const forgets = forgetPeaks(listMeasured(crew))
  const cpuBefore = readCpuOfOthers(crew)
  const watch = new Stopwatch()
  watch.resume()
  await task.run(watch)
  watch.pause()
  const sample = readSample(task.crew?.() ?? ALONE, watch, cpuBefore, forgets)
  const latencies = task.latencies?.()
  const outcome = await task.inspect()
  await task.after?.()
  return { sample: latencies === undefined ? sample : { ...sample, latencies }, outcome }
}

function readSample(crew: Crew, watch: Stopwatch, cpuBefore: number | null, forgets: boolean): Sample {
  const cpuAfter = readCpuOfOthers(crew)
  const own = crew.own ? watch.cpuMilliseconds : 0
  return {
    milliseconds: watch.milliseconds,
    cpuMilliseconds: cpuBefore === null || cpuAfter === null ? null : own + Math.max(0, cpuAfter - cpuBefore),
    peakBytes: forgets ? readPeaks(listMeasured(crew)) : null,
  }
}

/** Nobody uses nothing, on every system. */
function readCpuOfOthers({ others }: Crew): number | null {
  return others.length === 0 ? 0 : readCpuOf(others.map((one) => one.pid))
}

function listMeasured({ own, others }: Crew): number[] {
  return [...(own ? [process.pid] : []), ...others.filter((one) => one.memory).map((one) => one.pid)]
}
