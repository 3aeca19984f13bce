import type { CaseRegister } from '../case-store.ts'
import { createCase, discardEmptyCase, findCase, findCaseByName, listCases } from './case-list.ts'
import { appendLog, readLog } from './case-log.ts'
import type { StoreCore } from './store-core.ts'
import { listViews, readPositions, writePositions } from './view-positions.ts'

/** Cases, their views and the log, in a database. */
export function bindRegister({ transactions, clock }: StoreCore): CaseRegister {
  return {
    createCase: (name, description) => createCase(transactions, name, description, clock),
    discardEmptyCase: (id) => discardEmptyCase(transactions, id),
    listCases: () => listCases(transactions),
    getCase: (id) => transactions.read((transaction) => findCase(transaction, id)),
    findCaseByName: (name) => findCaseByName(transactions, name),
    readPositions: (caseId, view) => readPositions(transactions, caseId, view),
    listViews: (caseId) => listViews(transactions, caseId),
    writePositions: (caseId, view, positions) => writePositions(transactions, caseId, view, positions),
    appendLog: (event) => appendLog(transactions, event, clock),
    readLog: (caseId, limit, before) => readLog(transactions, caseId, limit, before),
  }
}
