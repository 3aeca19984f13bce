import type { Side } from './benchmark.ts'

/** One run of one side. */
export interface Sample {
  /** Wall clock. */
  readonly milliseconds: number
  /** Processor time of the process, all its threads. */
  readonly cpuMilliseconds: number
  /** Most memory that the process held while the run lasted, input and Node included; null where it is not told. */
  readonly peakBytes: number | null
}

export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

/** What several interleaved runs of both sides say; ratios are ours over the peer's, run by run. */
export interface Summary {
  readonly milliseconds: Readonly<Record<Side, Spread>>
  readonly ratio: Spread
  readonly cpuRatio: Spread
  /** Largest peak of each side; null where it is not told. */
  readonly peakBytes: Readonly<Record<Side, number | null>>
}

export type Samples = Readonly<Record<Side, readonly Sample[]>>

/** @throws {RangeError} unless there are as many runs of one side as of the other, at least one */
export function summarise(samples: Samples): Summary {
  const { ours, peer } = samples
  if (ours.length !== peer.length) throw new RangeError('the sides ran unequally often')
  return {
    milliseconds: { ours: spread(ours.map(readTime)), peer: spread(peer.map(readTime)) },
    ratio: spread(divide(ours.map(readTime), peer.map(readTime))),
    cpuRatio: spread(divide(ours.map(readCpu), peer.map(readCpu))),
    peakBytes: { ours: findPeak(ours), peer: findPeak(peer) },
  }
}

/** @throws {RangeError} when there are no values */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const low = sorted[Math.floor((sorted.length - 1) / 2)]
  const high = sorted[Math.ceil((sorted.length - 1) / 2)]
  const min = sorted[0]
  const max = sorted.at(-1)
  if (low === undefined || high === undefined || min === undefined || max === undefined) {
    throw new RangeError('nothing has no median')
  }
  return { median: (low + high) / 2, min, max }
}

function divide(ours: readonly number[], peer: readonly number[]): number[] {
  return ours.map((value, run) => value / (peer[run] ?? Number.NaN))
}

function findPeak(samples: readonly Sample[]): number | null {
  const peaks = samples.flatMap((sample) => sample.peakBytes ?? [])
  return peaks.length === 0 ? null : Math.max(...peaks)
}

function readTime(sample: Sample): number {
  return sample.milliseconds
}

function readCpu(sample: Sample): number {
  return sample.cpuMilliseconds
}
