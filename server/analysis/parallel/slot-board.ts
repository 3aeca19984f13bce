const NEXT = 0
const DONE = 1
const LIMIT = 2

/**
 * Hands out the slots of one job to threads that know nothing of each other, over shared memory: each slot once, in
 * ascending order. When a slot fails no further ones are handed out, so that the failure of the lowest number is always
 * among those that happened.
 */
export class SlotBoard {
  /** Survives a structured clone; another thread opens the same board on it. */
  readonly memory: SharedArrayBuffer
  readonly #cells: Int32Array

  /** Opens the board of another thread on its memory, or a new one for so many slots. */
  constructor(from: SharedArrayBuffer | number) {
    this.memory = typeof from === 'number' ? new SharedArrayBuffer(12) : from
    this.#cells = new Int32Array(this.memory)
    if (typeof from === 'number') this.#cells[LIMIT] = from
  }

  /** The next slot to be done, −1 when none is left. */
  take(): number {
    const limit = Atomics.load(this.#cells, LIMIT)
    if (Atomics.load(this.#cells, NEXT) >= limit) return -1
    const slot = Atomics.add(this.#cells, NEXT, 1)
    return slot < limit ? slot : -1
  }

  /** Whether any slot is left, without taking it. */
  get hasMore(): boolean {
    return Atomics.load(this.#cells, NEXT) < Atomics.load(this.#cells, LIMIT)
  }

  /** Tells that a slot which was taken has ended, well or not. */
  finish(): void {
    Atomics.add(this.#cells, DONE, 1)
    Atomics.notify(this.#cells, DONE)
  }

  /** Stops handing out; to be called before `finish` by whoever failed. */
  stop(slots: number): void {
    const taken = Atomics.add(this.#cells, NEXT, slots)
    if (taken < slots) Atomics.store(this.#cells, LIMIT, taken)
  }

  /** Slots that have ended. */
  get done(): number {
    return Atomics.load(this.#cells, DONE)
  }

  get isFinished(): boolean {
    // The limit only falls, and before the last of those under it is counted.
    return this.done >= Atomics.load(this.#cells, LIMIT)
  }

  /** Sleeps until a slot more than `seen` has ended, or for the time given. */
  awaitMore(seen: number, milliseconds: number): void {
    Atomics.wait(this.#cells, DONE, seen, milliseconds)
  }
}
