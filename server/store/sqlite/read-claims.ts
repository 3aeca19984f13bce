import type { Claim, KnownClaim } from '../../domain/claim.ts'
import type { Received } from '../../domain/claim-status.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { ClaimQuery, Page, PageRequest } from '../case-store.ts'
import { assembleKnownClaims, isVisible } from '../known-claims.ts'
import type { Contradiction, Supersession } from '../known-claims.ts'
import { readPublication } from '../publications.ts'
import { selectCandidates } from './claim-candidates.ts'
import type { SqlParameter, SqlRow } from './driver.ts'
import { cutPage, selectReviews } from './read-records.ts'
import type { ReadScope } from './read-records.ts'

/** Where many candidates turn out to have another status, a slice is still worth a query. */
const LEAST_SLICE = 200

/** A page of claims: candidates come from the indexes, the domain decides their status. */
export function selectClaims(scope: ReadScope, clocks: Clocks, query: ClaimQuery, page: PageRequest): Page<KnownClaim> {
  const found: KnownClaim[] = []
  let after: string | null = page.after ?? ''
  while (after !== null && found.length <= page.limit) {
    const size = Math.max(page.limit + 1 - found.length, LEAST_SLICE)
    const slice = selectCandidates(scope, clocks, query, { after, limit: size })
    found.push(...completeClaims(scope, slice).filter((claim) => isVisible(claim, clocks, query.statuses)))
    after = slice.length === size ? (slice.at(-1)?.id ?? null) : null
  }
  return cutPage(found, page.limit)
}

/** Puts claims together with all that bears on them within the scope. */
export function completeClaims(scope: ReadScope, claims: readonly Received<Claim>[]): KnownClaim[] {
  if (claims.length === 0) return []
  const ids = claims.map((claim) => claim.id)
  const values = [scope.caseNo, JSON.stringify(ids), scope.until]
  return assembleKnownClaims(claims, {
    reviews: selectReviews(scope, ids),
    supersessions: selectSupersessions(scope, values),
    contradictions: scope.database.all(
      `SELECT claim, contradicted_by AS contradictedBy FROM contradiction
       WHERE case_no = ? AND claim IN (SELECT value FROM json_each(?)) AND received_at <= ?`,
      values,
    ) as (Contradiction & SqlRow)[],
  })
}

function selectSupersessions(scope: ReadScope, values: readonly SqlParameter[]): Supersession[] {
  const rows = scope.database.all(
    `SELECT supersedes, id, recorded_at AS recordedAt, received_at AS receivedAt FROM claim
     WHERE case_no = ? AND supersedes IN (SELECT value FROM json_each(?)) AND received_at <= ?`,
    values,
  ) as (Supersession & SqlRow)[]
  return rows.map((row) => ({ ...row, receivedAt: readPublication(scope.publications, row.receivedAt) }))
}
