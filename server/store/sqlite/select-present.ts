import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseRecordType } from '../../domain/case-record.ts'
import type { ExcerptId, SourceId } from '../../domain/ids.ts'
import { keyOf } from '../check-batch.ts'
import type { RecordReference } from '../record-content.ts'
import type { SqlDatabase } from './driver.ts'

/** The hash of each record asked for that the case has, by key. */
export function selectHashes(
  database: SqlDatabase,
  caseNo: number,
  wanted: readonly RecordReference[],
): Map<string, string> {
  const hashes = new Map<string, string>()
  for (const [type, ids] of groupIds(wanted)) {
    const rows = database.all(
      `SELECT id, sha256 FROM record WHERE case_no = ? AND type = ? AND id IN (SELECT value FROM json_each(?))`,
      [caseNo, type, JSON.stringify(ids)],
    ) as { id: string; sha256: string }[]
    for (const { id, sha256 } of rows) hashes.set(keyOf({ type, id }), sha256)
  }
  return hashes
}

/** Which of the excerpts asked for the case has, with the source that each is of. */
export function selectExcerptSources(
  database: SqlDatabase,
  caseNo: number,
  ids: readonly string[],
): [ExcerptId, SourceId][] {
  if (ids.length === 0) return []
  const rows = database.all(
    `SELECT r.id AS id, e.source AS source FROM record r JOIN excerpt e ON e.record_no = r.no
     WHERE r.case_no = ? AND r.type = 'excerpt' AND r.id IN (SELECT value FROM json_each(?))`,
    [caseNo, JSON.stringify(ids)],
  ) as unknown as { id: ExcerptId; source: SourceId }[]
  return rows.map(({ id, source }) => [id, source])
}

/** The same from the records themselves, whatever the index says; damaged ones are left out. */
export function selectExcerptBodies(
  database: SqlDatabase,
  caseNo: number,
  ids: readonly string[],
): [ExcerptId, SourceId][] {
  if (ids.length === 0) return []
  const rows = database.all(
    `SELECT id, json_extract(body, '$.source') AS source FROM record
     WHERE case_no = ? AND type = 'excerpt' AND id IN (SELECT value FROM json_each(?)) AND json_valid(body)`,
    [caseNo, JSON.stringify(ids)],
  ) as unknown as { id: ExcerptId; source: SourceId }[]
  return rows.map(({ id, source }) => [id, source])
}

function groupIds(wanted: readonly RecordReference[]): [CaseRecordType, string[]][] {
  return RECORD_TYPES.map((type): [CaseRecordType, string[]] => [
    type,
    wanted.filter((one) => one.type === type).map((one) => one.id),
  ]).filter(([, ids]) => ids.length > 0)
}
