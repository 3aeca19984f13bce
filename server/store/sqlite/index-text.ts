import type { CaseRecord } from '../../domain/case-record.ts'
import type { Source } from '../../domain/source.ts'
import { describeSearchText } from '../match-text.ts'
import { decodeSourceText, hasPassages, splitPassages } from '../split-passages.ts'
import type { TextField } from '../text-hit.ts'
import type { SqlDatabase } from './driver.ts'
import { createTextTable, hasTextTable, listTextTables, nameTextTable } from './text-tables.ts'

/** Where records are written; one object for all records of a transaction. */
export interface TextPlace {
  readonly caseNo: number
}

/** Makes a record that was written under `recordNo` found by its text; `bytes` are those of a source. */
export function indexText(
  writer: SqlDatabase,
  place: TextPlace,
  recordNo: number,
  record: CaseRecord,
  bytes?: Uint8Array,
): void {
  if (record.type === 'excerpt') insertWords(writer, place, 'quote', recordNo, record.quote)
  if (record.type === 'source' && bytes !== undefined) indexPassages(writer, place, recordNo, record, bytes)
}

/** Takes excerpts and sources, by their numbers in `record`, out of the text index; they are still in `record`. */
export function removeText(writer: SqlDatabase, caseNo: number, recordNos: readonly number[]): void {
  const numbers = JSON.stringify(recordNos)
  const fields = listTextTables(writer, caseNo)
  if (fields.includes('quote')) {
    const sql = `DELETE FROM ${nameTextTable('quote', caseNo)} WHERE rowid IN (SELECT value FROM json_each(?))`
    writer.run(sql, [numbers])
  }
  if (!fields.includes('passage')) return
  const passages = `SELECT p.no FROM record r JOIN passage p ON p.case_no = r.case_no AND p.source = r.id
    WHERE r.type = 'source' AND r.no IN (SELECT value FROM json_each(?))`
  writer.run(`DELETE FROM ${nameTextTable('passage', caseNo)} WHERE rowid IN (${passages})`, [numbers])
  writer.run(`DELETE FROM passage WHERE no IN (${passages})`, [numbers])
}

/** Rewrites the index after much was taken out, so that no word of it stays in the file's tables. */
export function compactText(writer: SqlDatabase, caseNo: number): void {
  for (const field of listTextTables(writer, caseNo)) {
    const table = nameTextTable(field, caseNo)
    writer.exec(`INSERT INTO ${table} (${table}) VALUES ('optimize')`)
  }
}

/** Drops all that finds the texts of a case. */
export function dropTextIndex(writer: SqlDatabase, caseNo: number): void {
  for (const field of listTextTables(writer, caseNo)) writer.exec(`DROP TABLE ${nameTextTable(field, caseNo)}`)
  writer.run('DELETE FROM passage WHERE case_no = ?', [caseNo])
}

function indexPassages(
  writer: SqlDatabase,
  place: TextPlace,
  recordNo: number,
  source: Source,
  bytes: Uint8Array,
): void {
  if (!hasPassages(source)) return
  const text = decodeSourceText(bytes)
  for (const { start, end } of splitPassages(text)) {
    const no = writer.run('INSERT INTO passage (record_no, case_no, source, start, end) VALUES (?, ?, ?, ?, ?)', [
      recordNo,
      place.caseNo,
      source.id,
      start,
      end,
    ])
    insertWords(writer, place, 'passage', no, text.slice(start, end))
  }
}

function insertWords(writer: SqlDatabase, place: TextPlace, field: TextField, rowNo: number, text: string): void {
  const words = describeSearchText(text)
  if (words === '') return
  ensureTable(writer, place, field)
  const sql = `INSERT INTO ${nameTextTable(field, place.caseNo)} (rowid, words) VALUES (?, ?)`
  writer.run(sql, [rowNo, words])
}

/** Tables that were looked for once in a transaction. */
const ensured = new WeakMap<TextPlace, Set<TextField>>()

function ensureTable(writer: SqlDatabase, place: TextPlace, field: TextField): void {
  const fields = ensured.get(place) ?? new Set()
  if (fields.has(field)) return
  if (!hasTextTable(writer, field, place.caseNo)) createTextTable(writer, field, place.caseNo)
  ensured.set(place, fields.add(field))
}
