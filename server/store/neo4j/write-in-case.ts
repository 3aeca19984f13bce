import type { CaseId } from '../../domain/ids.ts'
import { lockCase } from './case-lock.ts'
import type { LockedCase } from './case-lock.ts'
import { finishProjection } from './project-import.ts'
import type { Transaction, Transactions } from './transactions.ts'

/**
 * Writes to a case in one transaction that holds its lock. What a published import left to do is finished before.
 *
 * @throws {UnknownCaseError}
 */
export async function writeInCase<T>(
  transactions: Transactions,
  caseId: CaseId,
  work: (transaction: Transaction, locked: LockedCase) => Promise<T>,
): Promise<T> {
  for (;;) {
    const outcome = await transactions.write(async (transaction) => {
      const locked = await lockCase(transaction, caseId)
      return locked.projecting === null ? { result: await work(transaction, locked) } : null
    })
    if (outcome !== null) return outcome.result
    await finishProjection(transactions, caseId)
  }
}
