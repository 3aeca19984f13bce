import type { ClaimView } from '../../server/contract/claims.ts'

export interface ClaimGroup {
  readonly predicate: string
  readonly claims: readonly ClaimView[]
  /** Says something of the entity alone, and so comes after its relations. */
  readonly literal: boolean
}

/** Claims by predicate in the order of their first one: relations, then descriptions. */
export function groupClaims(claims: readonly ClaimView[]): ClaimGroup[] {
  const groups = new Map<string, ClaimView[]>()
  for (const claim of claims) {
    const group = groups.get(claim.predicate)
    if (group === undefined) groups.set(claim.predicate, [claim])
    else group.push(claim)
  }
  const all = [...groups].map(([predicate, own]) => ({ predicate, claims: own, literal: own.every(isLiteral) }))
  return [...all.filter((group) => !group.literal), ...all.filter((group) => group.literal)]
}

function isLiteral(claim: ClaimView): boolean {
  return 'literal' in claim.object
}
