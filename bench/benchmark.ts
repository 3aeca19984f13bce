/** One way of doing the operation that is measured. */
export interface Task {
  /** Not timed: what each run must find anew, a fresh file say. */
  before?(): void | Promise<void>
  /** Timed. Returns how much it did, so that a task that did nothing cannot look fast. */
  run(): number | Promise<number>
  /** Not timed. */
  after?(): void | Promise<void>
  /** What `run` must return. */
  readonly expected: number
}

/** Two tasks on the same input. */
export interface Contest {
  readonly ours: Task
  readonly peer: Task
}

export type Side = keyof Contest

export const SIDES: readonly Side[] = ['ours', 'peer']

/** An operation, the sizes it is measured at and the peer beside which it is measured; one file of bench/entries. */
export interface Benchmark {
  /** What ours does, in one sentence. */
  readonly operation: string
  readonly peer: string
  /** What the peer does and does not do, in one sentence. */
  readonly difference: string
  /** What sizes count: `nodes`. */
  readonly unit: string
  readonly sizes: readonly number[]
  /**
   * Makes the input, the same each time. Called once in the process of each side; `folder` is empty, on the disk of
   * the project, and removed afterwards.
   */
  prepare(size: number, folder: string): Contest | Promise<Contest>
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
