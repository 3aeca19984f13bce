import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CasePredicate, CaseRecord, CaseRecordType } from '../../domain/case-record.ts'
import type { Received } from '../../domain/claim-status.ts'
import { NOW } from '../../domain/clocks.ts'
import type { Clocks } from '../../domain/clocks.ts'
import { ENTITY_KINDS } from '../../domain/entity.ts'
import type { Entity } from '../../domain/entity.ts'
import type { CaseId, ClaimId, SourceId } from '../../domain/ids.ts'
import type { ProtectionOverride, Review } from '../../domain/review.ts'
import type { Excerpt } from '../../domain/source.ts'
import type { EntityQuery, ExcerptQuery, Page, PageRequest } from '../case-store.ts'
import { MAX_PAGE_SIZE } from '../check-read.ts'
import { stripInstant } from '../strip-instant.ts'
import { findCase } from './case-list.ts'
import { fromByteArray } from './convert-values.ts'
import type { QueryName } from './load-cypher.ts'
import { parseRecord, parseRecords, readInCase, readPage, readRows } from './read-in-case.ts'
import type { CaseScope, RecordRow } from './read-in-case.ts'
import type { Transaction, Transactions } from './transactions.ts'

const STREAM_SLICE = 500

export const PAGES: Readonly<Record<CaseRecordType, QueryName>> = {
  predicate: 'read/predicates-page',
  source: 'read/sources-page',
  entity: 'read/entities-page',
  excerpt: 'read/excerpts-page',
  claim: 'read/claims-page',
  review: 'read/reviews-page',
  override: 'read/overrides-page',
}

/** What the pages of entities and claims need besides, to leave nothing out. */
export const EVERYTHING = { kinds: ENTITY_KINDS, predicates: null, asAt: NOW.asAt, changedOnly: false }

/** Records of one type in order of their ids. */
export function readPageOf<T extends CaseRecord>(
  transaction: Transaction,
  scope: CaseScope,
  type: T['type'],
  page: PageRequest,
): Promise<Page<Received<T>>> {
  return readPage<T>(transaction, PAGES[type], { ...EVERYTHING, ...scope }, page)
}

/** All records of a type of which a case has few, by id. */
export async function readAllOf<T extends CasePredicate | ProtectionOverride>(
  transaction: Transaction,
  scope: CaseScope,
  type: T['type'],
): Promise<readonly Received<T>[]> {
  const all: Received<T>[] = []
  let after: string | null = null
  do {
    const page: Page<Received<T>> = await readPageOf<T>(transaction, scope, type, { after, limit: MAX_PAGE_SIZE })
    all.push(...page.items)
    after = page.next
  } while (after !== null)
  return all
}

export function readEntities(
  transaction: Transaction,
  scope: CaseScope,
  query: EntityQuery,
  page: PageRequest,
): Promise<Page<Received<Entity>>> {
  const kinds = [...new Set(query.kinds ?? ENTITY_KINDS)]
  if (query.ids === undefined) return readPage<Entity>(transaction, 'read/entities-page', { ...scope, kinds }, page)
  const ids = [...new Set(query.ids)]
  return readPage<Entity>(transaction, 'read/entities-by-id', { ...scope, kinds, ids }, page)
}

export async function readExcerpts(
  transaction: Transaction,
  scope: CaseScope,
  query: ExcerptQuery,
): Promise<readonly Received<Excerpt>[]> {
  const rows = await ('source' in query
    ? transaction.run<RecordRow>('read/excerpts-of-source', { ...scope, source: query.source })
    : transaction.run<RecordRow>('read/excerpts-by-id', { ...scope, ids: [...new Set(query.ids)] }))
  return parseRecords<Excerpt>(scope, rows)
}

export async function readReviews(
  transaction: Transaction,
  scope: CaseScope,
  claims: readonly ClaimId[],
): Promise<readonly Received<Review>[]> {
  const parameters = { ...scope, claims: [...new Set(claims)] }
  return parseRecords<Review>(scope, await transaction.run<RecordRow>('read/reviews-of-claims', parameters))
}

export async function readSourceBytes(
  transaction: Transaction,
  scope: CaseScope,
  id: SourceId,
): Promise<Uint8Array | null> {
  const [row] = await transaction.run<{ bytes: Int8Array }>('read/source-bytes', { ...scope, id })
  return row === undefined ? null : fromByteArray(row.bytes)
}

/** Every record, in the order of RECORD_TYPES and then of ids, a slice at a time and each in its own transaction. */
export async function* streamReceived(
  transactions: Transactions,
  caseId: CaseId,
  clocks: Clocks,
): AsyncGenerator<Received<CaseRecord>> {
  // What arrives while the stream is read belongs to no part of it.
  const scope = await readInCase(transactions, caseId, clocks, (_, opened) => Promise.resolve(opened))
  for (const type of RECORD_TYPES) {
    let after: string | null = null
    do {
      const page = { after, limit: STREAM_SLICE }
      const parameters = { ...EVERYTHING, ...scope }
      const slice: Page<RecordRow> = await transactions.read((transaction) =>
        readRows(transaction, PAGES[type], parameters, page),
      )
      for (const row of slice.items) yield parseRecord(scope, row)
      after = slice.next
    } while (after !== null)
  }
  // A case that was erased on the way must not pass for one that ends here.
  await transactions.read((transaction) => findCase(transaction, caseId))
}

/** The same without the instants of receipt. */
export async function* streamRecords(
  transactions: Transactions,
  caseId: CaseId,
  clocks: Clocks,
): AsyncGenerator<CaseRecord> {
  for await (const received of streamReceived(transactions, caseId, clocks)) yield stripInstant(received)
}
