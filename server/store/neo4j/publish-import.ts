import type { CaseId } from '../../domain/ids.ts'
import type { AppendOptions, AppendReceipt } from '../case-store.ts'
import { NoImportError } from '../store-errors.ts'
import { AppendProgress } from './append-progress.ts'
import { lockCase } from './case-lock.ts'
import { deleteRecords } from './delete-records.ts'
import { readImport, requireImport, sumAdded } from './import-node.ts'
import { linkAhead } from './link-ahead.ts'
import { finishProjection } from './project-import.ts'
import type { StoreCore } from './store-core.ts'
import { takeInstant } from './take-instant.ts'
import { writeInCase } from './write-in-case.ts'

/**
 * Makes an import known by one small transaction. What its claims refer to ahead is tied before, and the direct
 * relationships, which no read of Trama's looks at, are made afterwards, a slice at a time.
 */
export async function publishImport(
  core: StoreCore,
  caseId: CaseId,
  key: string,
  { signal }: AppendOptions,
): Promise<AppendReceipt> {
  const { transactions } = core
  const { openedAt } = await writeInCase(transactions, caseId, (transaction, locked) =>
    requireImport(transaction, locked, key),
  )
  await linkAhead(transactions, caseId, openedAt, () => signal?.throwIfAborted())
  signal?.throwIfAborted()
  const receipt = await core.appends.run(() => makeKnown(core, caseId, openedAt))
  core.doubted.delete(caseId)
  await finishProjection(transactions, caseId)
  return receipt
}

async function makeKnown(core: StoreCore, caseId: CaseId, openedAt: string): Promise<AppendReceipt> {
  return core.transactions.write(async (transaction) => {
    const locked = await lockCase(transaction, caseId)
    const stored = await readImport(transaction, caseId, openedAt)
    if (stored === null) throw new NoImportError(caseId)
    const { added, unchanged } = stored.state
    // A commit whose acknowledgement was lost is run again by the driver.
    if (stored.publishedAt !== null) return { receivedAt: stored.publishedAt, added, unchanged }
    if (locked.importing !== openedAt) throw new NoImportError(caseId)
    const receivedAt = await takeInstant(core.transactions, core.clock)
    if (sumAdded(stored.state) === 0) await transaction.run('write/forget-import', { caseId, openedAt })
    else await transaction.run('write/publish-import', { caseId, openedAt, publishedAt: receivedAt })
    return { receivedAt, added, unchanged }
  })
}

/**
 * Takes an import back, a slice at a time. From the first transaction on nothing else can be done with it; cut off, it
 * goes on when it is called again.
 */
export async function discardImport(core: StoreCore, caseId: CaseId, options: AppendOptions): Promise<boolean> {
  options.signal?.throwIfAborted()
  const { transactions } = core
  const begun = await transactions.write(async (transaction) => {
    const { importing } = await lockCase(transaction, caseId)
    if (importing === null) return null
    await transaction.run('write/begin-discard', { caseId })
    return readImport(transaction, caseId, importing)
  })
  if (begun === null) return false
  const { openedAt } = begun
  const progress = new AppendProgress(sumAdded(begun.state), options)
  await deleteRecords(transactions, { caseId, hidden: '', receivedAt: openedAt, progress })
  await transactions.write(async (transaction) => {
    await lockCase(transaction, caseId)
    await transaction.run('write/forget-import', { caseId, openedAt })
  })
  core.doubted.delete(caseId)
  return true
}
