import type { CaseRecordType } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import { toInteger } from './convert-values.ts'
import { EVERYTHING, PAGES } from './read-records.ts'
import type { RecordRow } from './read-in-case.ts'
import type { Transaction } from './transactions.ts'

/** Records looked at in one transaction. */
export const WALK_SLICE = 500

/** Up to a slice of records of a type after an id, with their instants as they are on disk. */
export function readSlice(
  transaction: Transaction,
  scope: { readonly caseId: CaseId; readonly knownAt: string },
  type: CaseRecordType,
  after: string,
): Promise<RecordRow[]> {
  const limits = { after, limit: toInteger(WALK_SLICE) }
  return transaction.run<RecordRow>(PAGES[type], { ...EVERYTHING, ...scope, ...limits })
}
