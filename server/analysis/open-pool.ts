import { availableParallelism } from 'node:os'

import type { TellProgress } from './answer-thread.ts'
import { ThreadPool } from './parallel/thread-pool.ts'

/** The threads of one run, and how it tells what they have done. */
export interface PooledRun {
  readonly pool: ThreadPool
  readonly onProgress: TellProgress
}

const WORKER = new URL('./parallel/parallel.worker.js', import.meta.url)
/** Progress within a step is told no more often. */
const LEAST_PAUSE_MILLISECONDS = 100

/**
 * A pool for the thread of a run, as many threads as the machine runs at once. While a step is being done, the slots
 * done in it are told as parts of the step: the run's `onProgress` has to go by the one given back.
 */
export function openPool(tell: TellProgress, threads = availableParallelism()): PooledRun {
  let step: Parameters<TellProgress> | null = null
  let told = performance.now()
  const onSlots = (done: number, total: number): void => {
    const now = performance.now()
    if (step === null || now - told < LEAST_PAUSE_MILLISECONDS) return
    told = now
    const [phase, before, all] = step
    if (before < all) tell(phase, before + done / total, all)
  }
  return {
    pool: new ThreadPool({ threads, workerUrl: WORKER, onProgress: onSlots }),
    onProgress(...next) {
      step = next
      told = performance.now()
      tell(...next)
    },
  }
}
