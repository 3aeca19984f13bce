import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseRecord, CaseRecordType } from '../../domain/case-record.ts'
import type { Received } from '../../domain/claim-status.ts'
import type { Entity, EntityKind } from '../../domain/entity.ts'
import type { ClaimId, SourceId } from '../../domain/ids.ts'
import type { Review } from '../../domain/review.ts'
import type { Excerpt } from '../../domain/source.ts'
import type { EntityQuery, ExcerptQuery, Page, PageRequest } from '../case-store.ts'
import { compareCodePoints } from '../compare-text.ts'
import { readPublication } from '../publications.ts'
import type { Publications } from '../publications.ts'
import type { SqlDatabase, SqlParameter } from './driver.ts'

/** The part of a store that one read sees: a case, up to an instant. */
export interface ReadScope {
  readonly database: SqlDatabase
  readonly caseNo: number
  /** No record that bears a later instant is seen. */
  readonly until: string
  /** When the records of imports in parts became known, by the instants that they bear on disk. */
  readonly publications: Publications
}

export interface RecordRow extends Readonly<Record<string, string>> {
  readonly body: string
  readonly received_at: string
}

type RecordOf<T extends CaseRecordType> = Extract<CaseRecord, { type: T }>

const STREAM_SLICE = 500

/** Records of one type in order of their ids, after `page.after`; with `ids`, only those. */
export function selectPage<T extends CaseRecordType>(
  scope: ReadScope,
  type: T,
  page: PageRequest,
  ids?: readonly string[],
): Page<Received<RecordOf<T>>> {
  const narrowing = ids === undefined ? '' : 'AND id IN (SELECT value FROM json_each(?))'
  const rows = scope.database.all(
    `SELECT body, received_at FROM record
     WHERE case_no = ? AND type = ? AND id > ? AND received_at <= ? ${narrowing} ORDER BY id LIMIT ?`,
    [
      scope.caseNo,
      type,
      page.after ?? '',
      scope.until,
      ...(ids === undefined ? [] : [JSON.stringify(ids)]),
      page.limit + 1,
    ],
  ) as RecordRow[]
  return cutPage(receiveRows<RecordOf<T>>(scope, rows), page.limit)
}

/** All records of a type of which a case has few, by id. */
export function selectAll<T extends CaseRecordType>(scope: ReadScope, type: T): Received<RecordOf<T>>[] {
  const sql = 'SELECT body, received_at FROM record WHERE case_no = ? AND type = ? AND received_at <= ? ORDER BY id'
  return receiveRows(scope, scope.database.all(sql, [scope.caseNo, type, scope.until]) as RecordRow[])
}

export function selectEntities(scope: ReadScope, query: EntityQuery, page: PageRequest): Page<Received<Entity>> {
  const { kinds, ids } = query
  if (kinds === undefined) return selectPage(scope, 'entity', page, ids)
  // One ordered index range a kind, merged: no kind, however rare, makes a page read all entities.
  const found = [...new Set(kinds)].flatMap((kind) => selectKind(scope, kind, ids, page))
  return cutPage(
    found.sort((a, b) => compareCodePoints(a.id, b.id)),
    page.limit,
  )
}

function selectKind(
  scope: ReadScope,
  kind: EntityKind,
  ids: readonly string[] | undefined,
  page: PageRequest,
): Received<Entity>[] {
  const narrowing = ids === undefined ? '' : 'AND e.id IN (SELECT value FROM json_each(?))'
  const rows = scope.database.all(
    `SELECT r.body, r.received_at FROM entity e JOIN record r ON r.no = e.record_no
     WHERE e.case_no = ? AND e.kind = ? AND e.id > ? AND r.received_at <= ? ${narrowing} ORDER BY e.id LIMIT ?`,
    [
      scope.caseNo,
      kind,
      page.after ?? '',
      scope.until,
      ...(ids === undefined ? [] : [JSON.stringify(ids)]),
      page.limit + 1,
    ],
  ) as RecordRow[]
  return receiveRows<Entity>(scope, rows)
}

export function selectExcerpts(scope: ReadScope, query: ExcerptQuery): Received<Excerpt>[] {
  const [condition, value]: [string, SqlParameter] =
    'source' in query
      ? ['e.source = ?', query.source]
      : [`r.type = 'excerpt' AND r.id IN (SELECT value FROM json_each(?))`, JSON.stringify(query.ids)]
  const rows = scope.database.all(
    `SELECT r.body, r.received_at FROM record r JOIN excerpt e ON e.record_no = r.no
     WHERE r.case_no = ? AND e.case_no = r.case_no AND r.received_at <= ? AND ${condition} ORDER BY r.id`,
    [scope.caseNo, scope.until, value],
  ) as RecordRow[]
  return receiveRows<Excerpt>(scope, rows)
}

export function selectReviews(scope: ReadScope, claims: readonly ClaimId[]): Received<Review>[] {
  const rows = scope.database.all(
    `SELECT r.body, r.received_at FROM review v JOIN record r ON r.no = v.record_no
     WHERE v.case_no = ? AND v.claim IN (SELECT value FROM json_each(?)) AND r.received_at <= ?`,
    [scope.caseNo, JSON.stringify(claims), scope.until],
  ) as RecordRow[]
  return receiveRows<Review>(scope, rows).sort(compareReviews)
}

export function selectSourceBytes(scope: ReadScope, id: SourceId): Uint8Array | null {
  const row = scope.database.get(
    `SELECT b.bytes FROM record r
     JOIN source_bytes b ON b.case_no = r.case_no AND b.sha256 = json_extract(r.body, '$.sha256')
     WHERE r.case_no = ? AND r.type = 'source' AND r.id = ? AND r.received_at <= ?`,
    [scope.caseNo, id, scope.until],
  ) as { bytes: Uint8Array } | null
  return row === null ? null : new Uint8Array(row.bytes)
}

/** Every record, in the order of RECORD_TYPES and then of ids, a slice at a time. */
export function* iterateReceived(scope: ReadScope): Generator<Received<CaseRecord>> {
  for (const type of RECORD_TYPES) {
    let after: string | null = null
    do {
      const slice: Page<Received<CaseRecord>> = selectPage(scope, type, { after, limit: STREAM_SLICE })
      yield* slice.items
      after = slice.next
    } while (after !== null)
  }
}

/** Makes a page of what may be one item more than it holds, which tells whether another follows. */
export function cutPage<T extends { readonly id: string }>(found: readonly T[], limit: number): Page<T> {
  const items = found.slice(0, limit)
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** The records of rows, each with the instant at which it became known. */
export function receiveRows<T extends CaseRecord>(scope: ReadScope, rows: readonly RecordRow[]): Received<T>[] {
  return rows.map((row) => ({
    ...(JSON.parse(row.body) as T),
    receivedAt: readPublication(scope.publications, row.received_at),
  }))
}

function compareReviews(a: Received<Review>, b: Received<Review>): number {
  return (
    compareCodePoints(a.receivedAt, b.receivedAt) ||
    compareCodePoints(a.recordedAt, b.recordedAt) ||
    compareCodePoints(a.id, b.id)
  )
}
