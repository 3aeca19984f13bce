import type { Claim, ClaimStatus, KnownClaim } from '../domain/claim.ts'
import { deriveKnownClaim } from '../domain/claim-status.ts'
import type { Received } from '../domain/claim-status.ts'
import type { Clocks } from '../domain/clocks.ts'
import type { ClaimId } from '../domain/ids.ts'
import { mayHoldOn } from '../domain/partial-date.ts'
import type { Review } from '../domain/review.ts'

/** A claim that supersedes another. */
export interface Supersession extends Received<Pick<Claim, 'id' | 'recordedAt'>> {
  readonly supersedes: ClaimId
}

/** A claim that says it contradicts another. */
export interface Contradiction {
  readonly claim: ClaimId
  readonly contradictedBy: ClaimId
}

/** All that bears on some claims; the reader has left out whatever was received after `knownAt`. */
export interface ClaimEvidence {
  readonly reviews: readonly Received<Review>[]
  readonly supersessions: readonly Supersession[]
  readonly contradictions: readonly Contradiction[]
}

const ACTIVE_ALONE: readonly ClaimStatus[] = ['active']

/** Puts claims together with what bears on them, in the order given. */
export function assembleKnownClaims(claims: readonly Received<Claim>[], evidence: ClaimEvidence): KnownClaim[] {
  const reviews = groupBy(evidence.reviews, (review) => review.claim)
  const supersessions = groupBy(evidence.supersessions, (one) => one.supersedes)
  const contradictions = groupBy(evidence.contradictions, (one) => one.claim)
  return claims.map((claim) =>
    deriveKnownClaim(claim, {
      reviews: reviews.get(claim.id) ?? [],
      supersededBy: supersessions.get(claim.id) ?? [],
      contradictedBy: (contradictions.get(claim.id) ?? []).map((one) => one.contradictedBy),
    }),
  )
}

/** Whether a claim has one of the statuses, active unless said otherwise, and may hold at `asAt`. */
export function isVisible(claim: KnownClaim, clocks: Clocks, statuses = ACTIVE_ALONE): boolean {
  return statuses.includes(claim.status) && (clocks.asAt === null || mayHoldOn(claim.valid, clocks.asAt))
}

function groupBy<T, K>(items: readonly T[], readKey: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = readKey(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
