import type { SqlDatabase } from './driver.ts'
import { INDEX_KEYS, INDEX_TABLES } from './index-rows.ts'
import { dropTextIndex } from './index-text.ts'
import { drainSlices } from './take-slices.ts'

/** Rows deleted between two turns of the event loop. */
const SLICE_SIZE = 5000

/** What else a case has. */
const OWN_TABLES = ['source_bytes', 'view_positions', 'import_run', 'finding']

/** Deletes all that is derived from the records of a case, in slices; gives the number of records deleted in each: none. */
export function* deleteIndexRows(writer: SqlDatabase, caseNo: number): Generator<number> {
  dropTextIndex(writer, caseNo)
  for (const table of INDEX_TABLES) {
    yield* deleteInSlices(writer, table, INDEX_KEYS[table].join(', '), caseNo)
  }
}

/** Deletes a case and its rows but those of the log, in slices; gives the number of records deleted in each. */
export function* deleteCaseRows(writer: SqlDatabase, caseNo: number): Generator<number> {
  yield* deleteIndexRows(writer, caseNo)
  yield* deleteInSlices(writer, 'record', 'no', caseNo)
  for (const table of OWN_TABLES) yield* deleteInSlices(writer, table, 'rowid', caseNo)
  writer.run('DELETE FROM case_info WHERE no = ?', [caseNo])
}

/** Deletes the cases whose restoring a crash has cut off, within the transaction that the caller holds. */
export function discardRestores(writer: SqlDatabase): void {
  const rows = writer.all('SELECT no FROM case_info WHERE restoring = 1', []) as { no: number }[]
  for (const { no } of rows) drainSlices(deleteCaseRows(writer, no))
}

function* deleteInSlices(writer: SqlDatabase, table: string, key: string, caseNo: number): Generator<number> {
  const sql = `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE case_no = ? LIMIT ?)`
  for (;;) {
    writer.run(sql, [caseNo, SLICE_SIZE])
    const deleted = countChanges(writer)
    yield table === 'record' ? deleted : 0
    if (deleted < SLICE_SIZE) return
  }
}

/** Rows changed by the statement before. */
function countChanges(writer: SqlDatabase): number {
  const row = writer.get('SELECT changes() AS count', []) as { count: number } | null
  return row?.count ?? 0
}
