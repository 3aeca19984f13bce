import type { Clocks } from '../domain/clocks.ts'
import type { EntityId } from '../domain/ids.ts'
import type { Exclusions, Network, NodeKind } from './graph/network.ts'
import type { ProjectionParameters } from './graph/projection-parameters.ts'
import type { MeasureParameters } from './measure.ts'
import type { RankedValue } from './rank-values.ts'
import type { RankStability } from './stability/order-tally.ts'
import type { ResampleCounts, StabilityParameters } from './stability/rank-stability.ts'

/** All that a re-run needs, beside the material itself, to give the identical finding. */
export interface Manifest {
  /** SHA-256 of the material, hash-input.ts. */
  readonly inputHash: string
  /** What the material was read at. */
  readonly clocks: Clocks
  readonly projection: { readonly name: string; readonly parameters: ProjectionParameters }
  readonly measures: readonly { readonly id: string; readonly parameters: MeasureParameters }[]
  /** Null when no rank intervals were asked for. */
  readonly stability: StabilityParameters | null
  readonly seed: number
  /** Version of the program. */
  readonly version: string
}

export interface NetworkSummary {
  readonly nodes: number
  readonly nodesByKind: Readonly<Record<NodeKind, number>>
  readonly ties: number
  readonly components: number
  /** Some tie rests on material that was never graded: the output says so. */
  readonly ungraded: boolean
  /** Who was left out for protection: every output states the total. */
  readonly excluded: Exclusions
}

export interface RankingRow extends RankedValue {
  readonly kind: NodeKind
  readonly stability: RankStability | null
}

export interface Ranking {
  readonly measure: string
  /** From the first rank on, equals by id. */
  readonly rows: readonly RankingRow[]
}

export interface Clustering {
  readonly measure: string
  /** At most 1; null without ties. */
  readonly modularity: number | null
  readonly clusters: readonly { readonly number: number; readonly members: readonly EntityId[] }[]
}

/** What one run found: plain data, the same for the same request to the last bit. */
export interface Finding {
  readonly manifest: Manifest
  readonly summary: NetworkSummary
  readonly rankings: readonly Ranking[]
  readonly clusterings: readonly Clustering[]
  /** How many resamples stand behind the rank intervals; null when none were asked for. */
  readonly resamples: ResampleCounts | null
}

/** A finding and the network that it was computed on, whose ties are its reasons. */
export interface AnalysisResult {
  readonly finding: Finding
  readonly network: Network
}
