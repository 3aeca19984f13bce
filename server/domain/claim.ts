import type { HandlingCode, InformationGrade } from './grade.ts'
import type { ClaimId, EntityId, ExcerptId } from './ids.ts'
import type { Literal } from './literal.ts'
import type { Interval } from './partial-date.ts'

export const BASES = ['fact', 'assessment'] as const
export type Basis = (typeof BASES)[number]

/**
 * How the source says it: in its own voice; as somebody's statement; hedged; only by reading two passages together;
 * or as a general pattern about no identified actor.
 */
export const CERTAINTIES = ['stated', 'attributed', 'suspected', 'implied', 'generic'] as const
export type Certainty = (typeof CERTAINTIES)[number]

export const CLAIM_STATUSES = ['active', 'refuted', 'withdrawn', 'superseded'] as const
export type ClaimStatus = (typeof CLAIM_STATUSES)[number]

export type ClaimObject = { readonly entity: EntityId } | { readonly literal: Literal }

/** Who said it, where the source passes on somebody's word: an entity of the case, or what the text calls them. */
export type Attribution = { readonly entity: EntityId } | { readonly text: string }

/** Append-only. A correction is a new claim that supersedes; a status is derived from what was received later. */
export interface Claim {
  readonly type: 'claim'
  readonly id: ClaimId
  readonly predicate: string
  readonly subject: EntityId
  readonly object: ClaimObject
  readonly role: string | null
  /** Count, amount or distance, with its unit: 12 calls, 3000 USD, 116 km. */
  readonly quantity: { readonly value: number; readonly unit: string } | null
  readonly valid: Interval
  /** Instant that the record asserts for itself; `receivedAt` is this store's own and lives in KnownClaim. */
  readonly recordedAt: string
  readonly recordedBy: string
  readonly grade: InformationGrade | null
  readonly handling: HandlingCode | null
  readonly basis: Basis
  readonly certainty: Certainty
  readonly attributedTo: Attribution | null
  readonly excerpts: readonly ExcerptId[]
  readonly supersedes: ClaimId | null
  readonly contradicts: readonly ClaimId[]
  /** What a reader must know before relying on it; null when nothing. */
  readonly note: string | null
}

/** A claim as a store gives it back: with what the store knew of it at `knownAt`. */
export interface KnownClaim extends Claim {
  readonly receivedAt: string
  readonly status: ClaimStatus
  /** An analyst has confirmed it by a review that was not taken back. */
  readonly confirmed: boolean
  readonly supersededBy: ClaimId | null
  /** Claims that this one contradicts or that contradict it, sorted, known at `knownAt`. */
  readonly contradictions: readonly ClaimId[]
}

/** The entity a claim points to, or null when its object is a literal. */
export function objectEntity(claim: Pick<Claim, 'object'>): EntityId | null {
  return 'entity' in claim.object ? claim.object.entity : null
}

/** The literal a claim carries, or null when its object is an entity. */
export function objectLiteral(claim: Pick<Claim, 'object'>): Literal | null {
  return 'literal' in claim.object ? claim.object.literal : null
}
