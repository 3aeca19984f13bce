import type { CaseRecordType } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { ImportRequest, ImportState } from '../import-state.ts'
import { ImportPendingError, NoImportError } from '../store-errors.ts'
import type { SqlDatabase } from './driver.ts'
import { countNothing } from './write-records.ts'
import type { WrittenCounts } from './write-records.ts'

/** An import that is neither published nor discarded, as the file keeps it. */
export interface ImportRun {
  readonly no: number
  readonly caseNo: number
  readonly openedAt: string
  /** None of its records has a lower number. */
  readonly firstRecordNo: number
  /** Whether its records are being taken back. */
  readonly discarding: boolean
  readonly state: ImportState
}

interface RunRow {
  readonly no: number
  readonly opened_at: string
  readonly first_record_no: number
  readonly discarding: number
  readonly key: string
  readonly title_json: string
  readonly parts: number
  readonly counts_json: string
}

export function selectRun(database: SqlDatabase, caseId: CaseId, caseNo: number): ImportRun | null {
  const row = database.get(
    `SELECT no, opened_at, first_record_no, discarding, key, title_json, parts, counts_json FROM import_run
     WHERE case_no = ? AND published_at IS NULL`,
    [caseNo],
  ) as RunRow | null
  return row === null ? null : readRun(caseId, caseNo, row)
}

/** @throws {ImportPendingError} when there is an import under way */
export function refusePending(database: SqlDatabase, caseId: CaseId, caseNo: number): void {
  const run = selectRun(database, caseId, caseNo)
  if (run !== null) throw new ImportPendingError(caseId, run.state.title)
}

/**
 * The import under way of that key, which goes on.
 *
 * @throws {NoImportError}
 * @throws {ImportPendingError} when it is being taken back
 */
export function requireRun(database: SqlDatabase, caseId: CaseId, caseNo: number, key: string): ImportRun {
  const run = selectRun(database, caseId, caseNo)
  if (run?.state.key !== key) throw new NoImportError(caseId)
  if (run.discarding) throw new ImportPendingError(caseId, run.state.title)
  return run
}

export function insertRun(writer: SqlDatabase, caseNo: number, request: ImportRequest, openedAt: string): void {
  writer.run(
    `INSERT INTO import_run (case_no, opened_at, first_record_no, key, title_json, parts, counts_json)
     VALUES (?, ?, ?, ?, ?, 0, ?)`,
    [
      caseNo,
      openedAt,
      nextRecordNo(writer),
      request.key,
      JSON.stringify(request.title),
      JSON.stringify({ added: countNothing(), unchanged: 0 }),
    ],
  )
}

/** Counts a part that was written from `firstRecordNo` on. */
export function countPart(writer: SqlDatabase, run: ImportRun, firstRecordNo: number, written: WrittenCounts): void {
  const { added, unchanged } = run.state
  const counts = {
    added: Object.fromEntries(
      Object.entries(written.added).map(([type, count]) => [type, count + added[type as CaseRecordType]]),
    ),
    unchanged: unchanged + written.unchanged,
  }
  writer.run(
    `UPDATE import_run SET parts = parts + 1, counts_json = ?, first_record_no = min(first_record_no, ?) WHERE no = ?`,
    [JSON.stringify(counts), firstRecordNo, run.no],
  )
}

/** The number that the next record of the store is given; lower than one before where a case was erased meanwhile. */
export function nextRecordNo(database: SqlDatabase): number {
  const row = database.get('SELECT coalesce(max(no), 0) + 1 AS no FROM record', []) as { no: number } | null
  return row?.no ?? 1
}

function readRun(caseId: CaseId, caseNo: number, row: RunRow): ImportRun {
  const state: ImportState = {
    caseId,
    key: row.key,
    title: JSON.parse(row.title_json) as string,
    parts: row.parts,
    ...(JSON.parse(row.counts_json) as WrittenCounts),
  }
  return {
    no: row.no,
    caseNo,
    openedAt: row.opened_at,
    firstRecordNo: row.first_record_no,
    discarding: row.discarding === 1,
    state,
  }
}
