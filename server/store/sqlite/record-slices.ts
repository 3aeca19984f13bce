import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseRecordType } from '../../domain/case-record.ts'
import type { SqlDatabase } from './driver.ts'

/** A record as the file has it, whether or not it is sound. */
export interface StoredRecord {
  readonly no: number
  readonly type: CaseRecordType
  readonly id: string
  readonly received_at: string
  readonly sha256: string
  readonly body: string
}

/** All records of a case, published or not, in the order of RECORD_TYPES and of ids; slices of at most `size`. */
export function* iterateStored(database: SqlDatabase, caseNo: number, size: number): Generator<StoredRecord[]> {
  for (const type of RECORD_TYPES) {
    let after: string | null = ''
    while (after !== null) {
      const slice = database.all(
        `SELECT no, type, id, received_at, sha256, body FROM record
         WHERE case_no = ? AND type = ? AND id > ? ORDER BY id LIMIT ?`,
        [caseNo, type, after, size],
      ) as unknown as StoredRecord[]
      if (slice.length > 0) yield slice
      after = slice.length === size ? (slice.at(-1)?.id ?? null) : null
    }
  }
}

/** How many records of each type a case has; none where there are none. */
export function countRecords(database: SqlDatabase, caseNo: number): Partial<Record<CaseRecordType, number>> {
  const rows = database.all('SELECT type, count(*) AS count FROM record WHERE case_no = ? GROUP BY type', [
    caseNo,
  ]) as unknown as { type: CaseRecordType; count: number }[]
  return Object.fromEntries(rows.map(({ type, count }) => [type, count]))
}

export function selectBytes(database: SqlDatabase, caseNo: number, sha256: string): Uint8Array | undefined {
  const sql = 'SELECT bytes FROM source_bytes WHERE case_no = ? AND sha256 = ?'
  const row = database.get(sql, [caseNo, sha256]) as { bytes: Uint8Array } | null
  return row === null ? undefined : new Uint8Array(row.bytes)
}
