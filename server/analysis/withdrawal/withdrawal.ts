import type { EntityId, SourceId } from '../../domain/ids.ts'
import type { Exclusions } from '../graph/network.ts'
import type { UndefinedMeasure } from '../finding.ts'

/** What becomes of one tie; sharing an event with fewer ties the rest of them closer. */
export interface ChangedTie {
  readonly a: EntityId
  readonly b: EntityId
  readonly fate: 'falls' | 'weakens' | 'strengthens'
  /** Strength, support and origins before; after, null where it falls. */
  readonly before: TieState
  readonly after: TieState | null
}

export interface TieState {
  readonly strength: number
  readonly support: number
  readonly origins: readonly string[]
}

/** What becomes of the shortest path between two; null where there is none. */
export interface ChangedPath {
  readonly from: EntityId
  readonly to: EntityId
  readonly fate: 'falls' | 'changes' | 'stands' | 'none'
  readonly before: readonly EntityId[] | null
  readonly after: readonly EntityId[] | null
}

/** Those whose rank is another, in the order of their rank before. */
export interface ChangedRanking {
  readonly measure: string
  readonly rows: readonly {
    readonly id: EntityId
    readonly before: { readonly rank: number; readonly value: number }
    readonly after: { readonly rank: number; readonly value: number }
  }[]
}

/** Somebody to whom another branch is given, or none any more. */
export interface ChangedBranch {
  readonly id: EntityId
  readonly before: BranchState
  readonly after: BranchState
}

export interface BranchState {
  /** `not-listed` where nothing is asserted, asked or told of them. */
  readonly status: 'asserted' | 'assigned' | 'undetermined' | 'contacts-only' | 'not-listed'
  readonly branch: EntityId | null
}

/** What hangs on one source alone. */
export interface SourceWeight {
  readonly source: SourceId
  readonly tiesFall: number
  readonly tiesWeaken: number
  /** People whose rank in the first measure asked for is another without it; null where it is not defined. */
  readonly ranksChange: number | null
}

/** What falls if part of the material goes. */
export interface Withdrawal {
  readonly ties: readonly ChangedTie[]
  readonly tiesBefore: number
  readonly componentsBefore: number
  readonly componentsAfter: number
  readonly paths: readonly ChangedPath[]
  readonly rankings: readonly ChangedRanking[]
  /** Measures not defined before or after, with the reason. */
  readonly undefined: readonly UndefinedMeasure[]
  readonly branches: readonly ChangedBranch[]
  /** Sources on which most hangs first; empty where no overview was asked for. */
  readonly overview: readonly SourceWeight[]
  readonly excluded: Exclusions
  readonly ungraded: boolean
}
