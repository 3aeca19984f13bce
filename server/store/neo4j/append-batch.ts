import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseBatch, CaseRecord, CaseRecordType } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { AppendOptions, AppendReceipt } from '../case-store.ts'
import { checkSourceBytes } from '../check-batch.ts'
import { AppendProgress } from './append-progress.ts'
import { writeInCase } from './write-in-case.ts'
import { refusePending } from './import-node.ts'
import { projectRecords } from './project-ties.ts'
import { checkOutside, sortOutRecords } from './sort-out-records.ts'
import type { StoreCore } from './store-core.ts'
import { takeInstant } from './take-instant.ts'
import { writeFresh } from './write-records.ts'

/**
 * Appends a batch in one transaction. The lock of the case is held until the commit, so that the instants of its
 * batches are in the order of their commits and what a read at `knownAt` once saw is all it will ever see.
 */
export function appendBatch(
  core: StoreCore,
  caseId: CaseId,
  batch: CaseBatch,
  options: AppendOptions,
): Promise<AppendReceipt> {
  const progress = new AppendProgress(batch.records.length, options)
  return writeInCase(core.transactions, caseId, async (transaction, locked) => {
    progress.restart()
    await refusePending(transaction, locked)
    checkSourceBytes(batch)
    const receivedAt = await takeInstant(core.transactions, core.clock)
    const fresh = await sortOutRecords(transaction, caseId, batch.records, progress)
    await checkOutside(transaction, caseId, batch.records)
    const unchanged = batch.records.length - fresh.length
    progress.advance(unchanged)
    if (fresh.length > 0) {
      await writeFresh(
        transaction,
        { caseId, readInstant: () => receivedAt, sourceBytes: batch.sourceBytes, progress },
        fresh,
      )
      const written = fresh.map((one) => one.record)
      await projectRecords(transaction, { caseId, knownAt: receivedAt }, written, () => {
        progress.checkpoint()
      })
      await transaction.run('write/note-receipt', { caseId, receivedAt })
    }
    progress.checkpoint()
    return { receivedAt, added: countByType(fresh.map((one) => one.record)), unchanged }
  })
}

export function countByType(records: Iterable<CaseRecord>): Readonly<Record<CaseRecordType, number>> {
  const counts = Object.fromEntries(RECORD_TYPES.map((type) => [type, 0])) as Record<CaseRecordType, number>
  for (const { type } of records) counts[type] += 1
  return counts
}
