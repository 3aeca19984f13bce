import type { Clocks } from '../../domain/clocks.ts'
import type { ClaimId } from '../../domain/ids.ts'
import type { Manifest } from '../finding.ts'
import type { Exclusions, ProjectionInput } from '../graph/network.ts'
import type { ProjectionParameters } from '../graph/projection-parameters.ts'
import type { MeasureParameters } from '../measure.ts'
import type { Presence } from './compare-presence.ts'
import type { WindowIntroducer } from './credit-by-window.ts'
import type { ClusterEvent, MatchParameters, WindowCluster } from './match-clusters.ts'
import type { WindowValues } from './measure-window.ts'
import type { Window, WindowRule } from './windows.ts'

export interface ChangeParameters extends MatchParameters {
  readonly measure: { readonly id: string; readonly parameters: MeasureParameters }
  readonly every: WindowRule
  /** First and last day looked at; null for the first and last that evidence tells. */
  readonly from: string | null
  readonly to: string | null
  /** Whether evidence without a date counts, in every window. */
  readonly undated: 'in' | 'out'
}

/** A measure followed over time. It survives a structured clone. */
export interface ChangeRequest {
  readonly input: ProjectionInput
  /** `asAt` must be null: each window is a time of its own. */
  readonly clocks: Clocks
  readonly projection: ProjectionParameters
  readonly parameters: ChangeParameters
  /** A whole number in [0, 2^32). */
  readonly seed: number
  readonly version: string
}

export interface ChangeWindow extends Window, Presence {
  readonly nodes: number
  readonly ties: number
  /** Pieces of evidence that may hold in it. */
  readonly evidence: number
  readonly ungraded: boolean
  readonly values: WindowValues
  readonly clusters: readonly WindowCluster[]
}

/** An event with the claims that tie the clusters concerned; the count tells of those that are not listed. */
export interface CitedClusterEvent extends ClusterEvent {
  readonly claimIds: readonly ClaimId[]
  readonly claimCount: number
}

export interface ChangeResult {
  readonly manifest: Omit<Manifest, 'measures' | 'stability'> & { readonly parameters: ChangeParameters }
  /** Which measure made the clusters that are followed. */
  readonly clusterMeasure: string
  readonly windows: readonly ChangeWindow[]
  readonly events: readonly CitedClusterEvent[]
  /** Leads, and no findings. */
  readonly introducers: readonly WindowIntroducer[]
  readonly evidence: EvidenceCounts
  readonly excluded: Exclusions
}

export interface EvidenceCounts {
  readonly all: number
  readonly undated: number
  /** Dated evidence that may hold in several windows, because it lasts or because its date is not exact. */
  readonly inSeveral: number
  /** Dated evidence that holds in no window. */
  readonly inNone: number
}
