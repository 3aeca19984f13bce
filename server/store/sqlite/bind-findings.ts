import type { CaseFindings } from '../case-findings.ts'
import { checkPage } from '../check-read.ts'
import { makeFinding } from '../finding-row.ts'
import { findCaseNo } from './case-list.ts'
import { insertFinding, selectFinding, selectFindings } from './findings.ts'
import { attempt } from './store-core.ts'
import type { StoreCore } from './store-core.ts'

/** Findings of cases, on one file. */
export function bindFindings({ connection, clock }: StoreCore): CaseFindings {
  const { reader } = connection
  return {
    saveFinding: (caseId, finding) =>
      connection.write((writer) => {
        const { header, row } = makeFinding(finding, clock())
        insertFinding(writer, findCaseNo(writer, caseId), row)
        return header
      }),
    listFindings: (caseId, page) =>
      attempt(() => {
        checkPage(page)
        return selectFindings(reader, findCaseNo(reader, caseId), page)
      }),
    readFinding: (caseId, id) => attempt(() => selectFinding(reader, findCaseNo(reader, caseId), id)),
  }
}
