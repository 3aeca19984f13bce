import { createRandom, deriveSeed } from './create-random.ts'
import type { MeasureContext } from './measure.ts'
import { INLINE_POOL } from './parallel/inline-pool.ts'
import type { Pool } from './parallel/pool.ts'

/** What the measures of one run draw on: one for all of them, so that they can share what several need. */
export function createContext(seed: number, pool: Pool = INLINE_POOL): MeasureContext {
  return { randomFor: (label) => createRandom(deriveSeed(seed, label)), pool }
}
