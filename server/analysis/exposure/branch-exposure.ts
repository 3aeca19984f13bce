import type { ClaimId, EntityId } from '../../domain/ids.ts'
import type { Exclusions } from '../graph/network.ts'
import type { Branch } from './branch-tree.ts'
import type { BranchBridge } from './find-branch-bridges.ts'
import type { BranchQuality } from './judge-quality.ts'
import type { BranchFailure } from './decide-branch.ts'
import type { Span } from './count-days.ts'
import type { StructuralLeads } from './structural-leads.ts'
import type { BranchTally } from './tally-branches.ts'
import type { Grounds } from './voice.ts'

/** A branch with how many people are asserted to belong to it, or to a group within it. */
export interface ListedBranch extends Branch {
  readonly members: number
}

/** One event or direct tie that a person shares with members of groups. */
export interface ListedContact {
  readonly kind: 'event' | 'tie'
  readonly event: EntityId | null
  /** How many people of the network took part; 2 for a tie. */
  readonly k: number
  readonly spans: readonly Span[]
  /** False where it rests on the origin left aside alone: then it enters no number. */
  readonly counted: boolean
  /** s(i,e), in (0, 1]. */
  readonly support: number
  readonly grounds: Grounds
  readonly members: readonly {
    readonly person: EntityId
    readonly group: EntityId
    /** s(j,e), in (0, 1]. */
    readonly support: number
    /** s(i,e) · s(j,e) / (k − 1). */
    readonly contribution: number
    readonly grounds: Grounds
    readonly membership: readonly ClaimId[]
  }[]
}

/** What is said of one person. */
export interface ExposedPerson {
  readonly id: EntityId
  /**
   * `asserted`: a sourced claim puts them in a branch. `assigned`: their contacts point to one. `undetermined`: they may
   * be asked about, and the contacts are not clear. `contacts-only`: nothing but contacts is told, so nothing is asked.
   */
  readonly status: 'asserted' | 'assigned' | 'undetermined' | 'contacts-only'
  /** Asserted or assigned; null otherwise, and where several are asserted. */
  readonly branch: EntityId | null
  /** Groups of the hierarchy that the person is asserted to belong to. */
  readonly asserted: readonly { readonly group: EntityId; readonly claims: readonly ClaimId[] }[]
  readonly gate: {
    readonly kind: 'membership' | 'perpetrator-role'
    readonly claims: readonly ClaimId[]
    /** Keys of origins. */
    readonly origins: readonly string[]
    /** The one by whose word the person may be asked about, and of which no contact counts. */
    readonly aside: string
  } | null
  /** What the contacts alone point to, own membership left out; null where undetermined or not asked. */
  readonly exposed: EntityId | null
  readonly margin: number | null
  readonly failed: readonly BranchFailure[]
  readonly tallies: readonly BranchTally[]
  readonly contacts: readonly ListedContact[]
}

/** Which branch, never whether: plain data, the same for the same input to the last bit. */
export interface BranchExposure {
  /** By id. */
  readonly branches: readonly ListedBranch[]
  /** Everybody of whom something is asserted, asked or told, by id. */
  readonly people: readonly ExposedPerson[]
  readonly bridges: readonly BranchBridge[]
  readonly leads: StructuralLeads
  readonly quality: BranchQuality
  readonly excluded: Exclusions
  /** Some of the contacts rest on material that was never graded. */
  readonly ungraded: boolean
}
