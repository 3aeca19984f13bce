import type { KnownClaim } from '../../domain/claim.ts'
import type { Entity } from '../../domain/entity.ts'
import type { ClaimId, EntityId, ExcerptId, SourceId } from '../../domain/ids.ts'
import type { Protection } from '../../domain/protection.ts'
import type { ProtectionGround } from '../../domain/review.ts'
import type { Source } from '../../domain/source.ts'

/**
 * What a projection reads. Claims are those of one case, read at the clocks wanted; protections are derived from all
 * that is known, whatever the clocks (domain/protection.ts). Order is of no consequence.
 */
export interface ProjectionInput {
  readonly entities: readonly Entity[]
  readonly claims: readonly KnownClaim[]
  readonly sources: ReadonlyMap<SourceId, Pick<Source, 'id' | 'originId' | 'reliability'>>
  /** The source that each excerpt quotes. */
  readonly excerptSources: ReadonlyMap<ExcerptId, SourceId>
  readonly protections: ReadonlyMap<EntityId, Protection>
  /** Parent of each predicate that the case added. */
  readonly predicateParents: ReadonlyMap<string, string>
}

export type NodeKind = 'person' | 'person-group' | 'criminal-group'

export interface NetworkNode {
  readonly id: EntityId
  readonly kind: NodeKind
}

/** One reason why two nodes are tied. */
export interface TieReason {
  readonly kind: 'direct' | 'event'
  /** The event both took part in; null for a direct tie. */
  readonly eventId: EntityId | null
  /** How many nodes of the network took part in the event; null for a direct tie. */
  readonly k: number | null
  /** Predicates of the claims, sorted. */
  readonly predicates: readonly string[]
  readonly claimIds: readonly ClaimId[]
  /** Keys of the origins behind it, sorted. */
  readonly origins: readonly string[]
  /** In (0, 1]; never called a probability. */
  readonly support: number
  /** What it adds to the strength of the tie: the support, for an event divided by k − 1. */
  readonly contribution: number
}

/** How much passed, in one unit: calls, USD. It enters no support and no strength. */
export interface Intensity {
  readonly unit: string
  readonly total: number
}

/** Everything that ties two nodes, `a` before `b` in code unit order. */
export interface Tie {
  readonly a: EntityId
  readonly b: EntityId
  /** Sum of the reasons' contributions, above 0; how much ties the two, and no distance. */
  readonly strength: number
  /** In (0, 1]: how well sourced it is that anything ties them; never called a probability. */
  readonly support: number
  readonly intensity: readonly Intensity[]
  /** The direct tie first, then events by id. */
  readonly reasons: readonly TieReason[]
  readonly origins: readonly string[]
  /** Some of it was never graded and weighed 1: every output says "ungraded". */
  readonly ungraded: boolean
  /** The badge of the best graded claim, `B2`; null when nothing was graded in full. */
  readonly bestGrade: string | null
  /** At least one of its claims was confirmed by an analyst; what is not confirmed is called unvalidated. */
  readonly confirmed: boolean
}

/** Who was left out of the network because protected; `total` is what every output states. */
export interface Exclusions {
  readonly total: number
  readonly persons: number
  readonly personGroups: number
  /** An entity with several grounds counts under each. */
  readonly byGround: Readonly<Record<ProtectionGround, number>>
}

/** A simple undirected weighted network; nodes by id, ties by (a, b), so that the same input gives the same network. */
export interface Network {
  readonly nodes: readonly NetworkNode[]
  readonly ties: readonly Tie[]
  readonly ungraded: boolean
  readonly excluded: Exclusions
  /** The one criminal group that each person is asserted to belong to, its larger wholes aside. */
  readonly memberships: ReadonlyMap<EntityId, EntityId>
  /** People asserted to belong to several groups of which none is a part of another. */
  readonly ambiguousMembers: readonly EntityId[]
}
