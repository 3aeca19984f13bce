import { CLAIM_STATUSES } from '../../domain/claim.ts'
import type { ClaimStatus, KnownClaim } from '../../domain/claim.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { CaseId, ClaimId, EntityId } from '../../domain/ids.ts'
import type { CaseStore } from '../../store/case-store.ts'
import { groupBySubject } from '../case-context.ts'
import { readAll } from '../read-all.ts'

const CHUNK = 1000

/** What a chart draws: claims that stand, and those that were refuted, crossed. */
export const DRAWN_STATUSES: readonly ClaimStatus[] = ['active', 'refuted']

/** Active names of the entities given, by entity, as the clocks have them. */
export async function readNames(
  store: CaseStore,
  caseId: CaseId,
  clocks: Clocks,
  ids: Iterable<EntityId>,
): Promise<ReadonlyMap<EntityId, readonly KnownClaim[]>> {
  const wanted = [...new Set(ids)].sort()
  const claims: KnownClaim[] = []
  for (let start = 0; start < wanted.length; start += CHUNK) {
    const touching = wanted.slice(start, start + CHUNK)
    const query = { touching, predicates: ['HAS_NAME'] }
    claims.push(...(await readAll((page) => store.readClaims(caseId, clocks, query, page))))
  }
  return groupBySubject(claims)
}

/** Claims of any status and valid time, as known then, that contradict one of those given and are not among them. */
export async function readContradicting(
  store: CaseStore,
  caseId: CaseId,
  clocks: Clocks,
  claims: readonly KnownClaim[],
): Promise<readonly KnownClaim[]> {
  const given = new Set<ClaimId>(claims.map((claim) => claim.id))
  const ids = [...new Set(claims.flatMap((claim) => claim.contradictions))].filter((id) => !given.has(id))
  const found: KnownClaim[] = []
  for (let start = 0; start < ids.length; start += CHUNK) {
    const query = { ids: ids.slice(start, start + CHUNK), statuses: CLAIM_STATUSES }
    found.push(...(await readAll((page) => store.readClaims(caseId, { ...clocks, asAt: null }, query, page))))
  }
  return found
}

/** What had become of each claim by the clocks it was read at. */
export function indexStatuses(claims: readonly KnownClaim[]): ReadonlyMap<string, ClaimStatus> {
  return new Map(claims.map((claim) => [claim.id, claim.status]))
}
