import type { CaseBatch, CaseRecord } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { AppendOptions } from '../case-store.ts'
import { checkSourceBytes } from '../check-batch.ts'
import type { PreparedRecord } from '../check-batch.ts'
import type { ImportRequest, ImportState } from '../import-state.ts'
import { ImportPendingError } from '../store-errors.ts'
import { AppendProgress } from './append-progress.ts'
import { countByType } from './append-batch.ts'
import { findCase } from './case-list.ts'
import { toInteger } from './convert-values.ts'
import { addCounts, NO_RECORDS, readImport, readPending, requireImport } from './import-node.ts'
import type { StoredImport } from './import-node.ts'
import { notePart } from './note-part.ts'
import { checkOutsideButClaims, findClaimsAhead, sortOutRecords, trustRecords } from './sort-out-records.ts'
import type { StoreCore } from './store-core.ts'
import { takeInstant } from './take-instant.ts'
import type { Transaction } from './transactions.ts'
import { isDoubtful } from './trust-part.ts'
import { writeInCase } from './write-in-case.ts'
import { writeFresh } from './write-records.ts'

export interface PartToAppend {
  readonly part: number
  readonly batch: CaseBatch
  readonly options: AppendOptions
}

/** Begins an import, or finds it again. */
export function openImport(core: StoreCore, caseId: CaseId, request: ImportRequest): Promise<ImportState> {
  const { key, title } = request
  return core.appends.run(() =>
    writeInCase(core.transactions, caseId, async (transaction, locked) => {
      const pending = await readPending(transaction, locked)
      if (pending?.state.key === key) return pending.state
      if (pending !== null) throw new ImportPendingError(caseId, pending.state.title)
      const openedAt = await takeInstant(core.transactions, core.clock)
      const counts = JSON.stringify(NO_RECORDS)
      const properties = { key, title, counts, intoEmpty: locked.revision === null }
      await transaction.run('write/create-import', { caseId, openedAt, properties })
      return { caseId, key, title, parts: 0, ...NO_RECORDS }
    }),
  )
}

export function findImport(core: StoreCore, caseId: CaseId): Promise<ImportState | null> {
  return core.transactions.read(async (transaction) => {
    await findCase(transaction, caseId)
    const [row] = await transaction.run<{ openedAt: string }>('read/import-under-way', { caseId })
    return row === undefined ? null : ((await readImport(transaction, caseId, row.openedAt))?.state ?? null)
  })
}

/** Appends one part in one transaction that holds the lock of the case, under the instant of its import. */
export async function appendPart(
  core: StoreCore,
  caseId: CaseId,
  key: string,
  what: PartToAppend,
): Promise<ImportState> {
  const attempt = (trusting: boolean) =>
    writeInCase(core.transactions, caseId, async (transaction, locked) => {
      const opened = await requireImport(transaction, locked, key)
      if (what.part < opened.state.parts) return opened.state
      if (what.part > opened.state.parts) throw new RangeError(`part ${what.part} comes after ${opened.state.parts}`)
      return writePart(transaction, opened, what, trusting && opened.intoEmpty)
    })
  if (core.doubted.has(caseId)) return attempt(false)
  try {
    return await attempt(true)
  } catch (error) {
    if (!isDoubtful(error)) throw error
    // Something is there already, or something is missing: from now on every record is looked up before.
    core.doubted.add(caseId)
    return attempt(false)
  }
}

/**
 * Writes a part. `trusting`: what an import brings to an empty case is all new but for rare repetitions, which a
 * constraint refuses, and what is missing makes a write incomplete; so nothing is looked up before.
 */
async function writePart(
  transaction: Transaction,
  { openedAt, state }: StoredImport,
  { part, batch, options }: PartToAppend,
  trusting: boolean,
): Promise<ImportState> {
  const { caseId } = state
  const progress = new AppendProgress(batch.records.length, options)
  progress.restart()
  checkSourceBytes(batch)
  const fresh = trusting
    ? trustRecords(batch.records)
    : await sortOutRecords(transaction, caseId, batch.records, progress)
  const lookUp = trusting ? findClaimsAhead : checkOutsideButClaims
  const ahead = await lookUp(transaction, caseId, batch.records)
  const unchanged = batch.records.length - fresh.length
  progress.advance(unchanged)
  const { sourceBytes } = batch
  await writeFresh(transaction, { caseId, readInstant: () => openedAt, sourceBytes, progress }, fresh, ahead)
  await notePart(transaction, { caseId, openedAt, part }, listRecords(fresh), ahead)
  const counts = addCounts(state, { added: countByType(listRecords(fresh)), unchanged })
  const noted = { caseId, openedAt, parts: toInteger(part + 1), counts: JSON.stringify(counts) }
  await transaction.run('write/note-import', noted)
  progress.checkpoint()
  return { ...state, ...counts, parts: part + 1 }
}

function listRecords(prepared: readonly PreparedRecord[]): CaseRecord[] {
  return prepared.map((one) => one.record)
}
