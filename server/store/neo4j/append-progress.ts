import type { AppendOptions } from '../case-store.ts'

/** How far an append has come, for whoever watches it, and the points at which it can be stopped. */
export class AppendProgress {
  readonly #total: number
  readonly #options: AppendOptions
  #done = 0

  constructor(total: number, options: AppendOptions) {
    this.#total = total
    this.#options = options
  }

  /** The driver may run the whole transaction again. */
  restart(): void {
    this.#done = 0
    this.checkpoint()
  }

  advance(count: number): void {
    if (count === 0) return
    this.#done += count
    this.#options.onProgress?.(this.#done, this.#total)
    this.checkpoint()
  }

  /** @throws the reason of the signal once it is aborted */
  checkpoint(): void {
    this.#options.signal?.throwIfAborted()
  }
}
