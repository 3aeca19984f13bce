import type { StoreClock } from './case-store.ts'

/**
 * The instant under which a store receives a batch: what its clock says, but always after `last`, so that `knownAt`
 * parts any two batches even where the clock stands or was set back.
 */
export function nextInstant(clock: StoreClock, last: string | null): string {
  const now = clock().toISOString()
  return last === null || now > last ? now : new Date(Date.parse(last) + 1).toISOString()
}
