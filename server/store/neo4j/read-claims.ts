import { objectEntity } from '../../domain/claim.ts'
import type { Claim, KnownClaim } from '../../domain/claim.ts'
import type { Received } from '../../domain/claim-status.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { CaseId, ClaimId } from '../../domain/ids.ts'
import type { Review } from '../../domain/review.ts'
import type { Source } from '../../domain/source.ts'
import type { ClaimQuery, Page, PageRequest } from '../case-store.ts'
import { checkPage } from '../check-read.ts'
import { assembleKnownClaims, isVisible } from '../known-claims.ts'
import type { Contradiction, Supersession } from '../known-claims.ts'
import { toInteger } from './convert-values.ts'
import type { QueryName } from './load-cypher.ts'
import { cutPage, parseRecords } from './read-in-case.ts'
import type { CaseScope, RecordRow } from './read-in-case.ts'
import type { QueryParameters, Transaction } from './transactions.ts'

/** Where many candidates turn out to have another status, a slice is still worth a query. */
const LEAST_SLICE = 200

/** A page of claims: candidates come from one index, the domain decides their status. */
export async function readClaims(
  transaction: Transaction,
  scope: CaseScope,
  clocks: Clocks,
  query: ClaimQuery,
  page: PageRequest,
): Promise<Page<KnownClaim>> {
  checkPage(page)
  const parameters = { ...describeConditions(query, clocks), ...scope }
  const found: KnownClaim[] = []
  let after: string | null = page.after ?? ''
  while (after !== null && found.length <= page.limit) {
    const size = Math.max(page.limit + 1 - found.length, LEAST_SLICE)
    const limit = toInteger(size)
    const rows: RecordRow[] = await transaction.run(choosePath(query), { ...parameters, after, limit })
    const claims = await completeClaims(transaction, scope, parseRecords<Claim>(scope, rows))
    const visible = claims.filter((claim) => isVisible(claim, clocks, query.statuses))
    found.push(...(await keepMatching(transaction, scope, query, visible)))
    after = rows.length === size ? (rows.at(-1)?.id ?? null) : null
  }
  return cutPage(found, page.limit)
}

/** Puts claims together with all that bears on them within the scope. */
export async function completeClaims(
  transaction: Transaction,
  scope: CaseScope,
  claims: readonly Received<Claim>[],
): Promise<KnownClaim[]> {
  if (claims.length === 0) return []
  const parameters = { ...scope, claims: claims.map((claim) => claim.id) }
  const [reviews, supersessions, contradictions] = await Promise.all([
    transaction.run<RecordRow>('read/reviews-of-claims', parameters),
    transaction.run<Supersession & Record<string, unknown>>('read/supersessions-of-claims', parameters),
    transaction.run<Contradiction & Record<string, unknown>>('read/contradictions-of-claims', parameters),
  ])
  return assembleKnownClaims(claims, { reviews: parseRecords<Review>(scope, reviews), supersessions, contradictions })
}

/** The sources that each of the claims quotes. */
export async function readSourcesOfClaims(
  transaction: Transaction,
  caseId: CaseId,
  claims: readonly ClaimId[],
): Promise<ReadonlyMap<ClaimId, readonly Source[]>> {
  const rows = await transaction.run<{ claim: ClaimId; body: string }>('read/sources-of-claims', { caseId, claims })
  const sources = new Map<ClaimId, Source[]>()
  for (const { claim, body } of rows) {
    const known = sources.get(claim)
    const source = JSON.parse(body) as Source
    if (known === undefined) sources.set(claim, [source])
    else known.push(source)
  }
  return sources
}

/** The one condition whose index gives the candidates, the narrowest first. */
function choosePath(query: ClaimQuery): QueryName {
  if (query.ids !== undefined) return 'read/claims-by-id'
  if (query.touching !== undefined) return 'read/claims-touching'
  if (query.quoting !== undefined) return 'read/claims-quoting'
  return query.predicates !== undefined ? 'read/claims-by-predicate' : 'read/claims-page'
}

function describeConditions(query: ClaimQuery, clocks: Clocks): QueryParameters {
  const { ids, touching, quoting, predicates, statuses } = query
  return {
    ids: [...new Set(ids)],
    touching: [...new Set(touching)],
    quoting: [...new Set(quoting)],
    predicates: predicates === undefined ? null : [...new Set(predicates)],
    asAt: clocks.asAt,
    // Only a claim that something happened to can be other than active.
    changedOnly: statuses !== undefined && !statuses.includes('active'),
  }
}

/** Applies the conditions that did not choose the candidates. */
async function keepMatching(
  transaction: Transaction,
  scope: CaseScope,
  query: ClaimQuery,
  claims: readonly KnownClaim[],
): Promise<readonly KnownClaim[]> {
  const touching = query.touching === undefined ? null : new Set(query.touching)
  const touched = claims.filter((claim) => {
    const object = objectEntity(claim)
    return touching === null || touching.has(claim.subject) || (object !== null && touching.has(object))
  })
  if (query.quoting === undefined || choosePath(query) === 'read/claims-quoting' || touched.length === 0) return touched
  const quoting = new Set(query.quoting)
  const ids = touched.map((claim) => claim.id)
  const sources = await readSourcesOfClaims(transaction, scope.caseId, ids)
  return touched.filter((claim) => sources.get(claim.id)?.some((source) => quoting.has(source.id)) === true)
}
