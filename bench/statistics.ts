/** Milliseconds that each operation took, by its kind. */
export type Latencies = Readonly<Record<string, readonly number[]>>

/** One run of one side. */
export interface Sample {
  /** Wall clock. */
  readonly milliseconds: number
  /** Processor time of the processes that did the work, all their threads; null where it is not told. */
  readonly cpuMilliseconds: number | null
  /** Most memory that they held while the run lasted, input included; null where it is not told. */
  readonly peakBytes: number | null
  /** Of a task that does many small things. */
  readonly latencies?: Latencies
}

/** The runs of every side, by its name. */
export type Samples = Readonly<Record<string, readonly Sample[]>>

export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

/** Ours and one peer. */
export interface Pair<T> {
  readonly ours: T
  readonly peer: T
}

/** What interleaved runs of ours and of one peer say; ratios are ours over the peer's, run by run. */
export interface Summary {
  readonly runs: number
  readonly milliseconds: Pair<Spread>
  readonly ratio: Spread
  /** Null where processor time is not told. */
  readonly cpuRatio: Spread | null
  /** Largest peak of each side; null where it is not told. */
  readonly peakBytes: Pair<number | null>
}

/** @throws {RangeError} unless there are as many runs of one side as of the other, at least one */
export function summarise({ ours, peer }: Pair<readonly Sample[]>): Summary {
  if (ours.length !== peer.length) throw new RangeError('the sides ran unequally often')
  const cpu = { ours: ours.flatMap(readCpu), peer: peer.flatMap(readCpu) }
  const isCpuTold = cpu.ours.length === ours.length && cpu.peer.length === peer.length
  return {
    runs: ours.length,
    milliseconds: { ours: spread(ours.map(readTime)), peer: spread(peer.map(readTime)) },
    ratio: spread(divide(ours.map(readTime), peer.map(readTime))),
    cpuRatio: isCpuTold ? spread(divide(cpu.ours, cpu.peer)) : null,
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

/**
 * The value that so large a share of all, 0 to 1, does not exceed: the nearest rank.
 *
 * @throws {RangeError} when there are no values
 */
export function readPercentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new RangeError('nothing has no percentile')
  return value
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

function readCpu(sample: Sample): number[] {
  return sample.cpuMilliseconds === null ? [] : [sample.cpuMilliseconds]
}
