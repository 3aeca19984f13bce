import type { Integer } from 'neo4j-driver'

import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseRecordType } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { ImportState } from '../import-state.ts'
import { ImportPendingError, NoImportError } from '../store-errors.ts'
import type { LockedCase } from './case-lock.ts'
import { fromInteger } from './convert-values.ts'
import type { Transaction } from './transactions.ts'

/** An import in parts as the database has it. */
export interface StoredImport {
  readonly openedAt: string
  /** The case held nothing when the import was opened. */
  readonly intoEmpty: boolean
  /** When it became known, null before. */
  readonly publishedAt: string | null
  readonly state: ImportState
}

interface ImportRow extends Record<string, unknown> {
  readonly key: string
  readonly title: string
  readonly parts: Integer
  readonly counts: string
  readonly intoEmpty: boolean
  readonly publishedAt: string | null
}

export type RecordCounts = Pick<ImportState, 'added' | 'unchanged'>

export const NO_RECORDS: RecordCounts = {
  added: Object.fromEntries(RECORD_TYPES.map((type) => [type, 0])) as Record<CaseRecordType, number>,
  unchanged: 0,
}

export async function readImport(
  transaction: Transaction,
  caseId: CaseId,
  openedAt: string,
): Promise<StoredImport | null> {
  const [row] = await transaction.run<ImportRow>('read/import', { caseId, openedAt })
  if (row === undefined) return null
  const { key, title, intoEmpty, publishedAt } = row
  const counts = JSON.parse(row.counts) as RecordCounts
  return {
    openedAt,
    intoEmpty,
    publishedAt,
    state: { caseId, key, title, parts: fromInteger(row.parts), ...counts },
  }
}

/**
 * The import under way in a case whose lock is held.
 *
 * @throws {NoImportError} when there is none of that key
 * @throws {ImportPendingError} when it is being taken back
 */
export async function requireImport(transaction: Transaction, locked: LockedCase, key: string): Promise<StoredImport> {
  const pending = await readPending(transaction, locked)
  if (pending?.state.key !== key) throw new NoImportError(locked.id)
  return pending
}

/** @throws {ImportPendingError} when it is being taken back: nothing can be done with it but to go on with that */
export async function readPending(transaction: Transaction, locked: LockedCase): Promise<StoredImport | null> {
  const pending = locked.importing === null ? null : await readImport(transaction, locked.id, locked.importing)
  if (pending !== null && locked.discarding) throw new ImportPendingError(locked.id, pending.state.title)
  return pending
}

/** @throws {ImportPendingError} while an import is under way, for nothing else may be received then */
export async function refusePending(transaction: Transaction, locked: LockedCase): Promise<void> {
  const pending = await readPending(transaction, locked)
  if (pending !== null) throw new ImportPendingError(locked.id, pending.state.title)
}

export function addCounts(one: RecordCounts, other: RecordCounts): RecordCounts {
  const added = RECORD_TYPES.map((type) => [type, one.added[type] + other.added[type]])
  return {
    added: Object.fromEntries(added) as Record<CaseRecordType, number>,
    unchanged: one.unchanged + other.unchanged,
  }
}

export function sumAdded(counts: RecordCounts): number {
  return RECORD_TYPES.reduce((sum, type) => sum + counts.added[type], 0)
}
