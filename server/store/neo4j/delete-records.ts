import type { Integer } from 'neo4j-driver'

import type { CaseId } from '../../domain/ids.ts'
import type { AppendProgress } from './append-progress.ts'
import { lockCase } from './case-lock.ts'
import type { Hidden } from './case-lock.ts'
import { fromInteger, toInteger } from './convert-values.ts'
import type { Transaction, Transactions } from './transactions.ts'

/** What records are and what follows from them, in an order in which nothing has many relationships when its turn comes. */
const OF_RECORDS = [
  ...(['review', 'override', 'claim', 'passage', 'excerpt', 'entity', 'source', 'predicate'] as const),
  ...(['bytes', 'word'] as const),
] as const
const OF_CASES = [...OF_RECORDS, 'view', 'finding', 'import', 'part', 'log'] as const
export type DeletedType = (typeof OF_CASES)[number]

const SLICE_SIZE = 2500

/** What of a case is deleted: what was received at one instant, or all but the node of the case when that is null. */
export interface Deletion {
  readonly caseId: CaseId
  readonly hidden: Hidden
  readonly receivedAt: string | null
  readonly progress: AppendProgress
  /** Called within the transaction that has deleted so many of a type, with what they say of themselves. */
  readonly onSlice?: (transaction: Transaction, type: DeletedType, slice: DeletedSlice) => Promise<void>
}

export interface DeletedSlice {
  readonly count: number
  /** Bytes of sources. */
  readonly bytes: number
  /** Actions of log entries. */
  readonly actions: readonly string[]
}

interface SliceRow extends Record<string, unknown> {
  readonly deleted: Integer
  readonly bytes: Integer
  readonly actions: readonly string[]
}

/** Deletes in slices, each a transaction that holds the lock of the case; can be cut off anywhere and called again. */
export async function deleteRecords(transactions: Transactions, deletion: Deletion): Promise<void> {
  for (const type of deletion.receivedAt === null ? OF_CASES : OF_RECORDS) {
    for (let deleted = SLICE_SIZE; deleted === SLICE_SIZE;) {
      deletion.progress.checkpoint()
      deleted = await deleteSlice(transactions, deletion, type)
      if (type !== 'bytes' && type !== 'word') deletion.progress.advance(deleted)
    }
  }
}

function deleteSlice(transactions: Transactions, deletion: Deletion, type: DeletedType): Promise<number> {
  const { caseId, hidden, receivedAt, onSlice } = deletion
  return transactions.write(async (transaction) => {
    await lockCase(transaction, caseId, hidden)
    const parameters = { caseId, type, receivedAt, limit: toInteger(SLICE_SIZE) }
    const [row] = await transaction.run<SliceRow>('write/delete-slice', parameters)
    const count = row === undefined ? 0 : fromInteger(row.deleted)
    if (row !== undefined && count > 0) {
      await onSlice?.(transaction, type, { count, bytes: fromInteger(row.bytes), actions: row.actions })
    }
    return count
  })
}
