import type { CaseId } from '../../domain/ids.ts'
import type { IntegrityFault } from '../integrity.ts'
import type { TieEnds } from './build-tie.ts'
import type { NodeProperties } from './describe-record.ts'
import { saysTheSame } from './expect-node.ts'
import { buildTies, keyOfEnds } from './project-ties.ts'
import type { TieClaims } from './read-tie-claims.ts'
import type { Transaction } from './transactions.ts'

interface TieFound extends TieEnds, Record<string, unknown> {
  readonly properties: NodeProperties
}

/** Compares the direct relationships from some entities with what their active claims amount to. */
export async function verifyTies(
  transaction: Transaction,
  scope: { readonly caseId: CaseId; readonly knownAt: string },
  subjects: readonly string[],
  claims: TieClaims,
): Promise<IntegrityFault[]> {
  const { caseId } = scope
  const expected = buildTies(await claims.ofSubjects(transaction, scope, subjects))
  const open = new Map(expected.map((tie) => [keyOfEnds(tie), { ...tie.properties, caseId }]))
  const found = await transaction.run<TieFound>('read/ties-of-subjects', { caseId, subjects })
  const faults: IntegrityFault[] = []
  const report = (ends: TieEnds, message: string): void => {
    faults.push({ check: 'projection', type: 'tie', id: `${ends.subject} ${ends.predicate} ${ends.object}`, message })
  }
  for (const tie of found) {
    const properties = open.get(keyOfEnds(tie))
    open.delete(keyOfEnds(tie))
    if (properties === undefined) report(tie, 'No active claims amount to this relationship.')
    else if (!saysTheSame(properties, tie.properties)) report(tie, 'It does not say what its active claims amount to.')
  }
  for (const tie of expected) {
    if (open.has(keyOfEnds(tie))) report(tie, 'The relationship that its active claims amount to is missing.')
  }
  return faults
}
