import type { CaseId } from '../../domain/ids.ts'
import { END_OF_TIME } from '../check-read.ts'
import { lockCase } from './case-lock.ts'
import type { Hidden } from './case-lock.ts'
import { toInteger } from './convert-values.ts'
import { buildTies, createTiesThatCan } from './project-ties.ts'
import { TieClaims } from './read-tie-claims.ts'
import type { Transactions } from './transactions.ts'

/** Entities whose outgoing relationships are made in one transaction. */
const SLICE_SIZE = 200

export interface TieRebuild {
  readonly caseId: CaseId
  readonly hidden: Hidden
  readonly checkpoint: () => void
}

/**
 * Makes all direct relationships of a case anew from its claims, those of some entities at a time and each slice in a
 * transaction of its own: cut off, what is there is right and the rest is as it was.
 */
export async function rebuildTies(
  transactions: Transactions,
  { caseId, hidden, checkpoint }: TieRebuild,
): Promise<void> {
  const claims = new TieClaims()
  let after: string | null = ''
  while (after !== null) {
    checkpoint()
    const from: string = after
    after = await transactions.write(async (transaction) => {
      const { revision } = await lockCase(transaction, caseId, hidden)
      const parameters = { caseId, after: from, limit: toInteger(SLICE_SIZE) }
      const entities = await transaction.run<{ id: string }>('read/entity-ids', parameters)
      const subjects = entities.map((one) => one.id)
      await transaction.run('write/delete-ties-of-subjects', { caseId, subjects })
      const scope = { caseId, knownAt: hidden === '' ? (revision ?? '') : END_OF_TIME }
      const found = await claims.ofSubjects(transaction, scope, subjects)
      await createTiesThatCan(transaction, caseId, buildTies(found))
      return subjects.length === SLICE_SIZE ? (subjects.at(-1) ?? null) : null
    })
  }
}
