import type { ClaimId, EntityId, ExcerptId, OverrideId, ReviewId } from './ids.ts'

/**
 * What a person decided about a claim. `confirmed` and `unconfirmed` concern its line style; `refuted`, `withdrawn`
 * and `reinstated` its status.
 */
export const VERDICTS = ['confirmed', 'unconfirmed', 'refuted', 'withdrawn', 'reinstated'] as const
export type Verdict = (typeof VERDICTS)[number]

export interface Review {
  readonly type: 'review'
  readonly id: ReviewId
  readonly claim: ClaimId
  readonly verdict: Verdict
  readonly author: string
  readonly recordedAt: string
  readonly reason: string
  readonly excerpts: readonly ExcerptId[]
}

/** Grounds on which a person is kept out of rankings and computed paths. */
export const PROTECTION_GROUNDS = ['victim', 'minor', 'witness', 'acquitted', 'official', 'counsel'] as const
export type ProtectionGround = (typeof PROTECTION_GROUNDS)[number]

/** Protection prevails unless a supervisor records why it should not, for one person and one ground. */
export interface ProtectionOverride {
  readonly type: 'override'
  readonly id: OverrideId
  readonly entity: EntityId
  readonly ground: ProtectionGround
  readonly author: string
  readonly recordedAt: string
  readonly reason: string
}
