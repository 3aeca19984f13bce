import type { Pace } from './benchmark.ts'

/** Claims of the made-up cases that imports and searches are measured with. */
export const CLAIM_SIZES: readonly number[] = [10_000, 100_000, 1_000_000]

/** All claims of the example of POLE. */
export const POLE_SIZES: readonly number[] = [999_999]

/** The largest case is imported once: it takes minutes, and what a warm-up would change is small beside them. */
export function paceImport(claims: number): Pace {
  if (claims >= 1_000_000) return { warmUps: 0, mostRuns: 1 }
  return { warmUps: claims >= 100_000 ? 1 : 2, mostRuns: 5 }
}

/** A run asks hundreds of questions, each of which is a sample of its own. */
export function paceSearch(): Pace {
  return { warmUps: 1, mostRuns: 3 }
}
