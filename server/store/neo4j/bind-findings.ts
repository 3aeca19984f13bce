import type { CaseFindings } from '../case-findings.ts'
import { listFindings, readFinding, saveFinding } from './findings.ts'
import type { StoreCore } from './store-core.ts'

/** Findings of cases, in a database. */
export function bindFindings(core: StoreCore): CaseFindings {
  return {
    saveFinding: (caseId, finding) => saveFinding(core, caseId, finding),
    listFindings: (caseId, page) => listFindings(core.transactions, caseId, page),
    readFinding: (caseId, id) => readFinding(core.transactions, caseId, id),
  }
}
