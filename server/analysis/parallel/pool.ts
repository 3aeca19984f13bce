import type { KernelInputs, KernelName } from './kernels.ts'

/**
 * Work that threads do together, cut into slots that depend on the input alone and never on how many threads there are.
 * A slot writes only what belongs to it, into shared memory of the input; whoever asked then adds the slots up in
 * their order, so that the same input gives the same bits on one thread and on many.
 */
export interface ParallelJob<Name extends KernelName = KernelName> {
  readonly kernel: Name
  /** Survives a structured clone; what is written to lies in a SharedArrayBuffer. */
  readonly input: KernelInputs[Name]
  /** Slots 0 … slots − 1 are each done once. */
  readonly slots: number
}

export interface Pool {
  /** Threads that work at once, from 1; no result depends on it. */
  readonly threads: number
  /**
   * Does all slots and returns when the last is done. What the slot of the lowest number throws is thrown, or, since
   * another thread may have done it, an error of the same name and message: what a measure has to tell of by a class of
   * its own, a slot writes down. `onProgress` hears of slots done, of all, in the thread that called.
   */
  run<Name extends KernelName>(job: ParallelJob<Name>, onProgress?: (done: number, total: number) => void): void
}
