import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseRecordType } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { AppendOptions } from '../case-store.ts'
import { describeErasure } from '../describe-erasure.ts'
import type { LogEntry, LogEvent } from '../log-entry.ts'
import { UnknownCaseError } from '../store-errors.ts'
import { AppendProgress } from './append-progress.ts'
import { lockCase } from './case-lock.ts'
import { writeLogEntry } from './case-log.ts'
import { countNodes } from './count-nodes.ts'
import { deleteRecords } from './delete-records.ts'
import type { DeletedSlice, DeletedType } from './delete-records.ts'
import type { StoreCore } from './store-core.ts'
import type { Transaction } from './transactions.ts'

/** What an erasure keeps until it is done, on the node of the hidden case. */
interface Erasure {
  readonly actor: string
  readonly purpose: string | null
  readonly records: Readonly<Partial<Record<CaseRecordType, number>>>
  readonly sourceBytes: number
  readonly findings: number
  readonly log: Readonly<Record<string, number>>
}

/**
 * Hides a case, deletes all of it in slices and then, with one entry of the log in its place, the case. From the first
 * transaction on there is no way back: cut off, it is finished when the store is opened or the call repeated.
 */
export async function eraseCase(
  core: StoreCore,
  caseId: CaseId,
  { actor, purpose }: Pick<LogEvent, 'actor' | 'purpose'>,
  options: AppendOptions,
): Promise<LogEntry> {
  options.signal?.throwIfAborted()
  const erasure: Erasure = { actor, purpose, records: {}, sourceBytes: 0, findings: 0, log: {} }
  await core.transactions.write(async (transaction) => {
    const hidden = await transaction.run('write/hide-case', { caseId, erasure: JSON.stringify(erasure) })
    if (hidden.length === 0) throw new UnknownCaseError(caseId)
  })
  // What is half gone can only go all the way; a signal no longer stops it.
  const { onProgress } = options
  return finishErasure(core, caseId, onProgress === undefined ? {} : { onProgress })
}

/** @throws {UnknownCaseError} when no such case is being erased */
export async function finishErasure(core: StoreCore, caseId: CaseId, options: AppendOptions): Promise<LogEntry> {
  const { transactions, clock } = core
  const total = await countNodes(transactions, caseId)
  const progress = new AppendProgress(total, options)
  await deleteRecords(transactions, {
    caseId,
    hidden: 'erasing',
    receivedAt: null,
    progress,
    onSlice: countSlice(caseId),
  })
  const at = clock().toISOString()
  return transactions.write(async (transaction) => {
    await lockCase(transaction, caseId, 'erasing')
    const { actor, purpose, ...counts } = await readErasure(transaction, caseId)
    await transaction.run('write/delete-case', { caseId })
    return writeLogEntry(transaction, { action: 'erased', caseId, actor, purpose, at, detail: describeErasure(counts) })
  })
}

function countSlice(caseId: CaseId) {
  return async (transaction: Transaction, type: DeletedType, slice: DeletedSlice): Promise<void> => {
    const counted = addSlice(await readErasure(transaction, caseId), type, slice)
    await transaction.run('write/note-erasure', { caseId, erasure: JSON.stringify(counted) })
  }
}

function addSlice(erasure: Erasure, type: DeletedType, { count, bytes, actions }: DeletedSlice): Erasure {
  const recordType = RECORD_TYPES.find((one) => one === type)
  const records =
    recordType === undefined
      ? erasure.records
      : { ...erasure.records, [recordType]: (erasure.records[recordType] ?? 0) + count }
  const log: Record<string, number> = { ...erasure.log }
  for (const action of actions) log[action] = (log[action] ?? 0) + 1
  const findings = erasure.findings + (type === 'finding' ? count : 0)
  return { ...erasure, records, sourceBytes: erasure.sourceBytes + bytes, findings, log }
}

async function readErasure(transaction: Transaction, caseId: CaseId): Promise<Erasure> {
  const [row] = await transaction.run<{ erasure: string }>('read/erasure', { caseId })
  if (row === undefined) throw new UnknownCaseError(caseId)
  // One that an earlier version began counts no findings.
  return { findings: 0, ...(JSON.parse(row.erasure) as Omit<Erasure, 'findings'>) }
}
