import type { Integer } from 'neo4j-driver'

import type { CaseId, ClaimId } from '../../domain/ids.ts'
import { END_OF_TIME } from '../check-read.ts'
import { lockCase } from './case-lock.ts'
import { toInteger } from './convert-values.ts'
import { projectClaims } from './project-ties.ts'
import { TieClaims } from './read-tie-claims.ts'
import type { Transactions } from './transactions.ts'

const SLICE_SIZE = 2000

interface PartRow extends Record<string, unknown> {
  readonly part: Integer
  readonly claims: readonly ClaimId[]
  readonly judged: readonly ClaimId[]
  readonly next: Integer
  readonly last: boolean
}

/**
 * Makes what is missing of the direct relationships of the newest import of a case. Each slice is a transaction that
 * also notes how far this has come, so it can be cut off anywhere and called again, by several at once too.
 */
export async function finishProjection(transactions: Transactions, caseId: CaseId): Promise<void> {
  const claims = new TieClaims()
  let isDone = false
  while (!isDone) isDone = await projectSlice(transactions, caseId, claims)
}

/** True once nothing is left to do. */
function projectSlice(transactions: Transactions, caseId: CaseId, claims: TieClaims): Promise<boolean> {
  return transactions.write(async (transaction) => {
    const { projecting: openedAt } = await lockCase(transaction, caseId)
    if (openedAt === null) return true
    const size = toInteger(SLICE_SIZE)
    const [row] = await transaction.run<PartRow>('read/part-to-project', { caseId, openedAt, size })
    if (row === undefined) {
      await transaction.run('write/end-projection', { caseId })
      return true
    }
    const { part, next, last, judged } = row
    // While its relationships are made, a case receives nothing, so all that is there is known.
    await projectClaims(transaction, { caseId, knownAt: END_OF_TIME }, { fresh: new Set(row.claims), judged }, claims)
    await transaction.run('write/note-projected', { caseId, openedAt, part, next, last })
    return false
  })
}
