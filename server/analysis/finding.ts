import type { Clocks } from '../domain/clocks.ts'
import type { EntityId } from '../domain/ids.ts'
import type { Exclusions, Network, NodeKind } from './graph/network.ts'
import type { ProjectionParameters } from './graph/projection-parameters.ts'
import type { DomainGap, MeasureParameters } from './measure.ts'
import type { RankedValue } from './rank-values.ts'
import type { Coverage } from './stability/collection-coverage.ts'
import type { OrderStability, RankStability } from './stability/conclude-order.ts'
import type { ResampleCounts, StabilityParameters } from './stability/rank-stability.ts'

/** All that a re-run needs, beside the material itself, to give the identical finding. */
export interface Manifest {
  /** SHA-256 of the material, hash-input.ts. */
  readonly inputHash: string
  /** What the material was read at. */
  readonly clocks: Clocks
  readonly projection: { readonly name: string; readonly parameters: ProjectionParameters }
  readonly measures: readonly { readonly id: string; readonly parameters: MeasureParameters }[]
  /** Null when no resampling was asked for. */
  readonly stability: StabilityParameters | null
  readonly seed: number
  /** Version of the program. */
  readonly version: string
  /** Which measures were computed elsewhere, and why others were not; not there where nobody asked for that. */
  readonly computedBy?: readonly ComputedBy[]
}

/** What computed one measure when another backend than this program's own kernels was asked for. */
export interface ComputedBy {
  readonly measure: string
  readonly backend: 'own' | 'gds'
  readonly version: string
  /** Why it was not computed by the backend asked for; null when it was. */
  readonly refused: string | null
}

/** Asserted membership in criminal groups among the nodes of the network. */
export interface MembershipSummary {
  /** People asserted to belong to one group, its larger wholes aside. */
  readonly people: number
  /** Groups that these people belong to. */
  readonly groups: number
  /** People asserted to belong to several groups of which none is a part of another; they count nowhere. */
  readonly ambiguous: number
}

export interface NetworkSummary {
  readonly nodes: number
  readonly nodesByKind: Readonly<Record<NodeKind, number>>
  readonly ties: number
  readonly components: number
  /** Some tie rests on material that was never graded: the output says so. */
  readonly ungraded: boolean
  /** Ties of which no claim was confirmed by an analyst: the output says "unvalidated". */
  readonly unvalidatedTies: number
  /** Who was left out for protection: every output states the total. */
  readonly excluded: Exclusions
  readonly membership: MembershipSummary
}

export interface RankingRow extends RankedValue {
  readonly kind: NodeKind
  readonly stability: RankStability | null
  readonly coverage: Coverage
}

export interface Ranking {
  readonly measure: string
  /** From the first rank on, equals by id. */
  readonly rows: readonly RankingRow[]
  /** Null when no resamples were made. */
  readonly stability: OrderStability | null
}

export interface Clustering {
  readonly measure: string
  /** At most 1; null without ties, and for divisions that no modularity is asked of. */
  readonly modularity: number | null
  readonly clusters: readonly { readonly number: number; readonly members: readonly EntityId[] }[]
  /** Mean adjusted Rand index between these clusters and those of the resamples; null when none were made. */
  readonly agreement: number | null
}

/** Nodes that have a property. */
export interface NodeFlag {
  readonly measure: string
  readonly nodes: readonly {
    readonly id: EntityId
    /** Share of resamples that hold the node in which it has the property too; null when none do. */
    readonly kept: number | null
  }[]
}

/** Ties that have a property, by (a, b). */
export interface TieFlag {
  readonly measure: string
  readonly ties: readonly {
    readonly a: EntityId
    readonly b: EntityId
    /**
     * Share of resamples that hold the tie in which it has the property too, those left aside that could not take it
     * away; null when none do.
     */
    readonly kept: number | null
    /** Share of resamples that hold the tie; null when none were made. */
    readonly held: number | null
  }[]
}

export interface NetworkValue {
  readonly measure: string
  readonly value: number
  /** Least and greatest value in the run and all resamples in which it was defined; null when none were made. */
  readonly range: { readonly low: number; readonly high: number } | null
}

/** A measure that is not defined on this network, and why. */
export interface UndefinedMeasure {
  readonly measure: string
  readonly gap: DomainGap
  readonly message: string
}

/** What one run found: plain data, the same for the same request to the last bit. */
export interface Finding {
  readonly manifest: Manifest
  readonly summary: NetworkSummary
  readonly rankings: readonly Ranking[]
  readonly clusterings: readonly Clustering[]
  readonly nodeFlags: readonly NodeFlag[]
  readonly tieFlags: readonly TieFlag[]
  readonly networkValues: readonly NetworkValue[]
  readonly undefined: readonly UndefinedMeasure[]
  /** How many resamples stand behind the intervals; null when none were asked for. */
  readonly resamples: ResampleCounts | null
}

/** A finding and the network that it was computed on, whose ties are its reasons. */
export interface AnalysisResult {
  readonly finding: Finding
  readonly network: Network
}
