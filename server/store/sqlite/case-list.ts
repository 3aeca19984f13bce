import { randomUUID } from 'node:crypto'

import type { CaseInfo } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import { compareCodePoints } from '../compare-text.ts'
import type { CaseFrame } from '../import-state.ts'
import { CaseIdTakenError, CaseNameTakenError, UnknownCaseError } from '../store-errors.ts'
import type { SqlDatabase } from './driver.ts'

interface CaseRow {
  readonly id: CaseId
  readonly name_json: string
  readonly description_json: string
  readonly created_at: string
  readonly revision: string | null
}

/** A case that is being restored is in no list and unknown to every read. */
const SELECT_CASE = 'SELECT id, name_json, description_json, created_at, revision FROM case_info WHERE restoring = 0'

/** @throws {CaseNameTakenError} */
export function insertCase(writer: SqlDatabase, name: string, description: string, now: Date): CaseInfo {
  const frame = { id: `case-${randomUUID()}` as CaseId, name, description, createdAt: now.toISOString() }
  insertFrame(writer, frame, false)
  return { ...frame, revision: null }
}

/**
 * Inserts a case that is being restored, under its own id.
 *
 * @throws {CaseNameTakenError}
 * @throws {CaseIdTakenError}
 */
export function insertRestoring(writer: SqlDatabase, frame: CaseFrame): void {
  if (writer.get('SELECT no FROM case_info WHERE id = ?', [frame.id]) !== null) throw new CaseIdTakenError(frame.id)
  insertFrame(writer, frame, true)
}

function insertFrame(writer: SqlDatabase, frame: CaseFrame, restoring: boolean): void {
  const nameJson = JSON.stringify(frame.name)
  const taken = writer.get('SELECT no FROM case_info WHERE name_json = ?', [nameJson])
  if (taken !== null) throw new CaseNameTakenError(frame.name)
  writer.run('INSERT INTO case_info (id, name_json, description_json, created_at, restoring) VALUES (?, ?, ?, ?, ?)', [
    frame.id,
    nameJson,
    JSON.stringify(frame.description),
    frame.createdAt,
    restoring,
  ])
}

/**
 * Deletes a case that holds no record and takes none in; what the log says of it stays.
 *
 * @throws {UnknownCaseError}
 */
export function deleteEmptyCase(writer: SqlDatabase, id: CaseId): boolean {
  if (selectCase(writer, id).revision !== null) return false
  const caseNo = findCaseNo(writer, id)
  if (writer.get('SELECT no FROM import_run WHERE case_no = ?', [caseNo]) !== null) return false
  writer.run('DELETE FROM view_positions WHERE case_no = ?', [caseNo])
  writer.run('DELETE FROM finding WHERE case_no = ?', [caseNo])
  writer.run('DELETE FROM case_info WHERE no = ?', [caseNo])
  return true
}

export function selectCases(database: SqlDatabase): CaseInfo[] {
  const rows = database.all(SELECT_CASE, []) as unknown as CaseRow[]
  return rows.map(readCase).sort((a, b) => compareCodePoints(a.name, b.name))
}

/** @throws {UnknownCaseError} */
export function selectCase(database: SqlDatabase, id: CaseId): CaseInfo {
  const row = database.get(`${SELECT_CASE} AND id = ?`, [id]) as CaseRow | null
  if (row === null) throw new UnknownCaseError(id)
  return readCase(row)
}

export function selectCaseByName(database: SqlDatabase, name: string): CaseInfo | null {
  const row = database.get(`${SELECT_CASE} AND name_json = ?`, [JSON.stringify(name)]) as CaseRow | null
  return row === null ? null : readCase(row)
}

/**
 * The number by which the tables know a case.
 *
 * @throws {UnknownCaseError}
 */
export function findCaseNo(database: SqlDatabase, id: CaseId): number {
  return findNo(database, id, false)
}

/**
 * The same for a case that is being restored.
 *
 * @throws {UnknownCaseError}
 */
export function findRestoringNo(database: SqlDatabase, id: CaseId): number {
  return findNo(database, id, true)
}

function findNo(database: SqlDatabase, id: CaseId, restoring: boolean): number {
  const sql = 'SELECT no FROM case_info WHERE id = ? AND restoring = ?'
  const row = database.get(sql, [id, restoring]) as { no: number } | null
  if (row === null) throw new UnknownCaseError(id)
  return row.no
}

function readCase(row: CaseRow): CaseInfo {
  return {
    id: row.id,
    name: JSON.parse(row.name_json) as string,
    description: JSON.parse(row.description_json) as string,
    createdAt: row.created_at,
    revision: row.revision,
  }
}
