import { BETWEENNESS } from './centrality/betweenness.ts'
import { CLOSENESS } from './centrality/closeness.ts'
import { DEGREE } from './centrality/degree.ts'
import { EIGENVECTOR } from './centrality/eigenvector.ts'
import { HARMONIC } from './centrality/harmonic.ts'
import { HITS_AUTHORITIES } from './centrality/hits-authorities.ts'
import { HITS_HUBS } from './centrality/hits-hubs.ts'
import { IN_DEGREE } from './centrality/in-degree.ts'
import { IN_STRENGTH } from './centrality/in-strength.ts'
import { KATZ } from './centrality/katz.ts'
import { OUT_DEGREE } from './centrality/out-degree.ts'
import { OUT_STRENGTH } from './centrality/out-strength.ts'
import { PAGERANK } from './centrality/pagerank.ts'
import { STRENGTH } from './centrality/strength.ts'
import { AMI } from './community/ami.ts'
import { ARI } from './community/ari.ts'
import { LEIDEN } from './community/leiden.ts'
import { LEIDEN_CONSENSUS } from './community/leiden-consensus.ts'
import { LEIDEN_CPM } from './community/leiden-cpm.ts'
import { LOUVAIN } from './community/louvain.ts'
import type { Measure } from './measure.ts'
import { ARTICULATION_POINTS } from './structure/articulation-points.ts'
import { ASSORTATIVITY } from './structure/assortativity.ts'
import { BRIDGES } from './structure/bridges.ts'
import {
  BROKERAGE_COORDINATOR,
  BROKERAGE_GATEKEEPER,
  BROKERAGE_ITINERANT,
  BROKERAGE_LIAISON,
  BROKERAGE_REPRESENTATIVE,
} from './structure/brokerage.ts'
import { CLUSTERING } from './structure/clustering.ts'
import { COMPONENTS } from './structure/components.ts'
import { CONSTRAINT } from './structure/constraint.ts'
import { DENSITY } from './structure/density.ts'
import { EFFECTIVE_SIZE } from './structure/effective-size.ts'
import { EFFICIENCY } from './structure/efficiency.ts'
import { FRAGMENTATION } from './structure/fragmentation.ts'
import { FRAGMENTATION_WITHOUT } from './structure/fragmentation-without.ts'
import { K_CORE } from './structure/k-core.ts'
import { KPP_NEG } from './structure/kpp-neg.ts'
import { KPP_POS } from './structure/kpp-pos.ts'
import { TRIANGLES } from './structure/triangles.ts'

/** Every measure there is, in the order of menus. A new one is a file of its own and a line here. */
export const MEASURES: readonly Measure[] = [
  DEGREE,
  STRENGTH,
  IN_DEGREE,
  OUT_DEGREE,
  IN_STRENGTH,
  OUT_STRENGTH,
  BETWEENNESS,
  CLOSENESS,
  HARMONIC,
  EIGENVECTOR,
  PAGERANK,
  KATZ,
  HITS_HUBS,
  HITS_AUTHORITIES,
  K_CORE,
  CLUSTERING,
  TRIANGLES,
  CONSTRAINT,
  EFFECTIVE_SIZE,
  BROKERAGE_COORDINATOR,
  BROKERAGE_ITINERANT,
  BROKERAGE_GATEKEEPER,
  BROKERAGE_REPRESENTATIVE,
  BROKERAGE_LIAISON,
  FRAGMENTATION_WITHOUT,
  COMPONENTS,
  LEIDEN,
  LEIDEN_CPM,
  LEIDEN_CONSENSUS,
  LOUVAIN,
  ARTICULATION_POINTS,
  BRIDGES,
  KPP_NEG,
  KPP_POS,
  DENSITY,
  FRAGMENTATION,
  EFFICIENCY,
  ASSORTATIVITY,
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
