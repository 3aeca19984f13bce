import type { CaseRecord } from '../../domain/case-record.ts'
import type { Received } from '../../domain/claim-status.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { Page, PageRequest } from '../case-store.ts'
import { checkClocks, checkPage, lastInstantKnown } from '../check-read.ts'
import { UnknownCaseError } from '../store-errors.ts'
import { toInteger } from './convert-values.ts'
import type { QueryName } from './load-cypher.ts'
import type { QueryParameters, Transaction, Transactions } from './transactions.ts'

/** What every query on the records of a case needs to know. */
export interface CaseScope {
  readonly caseId: CaseId
  /** Instant up to which to see: never later than the last that was committed when the read began. */
  readonly knownAt: string
  /** Instants that records of imports in parts bear, each with the one at which its import became known. */
  readonly published: Readonly<Record<string, string>>
}

/** How a record comes from the database. */
export interface RecordRow extends Record<string, unknown> {
  readonly id: string
  readonly body: string
  readonly receivedAt: string
}

/**
 * Reads in one transaction. Neo4j shows what others commit in the meantime; since nothing is ever received under an
 * instant that was committed before, fixing `knownAt` at the start makes all queries of one read see the same.
 *
 * @throws {UnknownCaseError}
 */
export async function readInCase<T>(
  transactions: Transactions,
  caseId: CaseId,
  clocks: Clocks,
  work: (transaction: Transaction, scope: CaseScope) => Promise<T>,
): Promise<T> {
  checkClocks(clocks)
  return transactions.read(async (transaction) => work(transaction, await openScope(transaction, caseId, clocks)))
}

interface ScopeRow extends Record<string, unknown> {
  readonly revision: string | null
  readonly imports: readonly { readonly openedAt: string; readonly publishedAt: string }[]
}

/**
 * Records of an import in parts bear the instant T at which it was opened and are known from F on, when it was
 * published; nothing else of the case was received in between. So whoever asks from T until F sees what came before T.
 */
async function openScope(transaction: Transaction, caseId: CaseId, clocks: Clocks): Promise<CaseScope> {
  const asked = lastInstantKnown(clocks)
  const [row] = await transaction.run<ScopeRow>('read/case-scope', { caseId })
  if (row === undefined) throw new UnknownCaseError(caseId)
  const last = row.revision ?? ''
  const knownAt = asked < last ? asked : last
  const unfinished = row.imports.find((one) => knownAt >= one.openedAt && knownAt < one.publishedAt)
  return {
    caseId,
    knownAt: unfinished === undefined ? knownAt : justBefore(unfinished.openedAt),
    published: Object.fromEntries(row.imports.map((one) => [one.openedAt, one.publishedAt])),
  }
}

function justBefore(instant: string): string {
  return new Date(Date.parse(instant) - 1).toISOString()
}

/** A record as it came in, with the instant since which it is known. */
export function parseRecord<T extends CaseRecord>(scope: Pick<CaseScope, 'published'>, row: RecordRow): Received<T> {
  return { ...(JSON.parse(row.body) as T), receivedAt: scope.published[row.receivedAt] ?? row.receivedAt }
}

export function parseRecords<T extends CaseRecord>(
  scope: Pick<CaseScope, 'published'>,
  rows: readonly RecordRow[],
): Received<T>[] {
  return rows.map((row) => parseRecord<T>(scope, row))
}

/** Runs a query that gives a page of records by id, and asks for one more row to know whether it was the last. */
export async function readRows(
  transaction: Transaction,
  query: QueryName,
  parameters: QueryParameters,
  page: PageRequest,
): Promise<Page<RecordRow>> {
  checkPage(page)
  const limits = { after: page.after ?? '', limit: toInteger(page.limit + 1) }
  return cutPage(await transaction.run<RecordRow>(query, { ...parameters, ...limits }), page.limit)
}

/** As readRows, with the records read. */
export async function readPage<T extends CaseRecord>(
  transaction: Transaction,
  query: QueryName,
  parameters: QueryParameters & CaseScope,
  page: PageRequest,
): Promise<Page<Received<T>>> {
  const { items, next } = await readRows(transaction, query, parameters, page)
  return { items: parseRecords<T>(parameters, items), next }
}

/** Makes a page of what was read with one item more than it may hold. */
export function cutPage<T extends { readonly id: string }>(read: readonly T[], limit: number): Page<T> {
  const items = read.slice(0, limit)
  return { items, next: read.length > limit ? (items.at(-1)?.id ?? null) : null }
}
