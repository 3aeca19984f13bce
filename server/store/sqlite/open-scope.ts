import type { Clocks } from '../../domain/clocks.ts'
import type { CaseId } from '../../domain/ids.ts'
import { lastInstantKnown } from '../check-read.ts'
import { clampToPublished, mapPublications } from '../publications.ts'
import type { ImportInterval } from '../publications.ts'
import { findCaseNo } from './case-list.ts'
import type { SqlDatabase, SqlRow } from './driver.ts'
import type { ReadScope } from './read-records.ts'

/**
 * The part of the store that one read sees: of imports in parts, only those published by then.
 *
 * @throws {UnknownCaseError}
 */
export function openScope(database: SqlDatabase, caseId: CaseId, clocks: Clocks): ReadScope {
  const caseNo = findCaseNo(database, caseId)
  const intervals = selectIntervals(database, caseNo)
  return {
    database,
    caseNo,
    until: clampToPublished(lastInstantKnown(clocks), intervals),
    publications: mapPublications(intervals),
  }
}

function selectIntervals(database: SqlDatabase, caseNo: number): ImportInterval[] {
  return database.all(
    'SELECT opened_at AS openedAt, published_at AS publishedAt FROM import_run WHERE case_no = ? ORDER BY opened_at',
    [caseNo],
  ) as (ImportInterval & SqlRow)[]
}
