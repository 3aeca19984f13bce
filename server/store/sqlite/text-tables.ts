import { TEXT_FIELDS } from '../text-hit.ts'
import type { TextField } from '../text-hit.ts'
import type { SqlDatabase } from './driver.ts'

/**
 * Each case has its own full-text tables, so that dropping them drops every word: an index that cases share would keep
 * the words of an erased one until it happens to be merged. They are contentless, and keep for each folded word the
 * numbers of the rows that have it. `ascii` takes every character beyond ASCII for part of a word, so it parts words
 * where `describeSearchText` put a space and nowhere else.
 */
const OPTIONS = `words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'`

/** Name of the table for a field: rows are numbered as in `record` for quotes, as in `passage` for passages. */
export function nameTextTable(field: TextField, caseNo: number): string {
  return `text_${field}_${Math.trunc(caseNo)}`
}

export function hasTextTable(database: SqlDatabase, field: TextField, caseNo: number): boolean {
  const sql = `SELECT 1 AS present FROM sqlite_schema WHERE type = 'table' AND name = ?`
  return database.get(sql, [nameTextTable(field, caseNo)]) !== null
}

export function createTextTable(writer: SqlDatabase, field: TextField, caseNo: number): void {
  writer.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS ${nameTextTable(field, caseNo)} USING fts5(${OPTIONS})`)
}

/** The tables that a case has; one without texts has none. */
export function listTextTables(database: SqlDatabase, caseNo: number): TextField[] {
  return TEXT_FIELDS.filter((field) => hasTextTable(database, field, caseNo))
}
