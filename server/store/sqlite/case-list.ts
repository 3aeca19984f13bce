import { randomUUID } from 'node:crypto'

import type { CaseInfo } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import { compareCodePoints } from '../compare-text.ts'
import { CaseNameTakenError, UnknownCaseError } from '../store-errors.ts'
import type { SqlDatabase } from './driver.ts'

interface CaseRow {
  readonly id: CaseId
  readonly name_json: string
  readonly description_json: string
  readonly created_at: string
  readonly revision: string | null
}

const SELECT_CASE = 'SELECT id, name_json, description_json, created_at, revision FROM case_info'

/** @throws {CaseNameTakenError} */
export function insertCase(writer: SqlDatabase, name: string, description: string, now: Date): CaseInfo {
  if (selectCaseByName(writer, name) !== null) throw new CaseNameTakenError(name)
  const id = `case-${randomUUID()}` as CaseId
  const createdAt = now.toISOString()
  writer.run('INSERT INTO case_info (id, name_json, description_json, created_at) VALUES (?, ?, ?, ?)', [
    id,
    JSON.stringify(name),
    JSON.stringify(description),
    createdAt,
  ])
  return { id, name, description, createdAt, revision: null }
}

/**
 * Deletes a case that holds no record; what the log says of it stays.
 *
 * @throws {UnknownCaseError}
 */
export function deleteEmptyCase(writer: SqlDatabase, id: CaseId): boolean {
  if (selectCase(writer, id).revision !== null) return false
  const caseNo = findCaseNo(writer, id)
  writer.run('DELETE FROM view_positions WHERE case_no = ?', [caseNo])
  writer.run('DELETE FROM case_info WHERE no = ?', [caseNo])
  return true
}

export function selectCases(database: SqlDatabase): CaseInfo[] {
  const rows = database.all(SELECT_CASE, []) as unknown as CaseRow[]
  return rows.map(readCase).sort((a, b) => compareCodePoints(a.name, b.name))
}

/** @throws {UnknownCaseError} */
export function selectCase(database: SqlDatabase, id: CaseId): CaseInfo {
  const row = database.get(`${SELECT_CASE} WHERE id = ?`, [id]) as CaseRow | null
  if (row === null) throw new UnknownCaseError(id)
  return readCase(row)
}

export function selectCaseByName(database: SqlDatabase, name: string): CaseInfo | null {
  const row = database.get(`${SELECT_CASE} WHERE name_json = ?`, [JSON.stringify(name)]) as CaseRow | null
  return row === null ? null : readCase(row)
}

/**
 * The number by which the tables know a case.
 *
 * @throws {UnknownCaseError}
 */
export function findCaseNo(database: SqlDatabase, id: CaseId): number {
  const row = database.get('SELECT no FROM case_info WHERE id = ?', [id]) as { no: number } | null
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
