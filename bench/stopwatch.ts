import process from 'node:process'

/** What a run may do to its watch. */
export interface PausableWatch {
  /** Leaves out what follows, making the next piece of input say. */
  pause(): void
  resume(): void
}

/** Wall clock and processor time of this process, all its threads, without the pauses. */
export class Stopwatch implements PausableWatch {
  #milliseconds = 0
  #cpuMilliseconds = 0
  #since: { readonly wall: number; readonly cpu: number } | null = null

  /** @throws {RangeError} when it is running */
  resume(): void {
    if (this.#since !== null) throw new RangeError('the watch is running')
    this.#since = { cpu: readOwnCpu(), wall: performance.now() }
  }

  /** @throws {RangeError} when it stands */
  pause(): void {
    const wall = performance.now()
    if (this.#since === null) throw new RangeError('the watch stands')
    this.#milliseconds += wall - this.#since.wall
    this.#cpuMilliseconds += readOwnCpu() - this.#since.cpu
    this.#since = null
  }

  get milliseconds(): number {
    return this.#milliseconds
  }

  get cpuMilliseconds(): number {
    return this.#cpuMilliseconds
  }
}

/** Times the work on each item, but not the making of it. */
export async function timeEach<T>(
  items: Iterable<T> | AsyncIterable<T>,
  watch: PausableWatch,
  work: (item: T) => void | Promise<void>,
): Promise<void> {
  watch.pause()
  for await (const item of items) {
    watch.resume()
    await work(item)
    watch.pause()
  }
  watch.resume()
}

function readOwnCpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
