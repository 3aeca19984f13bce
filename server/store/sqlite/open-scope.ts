import type { Clocks } from '../../domain/clocks.ts'
import type { CaseId } from '../../domain/ids.ts'
import { lastInstantKnown } from '../check-read.ts'
import { findCaseNo } from './case-list.ts'
import type { SqlDatabase } from './driver.ts'
import type { ReadScope } from './read-records.ts'

/**
 * The part of the store that one read sees.
 *
 * @throws {UnknownCaseError}
 */
export function openScope(database: SqlDatabase, caseId: CaseId, clocks: Clocks): ReadScope {
  return { database, caseNo: findCaseNo(database, caseId), until: lastInstantKnown(clocks) }
}
