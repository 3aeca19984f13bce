import type { Clocks } from '../domain/clocks.ts'

/** Clocks of a read from what a request gave; a clock left out is all time, or now. */
export function readClocks(query: {
  readonly asAt?: string | undefined
  readonly knownAt?: string | undefined
}): Clocks {
  return { asAt: query.asAt ?? null, knownAt: query.knownAt ?? null }
}
