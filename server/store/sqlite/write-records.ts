import { setImmediate } from 'node:timers/promises'

import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseBatch, CaseRecord, CaseRecordType } from '../../domain/case-record.ts'
import type { ExcerptId, SourceId } from '../../domain/ids.ts'
import type { AppendOptions } from '../case-store.ts'
import {
  checkReferences,
  checkSourceBytes,
  isForward,
  listOutsideReferences,
  prepareRecord,
  sortOutKnown,
} from '../check-batch.ts'
import type { OutsideReference, PreparedRecord } from '../check-batch.ts'
import type { SqlDatabase } from './driver.ts'
import { indexRecord } from './index-record.ts'
import type { IndexPlace } from './index-rows.ts'
import { selectExcerptSources, selectHashes } from './select-present.ts'

/** Between two slices the event loop turns, so that an import can be stopped and watched. */
const SLICE_SIZE = 1000

/** Records to be written into one case. */
export interface RecordsToWrite {
  readonly caseNo: number
  readonly batch: CaseBatch
  /** The instant that a record of the batch, by its position, is to bear. */
  readonly readInstant: (index: number) => string
  /** Whether claims may name claims that are still to come; somebody has to check those later. */
  readonly mayBeForward: boolean
}

/** What became of them. */
export interface WrittenCounts {
  readonly added: Record<CaseRecordType, number>
  readonly unchanged: number
}

interface DatedRecord extends PreparedRecord {
  readonly receivedAt: string
}

/**
 * Writes records with all that is derived from them, within the transaction that the caller holds; throws whatever has
 * to undo it.
 */
export async function writeRecords(
  writer: SqlDatabase,
  what: RecordsToWrite,
  options: AppendOptions,
): Promise<WrittenCounts> {
  const { caseNo, batch, readInstant } = what
  options.signal?.throwIfAborted()
  checkSourceBytes(batch)
  const outside = listOutsideReferences(batch.records, what.mayBeForward ? isForward : undefined)
  const place = { caseNo, sourceOf: mapExcerpts(writer, caseNo, batch, outside) }
  const added = countNothing()
  const total = batch.records.length
  let unchanged = 0
  const order = orderById(batch.records)
  for (let start = 0; start < total; start += SLICE_SIZE) {
    const slice = order
      .slice(start, start + SLICE_SIZE)
      .map(({ record, index }) => dateRecord(record, readInstant(index)))
    const stored = selectHashes(
      writer,
      caseNo,
      slice.map((one) => one.record),
    )
    const sorted = sortOutKnown(slice, stored)
    unchanged += sorted.unchanged
    for (const fresh of sorted.fresh) {
      insertRecord(writer, place, fresh, batch)
      added[fresh.record.type] += 1
    }
    options.onProgress?.(start + slice.length, total)
    await setImmediate()
    options.signal?.throwIfAborted()
  }
  // After the batch is written, so that a conflict is reported before a missing reference.
  checkOutside(writer, caseNo, outside)
  return { added, unchanged }
}

export function countNothing(): Record<CaseRecordType, number> {
  return Object.fromEntries(RECORD_TYPES.map((type) => [type, 0])) as Record<CaseRecordType, number>
}

/** The order of the trees that are written to: where ids are random, each of their pages is fetched once a batch. */
function orderById(records: readonly CaseRecord[]): { record: CaseRecord; index: number }[] {
  return records
    .map((record, index) => ({ record, index }))
    .sort((a, b) => compareUnits(a.record.type, b.record.type) || compareUnits(a.record.id, b.record.id))
}

function compareUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function dateRecord(record: CaseRecord, receivedAt: string): DatedRecord {
  const { body, sha256 } = prepareRecord(record)
  return { record, body, sha256, receivedAt }
}

function insertRecord(writer: SqlDatabase, place: IndexPlace, fresh: DatedRecord, batch: CaseBatch): void {
  const { record, body, sha256, receivedAt } = fresh
  const no = writer.run('INSERT INTO record (case_no, type, id, received_at, sha256, body) VALUES (?, ?, ?, ?, ?, ?)', [
    place.caseNo,
    record.type,
    record.id,
    receivedAt,
    sha256,
    body,
  ])
  const bytes = record.type === 'source' ? batch.sourceBytes.get(record.sha256) : undefined
  if (record.type === 'source' && bytes !== undefined) insertBytes(writer, place.caseNo, record.sha256, bytes)
  indexRecord(writer, place, { no, receivedAt, record }, bytes)
}

function insertBytes(writer: SqlDatabase, caseNo: number, sha256: string, bytes: Uint8Array): void {
  const sql = 'INSERT INTO source_bytes (case_no, sha256, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
  writer.run(sql, [caseNo, sha256, bytes])
}

/** Sources of the excerpts in the batch and of those in the case that it refers to. */
function mapExcerpts(
  writer: SqlDatabase,
  caseNo: number,
  batch: CaseBatch,
  outside: readonly OutsideReference[],
): Map<ExcerptId, SourceId> {
  const own = batch.records.flatMap((record: CaseRecord): [ExcerptId, SourceId][] =>
    record.type === 'excerpt' ? [[record.id, record.source]] : [],
  )
  const ids = outside.flatMap(({ to }) => (to.type === 'excerpt' ? [to.id] : []))
  return new Map([...own, ...selectExcerptSources(writer, caseNo, ids)])
}

function checkOutside(writer: SqlDatabase, caseNo: number, outside: readonly OutsideReference[]): void {
  const hashes = selectHashes(
    writer,
    caseNo,
    outside.map((one) => one.to),
  )
  checkReferences(outside, new Set(hashes.keys()))
}
