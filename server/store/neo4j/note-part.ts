import type { CaseRecord } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import { toInteger } from './convert-values.ts'
import { listClaimReferences } from './link-records.ts'
import type { Reference } from './link-records.ts'
import { listProjected } from './project-ties.ts'
import type { Transaction } from './transactions.ts'

/** A part of an import, named by the instant at which the import was opened, or of a restore. */
export interface PartAddress {
  readonly caseId: CaseId
  readonly openedAt: string
  readonly part: number
}

/** In place of an instant, for the parts of a case that is being restored. */
export const RESTORED = 'restored'

/**
 * Keeps what is left to do for a part when its import is published: claims whose direct relationships are to be made,
 * and references to claims that are still to come, as flat lists of from and to.
 */
export async function notePart(
  transaction: Transaction,
  { caseId, openedAt, part }: PartAddress,
  records: readonly CaseRecord[],
  ahead: ReadonlySet<string>,
): Promise<void> {
  const claims = records.filter((record) => record.type === 'claim')
  const { supersedes, contradicts } = listClaimReferences(claims, (id) => ahead.has(id))
  const { fresh, judged } = listProjected(records)
  const properties = {
    claims: openedAt === RESTORED ? [] : [...fresh],
    judged: openedAt === RESTORED ? [] : judged,
    supersedes: flatten(supersedes),
    contradicts: flatten(contradicts),
  }
  await transaction.run('write/note-part', { caseId, openedAt, part: toInteger(part), properties })
}

function flatten(references: readonly Reference[]): string[] {
  return references.flatMap(({ from, to }) => [from, to])
}
