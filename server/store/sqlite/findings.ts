import type { Page, PageRequest } from '../case-store.ts'
import type { FindingHeader, FindingRow } from '../case-findings.ts'
import { findFindingFault, readHeader, readPlace, writePlace } from '../finding-row.ts'
import type { FaultList } from '../fault-list.ts'
import type { SqlDatabase, SqlRow } from './driver.ts'

type StoredRow = SqlRow & FindingRow

/** Keeps a finding; one that is there already, as when a restore is gone on with, is left alone. */
export function insertFinding(writer: SqlDatabase, caseNo: number, row: FindingRow): void {
  const { id, at } = readHeader(row)
  writer.run(
    `INSERT INTO finding (case_no, id, at, body, sha256, result, input) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (case_no, id) DO NOTHING`,
    [caseNo, id, at, row.body, row.sha256, row.result, row.input],
  )
}

/** A page of headers, the newest first. */
export function selectFindings(database: SqlDatabase, caseNo: number, page: PageRequest): Page<FindingHeader> {
  const { at, id } = readPlace(page.after)
  const rows = database.all(
    `SELECT body, sha256 FROM finding WHERE case_no = ? AND (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ?`,
    [caseNo, at, id, page.limit + 1],
  ) as unknown as Pick<FindingRow, 'body' | 'sha256'>[]
  const items = rows.slice(0, page.limit).map(readHeader)
  const last = items.at(-1)
  return { items, next: rows.length > page.limit && last !== undefined ? writePlace(last) : null }
}

export function selectFinding(database: SqlDatabase, caseNo: number, id: string): FindingRow | null {
  const sql = 'SELECT body, sha256, result, input FROM finding WHERE case_no = ? AND id = ?'
  const row = database.get(sql, [caseNo, id]) as StoredRow | null
  return row === null ? null : { ...row, result: toBytes(row.result), input: toBytes(row.input) }
}

function toBytes(blob: Uint8Array | null): Uint8Array | null {
  return blob === null ? null : new Uint8Array(blob)
}

export function countFindings(database: SqlDatabase, caseNo: number): number {
  const row = database.get('SELECT count(*) AS count FROM finding WHERE case_no = ?', [caseNo])
  return Number(row?.['count'] ?? 0)
}

/** Opens every finding of a case, one at a time, and names those that are not what was sealed. */
export function* checkFindings(database: SqlDatabase, caseNo: number, faults: FaultList): Generator<number> {
  const ids = database.all('SELECT id FROM finding WHERE case_no = ? ORDER BY id', [caseNo]) as { id: string }[]
  for (const { id } of ids) {
    const row = selectFinding(database, caseNo, id)
    const fault = row === null ? null : findFindingFault(row, id)
    if (fault !== null) faults.add({ check: 'content', type: 'finding', id, message: fault })
    yield 0
  }
}
