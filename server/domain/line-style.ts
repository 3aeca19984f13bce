import type { ClaimStatus, KnownClaim } from './claim.ts'
import type { SourceKind } from './source.ts'

export type LineStyle = 'solid' | 'dashed' | 'dotted'

/**
 * Chart grammar: solid is confirmed by an analyst, dashed unconfirmed, dotted inferred, generic or still without a
 * source. Press alone is dashed at most, whoever confirmed it.
 */
export function chooseLineStyle(
  claim: Pick<KnownClaim, 'certainty' | 'confirmed' | 'excerpts'>,
  sourceKinds: readonly SourceKind[],
): LineStyle {
  if (claim.excerpts.length === 0) return 'dotted'
  if (claim.certainty === 'implied' || claim.certainty === 'generic') return 'dotted'
  const beyondPress = sourceKinds.some((kind) => kind !== 'press')
  return claim.confirmed && beyondPress ? 'solid' : 'dashed'
}

/**
 * Refuted claims are drawn, and crossed; so are claims that a claim still standing contradicts.
 * `contradicting` holds the status of each claim named in `contradictions`.
 */
export function isCrossed(claim: Pick<KnownClaim, 'status'>, contradicting: readonly ClaimStatus[]): boolean {
  return claim.status === 'refuted' || contradicting.includes('active')
}
