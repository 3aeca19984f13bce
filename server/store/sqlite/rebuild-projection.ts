import type { CaseId } from '../../domain/ids.ts'
import type { AppendOptions } from '../case-store.ts'
import { findCaseNo } from './case-list.ts'
import { rebuildIndex } from './rebuild-index.ts'
import { countRecords } from './record-slices.ts'
import type { StoreCore } from './store-core.ts'
import { takeSlices } from './take-slices.ts'

/** Makes all that is derived from the records of a case anew, in one transaction. */
export function rebuildProjection({ connection }: StoreCore, caseId: CaseId, options: AppendOptions): Promise<void> {
  return connection.write((writer) => {
    const caseNo = findCaseNo(writer, caseId)
    const total = Object.values(countRecords(writer, caseNo)).reduce((sum, count) => sum + count, 0)
    return takeSlices(rebuildIndex(writer, caseNo), total, options)
  })
}
