import type { Pace } from './benchmark.ts'

/** People of the made-up cases that imports are measured with. */
export const IMPORT_SIZES: readonly number[] = [400, 4000, 40_000]

/** The largest case is imported once: it takes minutes, and what a warm-up would change is small beside them. */
export function paceImport(people: number): Partial<Pace> {
  if (people >= 40_000) return { warmUps: 0, mostRuns: 1 }
  return people >= 4000 ? { warmUps: 1, mostRuns: 3 } : {}
}
