import { setImmediate } from 'node:timers/promises'

import type { CaseRecord } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { AppendOptions } from '../case-store.ts'
import { findCaseNo } from './case-list.ts'
import type { SqlDatabase } from './driver.ts'
import { selectRun } from './import-run.ts'
import type { ImportRun } from './import-run.ts'
import { unindexRecord } from './index-record.ts'
import { compactText, removeText } from './index-text.ts'
import type { StoredRecord } from './record-slices.ts'
import { selectExcerptSources } from './select-present.ts'
import type { StoreCore } from './store-core.ts'

/** Records taken back in one transaction. */
const SLICE_SIZE = 1000

/** Takes an import back, slice by slice, each in a transaction of its own; once begun it can only be gone on with. */
export async function discardImport(core: StoreCore, caseId: CaseId, options: AppendOptions): Promise<boolean> {
  options.signal?.throwIfAborted()
  const run = await core.connection.write((writer) => markRun(writer, caseId))
  if (run === null) return false
  const total = Object.values(run.state.added).reduce((sum, count) => sum + count, 0)
  let done = 0
  // The sources of a claim are found by its excerpts, so claims go first.
  for (const condition of [`type = 'claim'`, `type <> 'claim'`]) {
    for (;;) {
      const removed = await core.connection.write((writer) => removeSlice(writer, run, condition))
      if (removed === 0) break
      done += removed
      options.onProgress?.(Math.min(done, total), total)
      await setImmediate()
      options.signal?.throwIfAborted()
    }
  }
  await core.connection.write((writer) => {
    removeBytes(writer, run.caseNo)
    compactText(writer, run.caseNo)
    writer.run('DELETE FROM import_run WHERE no = ?', [run.no])
  })
  return true
}

function markRun(writer: SqlDatabase, caseId: CaseId): ImportRun | null {
  const run = selectRun(writer, caseId, findCaseNo(writer, caseId))
  if (run !== null) writer.run('UPDATE import_run SET discarding = 1 WHERE no = ?', [run.no])
  return run
}

function removeSlice(writer: SqlDatabase, run: ImportRun, condition: string): number {
  const { caseNo } = run
  const slice = writer.all(
    `SELECT no, type, id, received_at, sha256, body FROM record NOT INDEXED
     WHERE no >= ? AND case_no = ? AND received_at = ? AND ${condition} ORDER BY no LIMIT ?`,
    [run.firstRecordNo, caseNo, run.openedAt, SLICE_SIZE],
  ) as unknown as StoredRecord[]
  const records = slice.map((stored) => JSON.parse(stored.body) as CaseRecord)
  const excerpts = records.flatMap((record) => (record.type === 'claim' ? record.excerpts : []))
  const place = { caseNo, sourceOf: new Map(selectExcerptSources(writer, caseNo, excerpts)) }
  const nos = slice.map((stored) => stored.no)
  removeText(writer, caseNo, nos)
  for (const [index, record] of records.entries()) {
    const stored = slice[index]
    if (stored !== undefined) unindexRecord(writer, place, { no: stored.no, receivedAt: stored.received_at, record })
  }
  writer.run('DELETE FROM record WHERE no IN (SELECT value FROM json_each(?))', [JSON.stringify(nos)])
  return slice.length
}

/** Deletes the bytes that no source of the case is of any more. */
function removeBytes(writer: SqlDatabase, caseNo: number): void {
  writer.run(
    `DELETE FROM source_bytes WHERE case_no = ? AND sha256 NOT IN (
       SELECT json_extract(body, '$.sha256') FROM record WHERE case_no = ? AND type = 'source')`,
    [caseNo, caseNo],
  )
}
