import type { Claim } from '../../domain/claim.ts'
import type { ClaimId } from '../../domain/ids.ts'

/**
 * Circles of two claims or more in which each supersedes the next, each circle once, from its first claim in the order
 * given. A claim supersedes at most one, so that one walk from each is enough: linear time.
 */
export function findSupersessionCycles(claims: readonly Pick<Claim, 'id' | 'supersedes'>[]): ClaimId[][] {
  const superseded = new Map(claims.map((claim) => [claim.id, claim.supersedes]))
  const walkOf = new Map<ClaimId, ClaimId>()
  const cycles: ClaimId[][] = []
  for (const { id: start } of claims) {
    let id: ClaimId | null = start
    const walk: ClaimId[] = []
    while (id !== null && superseded.has(id) && !walkOf.has(id)) {
      walkOf.set(id, start)
      walk.push(id)
      id = superseded.get(id) ?? null
    }
    if (id === null || walkOf.get(id) !== start || walk.length === 0) continue
    const cycle = walk.slice(walk.indexOf(id))
    if (cycle.length > 1) cycles.push(cycle)
  }
  return cycles
}
