import { createRandom, deriveSeed } from './create-random.ts'
import type { MeasureContext } from './measure.ts'

/** What the measures of one run draw on: one for all of them, so that they can share what several need. */
export function createContext(seed: number): MeasureContext {
  return { randomFor: (label) => createRandom(deriveSeed(seed, label)) }
}
