import type { CaseId } from '../../domain/ids.ts'
import { UnknownCaseError } from '../store-errors.ts'
import type { Transaction } from './transactions.ts'

/** Why a case is in no list and unknown to reads; an empty text for those that are not hidden. */
export type Hidden = '' | 'restoring' | 'erasing'

/** What a case says of itself to whoever holds its write lock. The imports are named by when they were opened. */
export interface LockedCase extends Record<string, unknown> {
  readonly id: CaseId
  readonly revision: string | null
  /** The import in parts that is neither published nor discarded. */
  readonly importing: string | null
  /** The published import whose direct relationships are not all made yet. */
  readonly projecting: string | null
  /** That import is being taken back. */
  readonly discarding: boolean
}

/**
 * Takes the write lock of a case until the end of the transaction, so that what is written to it comes one after the
 * other.
 *
 * @throws {UnknownCaseError}
 */
export async function lockCase(transaction: Transaction, caseId: CaseId, hidden: Hidden = ''): Promise<LockedCase> {
  const [row] = await transaction.run<LockedCase>('write/lock-case', { caseId, hidden })
  if (row === undefined) throw new UnknownCaseError(caseId)
  return row
}
