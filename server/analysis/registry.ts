import { BETWEENNESS } from './centrality/betweenness.ts'
import { DEGREE } from './centrality/degree.ts'
import { STRENGTH } from './centrality/strength.ts'
import { LOUVAIN } from './community/louvain.ts'
import type { Measure } from './measure.ts'

/** Every measure there is, in the order of menus. A new one is a file of its own and a line here. */
export const MEASURES: readonly Measure[] = [DEGREE, STRENGTH, BETWEENNESS, LOUVAIN]

/** A run asks for a measure that does not exist. */
export class UnknownMeasureError extends Error {
  override readonly name = 'UnknownMeasureError'
  constructor(readonly measureId: string) {
    super(`There is no measure "${measureId}"; there are: ${MEASURES.map((one) => one.id).join(', ')}.`)
  }
}

/** Throws UnknownMeasureError. */
export function findMeasure(id: string): Measure {
  const found = MEASURES.find((measure) => measure.id === id)
  if (found === undefined) throw new UnknownMeasureError(id)
  return found
}
