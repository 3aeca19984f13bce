import type { CaseId } from '../../domain/ids.ts'
import type { AppendOptions, StoreClock } from '../case-store.ts'
import { describeErasure } from '../describe-erasure.ts'
import type { ErasureCounts } from '../describe-erasure.ts'
import type { LogAction, LogEntry, LogEvent } from '../log-entry.ts'
import { StoreUnavailableError } from '../store-errors.ts'
import { findCaseNo } from './case-list.ts'
import { insertLogEntry } from './case-log.ts'
import { deleteCaseRows } from './delete-rows.ts'
import type { SqlDatabase } from './driver.ts'
import { countFindings } from './findings.ts'
import { countRecords } from './record-slices.ts'
import { markBytesDue, releaseBytes } from './release-bytes.ts'
import type { StoreCore } from './store-core.ts'
import { takeSlices } from './take-slices.ts'

type Reason = Pick<LogEvent, 'actor' | 'purpose'>

/** Deletes a case in one transaction, then has the file let go of its bytes. */
export async function eraseCase(
  { connection, clock }: StoreCore,
  caseId: CaseId,
  reason: Reason,
  options: AppendOptions,
): Promise<LogEntry> {
  const entry = await connection.write((writer) => eraseRows(writer, caseId, { reason, clock, options }))
  try {
    await connection.runAlone(releaseBytes)
  } catch (cause) {
    if (!(cause instanceof StoreUnavailableError)) throw cause
    const message = `The case is erased, but its bytes are still in the file: ${cause.message} Then open the store again.`
    throw new StoreUnavailableError(message, { cause })
  }
  return entry
}

interface Erasure {
  readonly reason: Reason
  readonly clock: StoreClock
  readonly options: AppendOptions
}

async function eraseRows(writer: SqlDatabase, caseId: CaseId, { reason, clock, options }: Erasure): Promise<LogEntry> {
  options.signal?.throwIfAborted()
  const caseNo = findCaseNo(writer, caseId)
  const counts = countCase(writer, caseNo)
  const total = Object.values(counts.records).reduce((sum, count) => sum + count, 0)
  await takeSlices(deleteCaseRows(writer, caseNo), total, options)
  // Entries of the log may go only once their case is gone.
  writer.run('DELETE FROM log WHERE case_no = ?', [caseNo])
  markBytesDue(writer)
  return insertLogEntry(writer, null, { action: 'erased', caseId, ...reason, detail: describeErasure(counts) }, clock())
}

function countCase(writer: SqlDatabase, caseNo: number): ErasureCounts {
  const bytes = writer.get('SELECT coalesce(sum(length(bytes)), 0) AS sum FROM source_bytes WHERE case_no = ?', [
    caseNo,
  ]) as { sum: number } | null
  const actions = writer.all(
    `SELECT json_extract(body, '$.action') AS action, count(*) AS count FROM log WHERE case_no = ?
     GROUP BY action ORDER BY action`,
    [caseNo],
  ) as unknown as { action: LogAction; count: number }[]
  return {
    records: countRecords(writer, caseNo),
    sourceBytes: bytes?.sum ?? 0,
    findings: countFindings(writer, caseNo),
    log: Object.fromEntries(actions.map(({ action, count }) => [action, count])),
  }
}
