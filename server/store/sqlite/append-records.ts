import type { CaseBatch } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { AppendOptions, AppendReceipt, StoreClock } from '../case-store.ts'
import { findCaseNo } from './case-list.ts'
import type { SqlDatabase } from './driver.ts'
import { refusePending } from './import-run.ts'
import { takeInstant } from './store-instant.ts'
import { writeRecords } from './write-records.ts'

/**
 * Writes a batch within the transaction that the caller holds; throws whatever has to undo it.
 *
 * @throws {ImportPendingError} while an import into the case is neither published nor discarded
 */
export async function appendRecords(
  writer: SqlDatabase,
  caseId: CaseId,
  batch: CaseBatch,
  clock: StoreClock,
  options: AppendOptions,
): Promise<AppendReceipt> {
  const caseNo = findCaseNo(writer, caseId)
  refusePending(writer, caseId, caseNo)
  const receivedAt = takeInstant(writer, clock)
  const written = await writeRecords(
    writer,
    { caseNo, batch, readInstant: () => receivedAt, mayBeForward: false },
    options,
  )
  if (written.unchanged < batch.records.length) {
    writer.run('UPDATE case_info SET revision = ? WHERE no = ?', [receivedAt, caseNo])
  }
  options.signal?.throwIfAborted()
  return { receivedAt, ...written }
}
