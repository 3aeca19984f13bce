import { BETWEENNESS } from './centrality/betweenness.ts'
import { CLOSENESS } from './centrality/closeness.ts'
import { DEGREE } from './centrality/degree.ts'
import { EIGENVECTOR } from './centrality/eigenvector.ts'
import { HARMONIC } from './centrality/harmonic.ts'
import { PAGERANK } from './centrality/pagerank.ts'
import { STRENGTH } from './centrality/strength.ts'
import { AMI } from './community/ami.ts'
import { ARI } from './community/ari.ts'
import { LOUVAIN } from './community/louvain.ts'
import type { Measure } from './measure.ts'
import { ARTICULATION_POINTS } from './structure/articulation-points.ts'
import { BRIDGES } from './structure/bridges.ts'
import { CLUSTERING } from './structure/clustering.ts'
import { COMPONENTS } from './structure/components.ts'
import { DENSITY } from './structure/density.ts'
import { K_CORE } from './structure/k-core.ts'
import { TRIANGLES } from './structure/triangles.ts'

/** Every measure there is, in the order of menus. A new one is a file of its own and a line here. */
export const MEASURES: readonly Measure[] = [
  DEGREE,
  STRENGTH,
  BETWEENNESS,
  CLOSENESS,
  HARMONIC,
  EIGENVECTOR,
  PAGERANK,
  K_CORE,
  CLUSTERING,
  TRIANGLES,
  COMPONENTS,
  LOUVAIN,
  ARTICULATION_POINTS,
  BRIDGES,
  DENSITY,
  AMI,
  ARI,
]

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
