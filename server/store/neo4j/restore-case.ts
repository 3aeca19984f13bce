import type { CaseInfo, CaseRecord } from '../../domain/case-record.ts'
import { isInstant } from '../../domain/clocks.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { FindingRow } from '../case-findings.ts'
import type { AppendOptions } from '../case-store.ts'
import { checkSourceBytes, keyOf } from '../check-batch.ts'
import { openFinding } from '../finding-row.ts'
import type { CaseFrame, CaseRows, RestoredPart } from '../import-state.ts'
import { CaseIdTakenError, CaseNameTakenError } from '../store-errors.ts'
import { stripInstant } from '../strip-instant.ts'
import { AppendProgress } from './append-progress.ts'
import { lockCase } from './case-lock.ts'
import { findCase } from './case-list.ts'
import { writeRestoredLog } from './case-log.ts'
import { fromInteger } from './convert-values.ts'
import { deleteRecords } from './delete-records.ts'
import { isConstraintViolation } from './explain-failure.ts'
import { writeFinding } from './findings.ts'
import { linkAhead } from './link-ahead.ts'
import { notePart, RESTORED } from './note-part.ts'
import { rebuildTies } from './rebuild-ties.ts'
import { describeHolder } from './restore-holder.ts'
import { checkOutsideButClaims, findClaimsAhead, sortOutRecords, trustRecords } from './sort-out-records.ts'
import type { StoreCore } from './store-core.ts'
import { passInstant } from './take-instant.ts'
import { isDoubtful } from './trust-part.ts'
import { replacePositions } from './view-positions.ts'
import { writeFresh } from './write-records.ts'

/** Begins a case that stays hidden until the restore is finished. */
export async function beginRestore({ transactions }: StoreCore, frame: CaseFrame): Promise<void> {
  const { id, name, description, createdAt } = frame
  const holder = describeHolder()
  try {
    await transactions.write(async (transaction) => {
      const known = await transaction.run<{ id: string; holder: string | null }>('read/cases-taking', { id, name })
      if (known.some((one) => one.id === id && one.holder === holder)) return
      if (known.some((one) => one.id === id)) throw new CaseIdTakenError(id)
      if (known.length > 0) throw new CaseNameTakenError(name)
      await transaction.run('write/create-hidden-case', { caseId: id, name, description, createdAt, holder })
    })
  } catch (error) {
    // Somebody else took the name between the look and the commit.
    throw isConstraintViolation(error) ? new CaseNameTakenError(name) : error
  }
}

/** Adds records in one transaction. What is brought back is all new but for a part that is given twice. */
export async function restorePart(
  core: StoreCore,
  caseId: CaseId,
  part: RestoredPart,
  options: AppendOptions,
): Promise<void> {
  const instants = new Map(part.records.map((one) => [keyOf(one), checkInstant(one.receivedAt)]))
  const records = part.records.map(stripInstant)
  const progress = new AppendProgress(records.length, options)
  const attempt = (trusting: boolean): Promise<void> =>
    core.transactions.write(async (transaction) => {
      progress.restart()
      await lockCase(transaction, caseId, 'restoring')
      checkSourceBytes({ records, sourceBytes: part.sourceBytes })
      const fresh = trusting ? trustRecords(records) : await sortOutRecords(transaction, caseId, records, progress)
      const lookUp = trusting ? findClaimsAhead : checkOutsideButClaims
      const ahead = await lookUp(transaction, caseId, records)
      progress.advance(records.length - fresh.length)
      const readInstant = (record: CaseRecord): string => instants.get(keyOf(record)) ?? ''
      await writeFresh(transaction, { caseId, readInstant, sourceBytes: part.sourceBytes, progress }, fresh, ahead)
      const [row] = await transaction.run<{ part: never }>('write/note-restored', {
        caseId,
        revision: [...instants.values()].sort().at(-1) ?? null,
      })
      const written = fresh.map((one) => one.record)
      if (row !== undefined) {
        await notePart(transaction, { caseId, openedAt: RESTORED, part: fromInteger(row.part) }, written, ahead)
      }
      progress.checkpoint()
    })
  try {
    await attempt(true)
  } catch (error) {
    if (!isDoubtful(error)) throw error
    await attempt(false)
  }
}

/** Adds findings, each in a transaction of its own: one may be as large as a message may be. */
export async function restoreFindings(
  { transactions }: StoreCore,
  caseId: CaseId,
  findings: readonly FindingRow[],
  { signal }: AppendOptions,
): Promise<void> {
  for (const row of findings) {
    signal?.throwIfAborted()
    openFinding(row)
    await transactions.write(async (transaction) => {
      await lockCase(transaction, caseId, 'restoring')
      await writeFinding(transaction, caseId, row)
    })
  }
}

/** Ends a restore: all that can be cut off and done again comes before the one transaction that shows the case. */
export async function finishRestore(
  { transactions, clock }: StoreCore,
  caseId: CaseId,
  rows: CaseRows,
  { signal }: AppendOptions,
): Promise<CaseInfo> {
  signal?.throwIfAborted()
  const checkpoint = (): void => signal?.throwIfAborted()
  const { revision } = await transactions.write((transaction) => lockCase(transaction, caseId, 'restoring'))
  await linkAhead(transactions, caseId, RESTORED, checkpoint)
  await rebuildTies(transactions, { caseId, hidden: 'restoring', checkpoint })
  if (revision !== null) await passInstant(transactions, revision)
  checkpoint()
  const restoredAt = clock().toISOString()
  return transactions.write(async (transaction) => {
    await lockCase(transaction, caseId, 'restoring')
    for (const [view, positions] of Object.entries(rows.views)) {
      await replacePositions(transaction, caseId, view, positions)
    }
    await writeRestoredLog(transaction, caseId, rows.log, restoredAt)
    await transaction.run('write/show-case', { caseId })
    return findCase(transaction, caseId)
  })
}

export async function discardRestore({ transactions }: StoreCore, caseId: CaseId): Promise<void> {
  const progress = new AppendProgress(0, {})
  await deleteRecords(transactions, { caseId, hidden: 'restoring', receivedAt: null, progress })
  await transactions.write(async (transaction) => {
    await lockCase(transaction, caseId, 'restoring')
    await transaction.run('write/delete-case', { caseId })
  })
}

function checkInstant(instant: string): string {
  if (!isInstant(instant)) throw new RangeError(`"${instant}" is no instant like 2024-03-05T10:00:00.000Z`)
  return instant
}
