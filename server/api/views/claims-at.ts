import { CLAIM_STATUSES } from '../../domain/claim.ts'
import type { ClaimStatus, KnownClaim } from '../../domain/claim.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { CaseId, ClaimId, ExcerptId, SourceId } from '../../domain/ids.ts'
import type { CaseStore } from '../../store/case-store.ts'
import type { CaseContext } from '../case-context.ts'
import { readAll, splitIds } from '../read-all.ts'
import { readExcerptsById } from '../read-by-ids.ts'

/** What a chart draws: claims that stand, and those that were refuted, crossed. */
export const DRAWN_STATUSES: readonly ClaimStatus[] = ['active', 'refuted']

/** The source of every excerpt that the claims quote. */
export async function readExcerptSources(
  store: CaseStore,
  { info, clocks }: CaseContext,
  claims: readonly KnownClaim[],
): Promise<ReadonlyMap<ExcerptId, SourceId>> {
  const sources = new Map<ExcerptId, SourceId>()
  const quoted = claims.flatMap((claim) => claim.excerpts)
  for await (const excerpts of readExcerptsById(store, info.id, clocks, quoted)) {
    for (const { id, source } of excerpts) sources.set(id, source)
  }
  return sources
}

/** Claims of any status and valid time, as known then, that contradict one of those given and are not among them. */
export async function readContradicting(
  store: CaseStore,
  caseId: CaseId,
  clocks: Clocks,
  claims: readonly KnownClaim[],
): Promise<readonly KnownClaim[]> {
  const given = new Set<ClaimId>(claims.map((claim) => claim.id))
  const against = claims.flatMap((claim) => claim.contradictions).filter((id) => !given.has(id))
  const found: KnownClaim[] = []
  for (const ids of splitIds(against)) {
    const query = { ids, statuses: CLAIM_STATUSES }
    found.push(...(await readAll((page) => store.readClaims(caseId, { ...clocks, asAt: null }, query, page))))
  }
  return found
}

/** What had become of each claim by the clocks it was read at. */
export function indexStatuses(claims: readonly KnownClaim[]): ReadonlyMap<string, ClaimStatus> {
  return new Map(claims.map((claim) => [claim.id, claim.status]))
}
