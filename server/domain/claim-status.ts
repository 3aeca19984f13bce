import type { Claim, ClaimStatus, KnownClaim } from './claim.ts'
import type { ClaimId } from './ids.ts'
import type { Review } from './review.ts'

/** A record with the instant at which this store received it. */
export type Received<T> = T & { readonly receivedAt: string }

/** All that bears on one claim and was received by `knownAt`. */
export interface ClaimContext {
  readonly reviews: readonly Received<Review>[]
  readonly supersededBy: readonly Received<Pick<Claim, 'id' | 'recordedAt'>>[]
  readonly contradictedBy: readonly ClaimId[]
}

interface StatusEvent {
  readonly key: string
  readonly status: ClaimStatus
  readonly by: ClaimId | null
}

/**
 * Derives what a store knows of a claim. Status is that of the last event by (receivedAt, recordedAt, id): being
 * superseded, refuted, withdrawn or reinstated; a claim without events is active.
 */
export function deriveKnownClaim(claim: Received<Claim>, context: ClaimContext): KnownClaim {
  const last = listStatusEvents(context).at(-1)
  return {
    ...claim,
    status: last?.status ?? 'active',
    supersededBy: last?.status === 'superseded' ? last.by : null,
    confirmed: isConfirmed(context.reviews),
    contradictions: [...new Set([...claim.contradicts, ...context.contradictedBy])].sort(),
  }
}

function listStatusEvents(context: ClaimContext): StatusEvent[] {
  const events: StatusEvent[] = context.supersededBy.map((by) => ({
    key: orderKey(by),
    status: 'superseded',
    by: by.id,
  }))
  for (const review of context.reviews) {
    const status = statusAfter(review)
    if (status !== null) events.push({ key: orderKey(review), status, by: null })
  }
  return events.sort((a, b) => (a.key < b.key ? -1 : 1))
}

function statusAfter(review: Review): ClaimStatus | null {
  switch (review.verdict) {
    case 'refuted':
    case 'withdrawn':
      return review.verdict
    case 'reinstated':
      return 'active'
    case 'confirmed':
    case 'unconfirmed':
      return null
  }
}

function isConfirmed(reviews: readonly Received<Review>[]): boolean {
  const last = reviews
    .filter((review) => review.verdict === 'confirmed' || review.verdict === 'unconfirmed')
    .sort((a, b) => (orderKey(a) < orderKey(b) ? -1 : 1))
    .at(-1)
  return last?.verdict === 'confirmed'
}

function orderKey(event: { receivedAt: string; recordedAt: string; id: string }): string {
  return `${event.receivedAt} ${event.recordedAt} ${event.id}`
}
