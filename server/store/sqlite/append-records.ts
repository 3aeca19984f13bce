import { setImmediate } from 'node:timers/promises'

import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseBatch, CaseRecordType } from '../../domain/case-record.ts'
import type { ExcerptId, SourceId } from '../../domain/ids.ts'
import type { AppendOptions, AppendReceipt, StoreClock } from '../case-store.ts'
import {
  checkReferences,
  checkSourceBytes,
  keyOf,
  listOutsideReferences,
  prepareRecord,
  sortOutKnown,
} from '../check-batch.ts'
import type { OutsideReference, PreparedRecord } from '../check-batch.ts'
import { END_OF_TIME } from '../check-read.ts'
import { nextInstant } from '../next-instant.ts'
import type { RecordReference } from '../record-content.ts'
import type { SqlDatabase } from './driver.ts'
import { indexRecord } from './index-record.ts'
import type { BatchPlace } from './index-record.ts'
import { selectExcerpts } from './read-records.ts'

/** Between two slices the event loop turns, so that an import can be stopped and watched. */
const SLICE_SIZE = 1000

/** Writes a batch within the transaction that the caller holds; throws whatever has to undo it. */
export async function appendRecords(
  writer: SqlDatabase,
  caseNo: number,
  batch: CaseBatch,
  clock: StoreClock,
  options: AppendOptions,
): Promise<AppendReceipt> {
  options.signal?.throwIfAborted()
  checkSourceBytes(batch)
  const outside = listOutsideReferences(batch.records)
  const receivedAt = takeInstant(writer, clock)
  const place = { caseNo, receivedAt, sourceOf: mapExcerpts(writer, caseNo, batch, outside) }
  const added = Object.fromEntries(RECORD_TYPES.map((type) => [type, 0])) as Record<CaseRecordType, number>
  const total = batch.records.length
  let unchanged = 0
  for (let start = 0; start < total; start += SLICE_SIZE) {
    const slice = batch.records.slice(start, start + SLICE_SIZE).map(prepareRecord)
    const sorted = sortOutKnown(slice, selectHashes(writer, caseNo, slice))
    unchanged += sorted.unchanged
    for (const prepared of sorted.fresh) {
      insertRecord(writer, place, prepared, batch)
      added[prepared.record.type] += 1
    }
    options.onProgress?.(start + slice.length, total)
    await setImmediate()
    options.signal?.throwIfAborted()
  }
  checkOutside(writer, caseNo, outside)
  if (unchanged < total) writer.run('UPDATE case_info SET revision = ? WHERE no = ?', [receivedAt, caseNo])
  options.signal?.throwIfAborted()
  return { receivedAt, added, unchanged }
}

/** The last instant under which this store received anything, or null before the first. */
export function selectLastInstant(database: SqlDatabase): string | null {
  const row = database.get(`SELECT value FROM setting WHERE key = 'last_received_at'`, []) as { value: string } | null
  return row?.value ?? null
}

function takeInstant(writer: SqlDatabase, clock: StoreClock): string {
  const instant = nextInstant(clock, selectLastInstant(writer))
  writer.run(
    `INSERT INTO setting (key, value) VALUES ('last_received_at', ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [instant],
  )
  return instant
}

function insertRecord(writer: SqlDatabase, place: BatchPlace, prepared: PreparedRecord, batch: CaseBatch): void {
  const { record, body, sha256 } = prepared
  const recordNo = writer.run(
    'INSERT INTO record (case_no, type, id, received_at, sha256, body) VALUES (?, ?, ?, ?, ?, ?)',
    [place.caseNo, record.type, record.id, place.receivedAt, sha256, body],
  )
  if (record.type === 'source') insertBytes(writer, place.caseNo, record.sha256, batch)
  indexRecord(writer, place, recordNo, record)
}

/** Sources of the excerpts in the batch and of those in the case that it refers to. */
function mapExcerpts(
  writer: SqlDatabase,
  caseNo: number,
  batch: CaseBatch,
  outside: readonly OutsideReference[],
): Map<ExcerptId, SourceId> {
  const sources = new Map(
    batch.records.flatMap((record) => (record.type === 'excerpt' ? [[record.id, record.source] as const] : [])),
  )
  const ids = outside.flatMap(({ to }) => (to.type === 'excerpt' ? [to.id as ExcerptId] : []))
  const known = { database: writer, caseNo, until: END_OF_TIME }
  for (const excerpt of ids.length === 0 ? [] : selectExcerpts(known, { ids })) sources.set(excerpt.id, excerpt.source)
  return sources
}

function insertBytes(writer: SqlDatabase, caseNo: number, sha256: string, batch: CaseBatch): void {
  const bytes = batch.sourceBytes.get(sha256)
  if (bytes === undefined) throw new TypeError('the bytes of a source went missing')
  const sql = 'INSERT INTO source_bytes (case_no, sha256, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
  writer.run(sql, [caseNo, sha256, bytes])
}

function selectHashes(writer: SqlDatabase, caseNo: number, slice: readonly PreparedRecord[]): Map<string, string> {
  const rows = selectPresent(
    writer,
    caseNo,
    slice.map((one) => one.record),
  )
  return new Map(rows.map((row) => [keyOf(row), row.sha256]))
}

/** References are looked up after the batch is written, so that a conflict is reported before a missing reference. */
function checkOutside(writer: SqlDatabase, caseNo: number, outside: readonly OutsideReference[]): void {
  const rows = selectPresent(
    writer,
    caseNo,
    outside.map((one) => one.to),
  )
  checkReferences(outside, new Set(rows.map(keyOf)))
}

interface PresentRow extends Readonly<Record<string, string>> {
  readonly type: CaseRecordType
  readonly id: string
  readonly sha256: string
}

function selectPresent(writer: SqlDatabase, caseNo: number, wanted: readonly RecordReference[]): PresentRow[] {
  return RECORD_TYPES.flatMap((type) => {
    const ids = wanted.filter((one) => one.type === type).map((one) => one.id)
    if (ids.length === 0) return []
    return writer.all(
      `SELECT type, id, sha256 FROM record
       WHERE case_no = ? AND type = ? AND id IN (SELECT value FROM json_each(?))`,
      [caseNo, type, JSON.stringify(ids)],
    ) as PresentRow[]
  })
}
