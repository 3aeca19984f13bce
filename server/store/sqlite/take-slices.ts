import { setImmediate } from 'node:timers/promises'

import type { AppendOptions } from '../case-store.ts'

/**
 * Does work that comes in slices, each of which gives how much of `total` it did; the event loop turns after each.
 *
 * @throws the signal's reason as soon as a slice ends after the abort
 */
export async function takeSlices(slices: Iterable<number>, total: number, options: AppendOptions): Promise<void> {
  options.signal?.throwIfAborted()
  let done = 0
  for (const count of slices) {
    done += count
    options.onProgress?.(Math.min(done, total), total)
    await setImmediate()
    options.signal?.throwIfAborted()
  }
}

/** The same at once, for the few moments when nobody is waiting. */
export function drainSlices(slices: Iterable<number>): void {
  Array.from(slices)
}
