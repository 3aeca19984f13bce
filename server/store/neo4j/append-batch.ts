import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseBatch, CaseRecordType } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { AppendOptions, AppendReceipt, StoreClock } from '../case-store.ts'
import {
  checkReferences,
  checkSourceBytes,
  keyOf,
  listOutsideReferences,
  prepareRecord,
  sortOutKnown,
} from '../check-batch.ts'
import type { PreparedRecord } from '../check-batch.ts'
import { nextInstant } from '../next-instant.ts'
import type { RecordReference } from '../record-content.ts'
import { UnknownCaseError } from '../store-errors.ts'
import { AppendProgress } from './append-progress.ts'
import type { Transaction, Transactions } from './transactions.ts'
import { writeFresh } from './write-records.ts'

const SLICE_SIZE = 1000

type HashRow = RecordReference & { readonly contentHash: string } & Record<string, unknown>

/**
 * Appends a batch in one transaction. The lock of the case is held until the commit, so that the instants of its
 * batches are in the order of their commits and what a read at `knownAt` once saw is all it will ever see.
 */
export function appendBatch(
  transactions: Transactions,
  caseId: CaseId,
  batch: CaseBatch,
  clock: StoreClock,
  options: AppendOptions,
): Promise<AppendReceipt> {
  const progress = new AppendProgress(batch.records.length, options)
  return transactions.write(async (transaction) => {
    progress.restart()
    const locked = await transaction.run('write/lock-case', { caseId })
    if (locked.length === 0) throw new UnknownCaseError(caseId)
    checkSourceBytes(batch)
    const receivedAt = await takeInstant(transactions, clock)
    const { fresh, unchanged } = await sortOutBatch(transaction, caseId, batch, progress)
    await checkOutside(transaction, caseId, batch)
    progress.advance(unchanged)
    if (fresh.length > 0) await writeFresh(transaction, { caseId, receivedAt, batch, progress }, fresh)
    progress.checkpoint()
    return { receivedAt, added: countByType(fresh), unchanged }
  })
}

/**
 * The instant of a batch, kept in a transaction of its own: a long append to one case then holds up no other case.
 * The caller holds the lock of its case.
 */
function takeInstant(transactions: Transactions, clock: StoreClock): Promise<string> {
  return transactions.write(async (transaction) => {
    await transaction.run('write/lock-clock')
    const [row] = await transaction.run<{ lastReceivedAt: string | null }>('write/read-clock')
    const receivedAt = nextInstant(clock, row?.lastReceivedAt ?? null)
    await transaction.run('write/set-clock', { receivedAt })
    return receivedAt
  })
}

async function sortOutBatch(
  transaction: Transaction,
  caseId: CaseId,
  batch: CaseBatch,
  progress: AppendProgress,
): Promise<{ fresh: PreparedRecord[]; unchanged: number }> {
  const fresh: PreparedRecord[] = []
  const seen = new Map<string, string>()
  for (let start = 0; start < batch.records.length; start += SLICE_SIZE) {
    progress.checkpoint()
    const slice = batch.records.slice(start, start + SLICE_SIZE)
    for (const [key, hash] of await readHashes(transaction, caseId, slice)) seen.set(key, hash)
    const sorted = sortOutKnown(slice.map(prepareRecord), seen)
    for (const prepared of sorted.fresh) {
      seen.set(keyOf(prepared.record), prepared.sha256)
      fresh.push(prepared)
    }
  }
  return { fresh, unchanged: batch.records.length - fresh.length }
}

async function checkOutside(transaction: Transaction, caseId: CaseId, batch: CaseBatch): Promise<void> {
  const outside = listOutsideReferences(batch.records)
  const wanted = outside.map((one) => one.to)
  const present = new Set<string>()
  for (let start = 0; start < wanted.length; start += SLICE_SIZE) {
    const slice = wanted.slice(start, start + SLICE_SIZE)
    for (const key of (await readHashes(transaction, caseId, slice)).keys()) present.add(key)
  }
  checkReferences(outside, present)
}

/** The content hashes, by key, of those records that the case has. */
async function readHashes(
  transaction: Transaction,
  caseId: CaseId,
  wanted: readonly RecordReference[],
): Promise<ReadonlyMap<string, string>> {
  const ids = RECORD_TYPES.map((type) => {
    const ofType = wanted.filter((one) => one.type === type).map((one) => one.id)
    return [`${type}Ids`, [...new Set(ofType)]] as const
  })
  const parameters = Object.fromEntries(ids)
  const rows = await transaction.run<HashRow>('read/stored-hashes', { caseId, ...parameters })
  return new Map(rows.map((row) => [keyOf(row), row.contentHash]))
}

function countByType(fresh: readonly PreparedRecord[]): Readonly<Record<CaseRecordType, number>> {
  const counts = Object.fromEntries(RECORD_TYPES.map((type) => [type, 0])) as Record<CaseRecordType, number>
  for (const { record } of fresh) counts[record.type] += 1
  return counts
}
