import type { Latencies } from './statistics.ts'
import type { PausableWatch } from './stopwatch.ts'

/**
 * What came of a run, in a few numbers by name. Every side must give the same names and, within the tolerance of the
 * benchmark, the same values, all above 0: whoever did something else, or nothing, cannot look fast.
 */
export type Outcome = Readonly<Record<string, number>>

/** One way of doing the operation that is measured, its input ready. */
export interface Task {
  /** Not timed: what each run must find anew, a fresh file say. */
  before?(): void | Promise<void>
  /** Timed, but for what lies between `pause` and `resume` of the watch. */
  run(watch: PausableWatch): void | Promise<void>
  /** Not timed: looks at what the last run left. */
  inspect(): Outcome | Promise<Outcome>
  /** Milliseconds that the single operations of the last run took, by their kind; asked for before `inspect`. */
  latencies?(): Latencies
  /** Not timed. */
  after?(): void | Promise<void>
  /** Asked before the clock starts and after it has stopped; without it the own process does all the work. */
  crew?(): Crew
  /** Ends what the task holds open, when no more runs follow. */
  close?(): void | Promise<void>
}

/** Whose processor time and memory count. */
export interface Crew {
  /** Whether the process that runs the task counts. */
  readonly own: boolean
  /** Others, each with its descendants; memory that others use as well is left out. */
  readonly others: readonly { readonly pid: number; readonly memory: boolean }[]
}

export interface Setting {
  readonly size: number
  /** Empty, of this side and size alone, on the disk of the project, removed afterwards. */
  readonly folder: string
  /** What the benchmark provided for all its sizes. */
  readonly provided: Readonly<Record<string, string>>
}

interface NamedPeer {
  readonly name: string
  /** What it does and does not do, in one sentence. */
  readonly difference: string
}

/** A peer that runs in Node. */
export interface NodePeer extends NamedPeer {
  prepare(setting: Setting): Task | Promise<Task>
}

/** A peer that runs in Python, from a program of bench/python. */
export interface PythonPeer extends NamedPeer {
  /** File name in bench/python. */
  readonly program: string
  /** Writes its input and gives the path. */
  writeInput(setting: Setting): string | Promise<string>
}

export type Peer = NodePeer | PythonPeer

export function isPythonPeer(peer: Peer): peer is PythonPeer {
  return 'program' in peer
}

/** How often a side runs at one size. */
export interface Pace {
  /** Runs before the first sample: what is compared is the steady state. */
  readonly warmUps: number
  /** No more runs than these, however many are asked for. */
  readonly mostRuns: number
}

/** Something that all sides of a benchmark need, such as a database server. */
export interface Provision {
  readonly provided: Readonly<Record<string, string>>
  stop(): void | Promise<void>
}

/** An operation, the sizes it is measured at and the peers beside which it is measured; one file of bench/entries. */
export interface Benchmark {
  /** What ours does, in one sentence. */
  readonly operation: string
  /** What sizes count: `nodes`. */
  readonly unit: string
  readonly sizes: readonly number[]
  readonly peers: readonly Peer[]
  /** Largest relative difference between two outcomes that are called the same; 0 unless given. */
  readonly tolerance?: number
  /** For operations too long for the usual pace. */
  pace?(size: number): Partial<Pace>
  /** `scratch` is empty, removed afterwards. @throws {MissingPrerequisiteError} */
  provide?(scratch: string): Promise<Provision>
  /** Makes the input, the same each time. Called once in the process of our side. */
  prepare(setting: Setting): Task | Promise<Task>
}

/** Something that has to be installed is not; the message is one sentence with the remedy. */
export class MissingPrerequisiteError extends Error {
  override readonly name = 'MissingPrerequisiteError'
}

/** Our own side beside those that peers name. */
export const OURS = 'ours'

/** The names of all sides, ours first. */
export function listSides(benchmark: Benchmark): string[] {
  return [OURS, ...benchmark.peers.map((peer) => peer.name)]
}

const USUAL_PACE: Pace = { warmUps: 3, mostRuns: Infinity }

export function choosePace(benchmark: Benchmark, size: number): Pace {
  return { ...USUAL_PACE, ...benchmark.pace?.(size) }
}

/** Every file of bench/entries by its name, loaded only when it is run. */
const ENTRIES = import.meta.glob<Benchmark>('./entries/*.ts', { import: 'BENCHMARK' })

export function listBenchmarks(): string[] {
  return Object.keys(ENTRIES).map(readName).sort()
}

/** @throws {RangeError} when there is none of that name */
export async function loadBenchmark(name: string): Promise<Benchmark> {
  const load = Object.entries(ENTRIES).find(([path]) => readName(path) === name)?.[1]
  if (load === undefined) throw new RangeError(`there is no benchmark "${name}"`)
  return load()
}

function readName(path: string): string {
  return path.replace(/^.*\//u, '').replace(/\.ts$/u, '')
}
