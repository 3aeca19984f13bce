import type { Clocks } from '../../domain/clocks.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { Manifest } from '../finding.ts'
import type { Exclusions, ProjectionInput } from '../graph/network.ts'
import type { ProjectionParameters } from '../graph/projection-parameters.ts'
import type { DomainGap, MeasureParameters } from '../measure.ts'

/** In which order nodes are taken away. */
export type DisruptionPlan =
  /** The highest first; `recompute` measures what is left anew after each. */
  | {
      readonly kind: 'ranking'
      readonly measure: string
      readonly parameters: MeasureParameters
      readonly recompute: boolean
    }
  /** Those named, in the order given. */
  | { readonly kind: 'chosen'; readonly entities: readonly EntityId[] }
  /** Drawn evenly, so many times over. */
  | { readonly kind: 'random'; readonly repetitions: number }
  /** The set of KPP-neg of as many as are to be removed, in the order in which it was found. */
  | { readonly kind: 'key-players'; readonly distances: boolean }

export interface DisruptionParameters {
  readonly plans: readonly DisruptionPlan[]
  /** How many nodes a plan takes away at most. */
  readonly removals: number
  /** Within how many ties others count as reached. */
  readonly steps: number
}

/** One run. It survives a structured clone, so that a worker can be sent it. */
export interface DisruptionRequest {
  readonly input: ProjectionInput
  readonly clocks: Clocks
  readonly projection: ProjectionParameters
  readonly parameters: DisruptionParameters
  /** A whole number in [0, 2^32). */
  readonly seed: number
  readonly version: string
}

export const FIGURES = ['largest', 'efficiency', 'reach', 'components'] as const
export type Figure = (typeof FIGURES)[number]

/** What is left of a network; all shares are of the network as it was, so that curves can only fall. */
export interface Shape {
  /** Nodes of the largest connected part, as a share of all nodes there were. */
  readonly largest: number
  /** Sum of 1/distance over ordered pairs, as a share of the pairs there were (V. Latora and M. Marchiori 2001). */
  readonly efficiency: number
  /** Ordered pairs within so many steps, as a share of the pairs there were. */
  readonly reach: number
  /** Connected parts that are left. */
  readonly components: number
}

/** What one plan does, after no removal, one, two and so on; of random plans the mean. */
export interface Curve {
  readonly shapes: readonly Shape[]
  /** Where nine in ten of the random repetitions lie; null for plans that draw nothing. */
  readonly low: readonly Shape[] | null
  readonly high: readonly Shape[] | null
}

export interface PlanResult extends Curve {
  readonly plan: DisruptionPlan
  /** Who was taken away, in order; empty for random plans. */
  readonly removed: readonly EntityId[]
  /**
   * The mean of each share after 1, 2 … removals; that of `largest` is the robustness R of C. M. Schneider et al., PNAS
   * 108 (2011) 3838–3841, once all are removed. Null where nothing was removed.
   */
  readonly area: Readonly<Record<'largest' | 'efficiency' | 'reach', number>> | null
  /** Why it ended before all removals were made. */
  readonly ended: { readonly gap: DomainGap | 'no-more'; readonly message: string } | null
}

export interface DisruptionResult {
  readonly manifest: Pick<Manifest, 'inputHash' | 'clocks' | 'projection' | 'seed' | 'version'> & {
    readonly parameters: DisruptionParameters
  }
  readonly nodes: number
  readonly ties: number
  readonly ungraded: boolean
  readonly unvalidatedTies: number
  readonly plans: readonly PlanResult[]
  readonly excluded: Exclusions
}
