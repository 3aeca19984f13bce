import type { CaseRecord } from '../../domain/case-record.ts'
import type { Received } from '../../domain/claim-status.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { Page, PageRequest } from '../case-store.ts'
import { checkClocks, checkPage, lastInstantKnown } from '../check-read.ts'
import { findCase } from './case-list.ts'
import { toInteger } from './convert-values.ts'
import type { QueryName } from './load-cypher.ts'
import type { QueryParameters, Transaction, Transactions } from './transactions.ts'

/** What every query on the records of a case needs to know. */
export interface CaseScope {
  readonly caseId: CaseId
  /** Instant up to which to see: never later than the last that was committed when the read began. */
  readonly knownAt: string
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

async function openScope(transaction: Transaction, caseId: CaseId, clocks: Clocks): Promise<CaseScope> {
  const asked = lastInstantKnown(clocks)
  const last = (await findCase(transaction, caseId)).revision ?? ''
  return { caseId, knownAt: asked < last ? asked : last }
}

/** A record as it came in, with the instant of its receipt. */
export function parseRecord<T extends CaseRecord>(row: RecordRow): Received<T> {
  return { ...(JSON.parse(row.body) as T), receivedAt: row.receivedAt }
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
  parameters: QueryParameters,
  page: PageRequest,
): Promise<Page<Received<T>>> {
  const { items, next } = await readRows(transaction, query, parameters, page)
  return { items: items.map(parseRecord<T>), next }
}

/** Makes a page of what was read with one item more than it may hold. */
export function cutPage<T extends { readonly id: string }>(read: readonly T[], limit: number): Page<T> {
  const items = read.slice(0, limit)
  return { items, next: read.length > limit ? (items.at(-1)?.id ?? null) : null }
}
