import type { CaseRegister } from '../case-store.ts'
import { checkLimit, checkSequence, MAX_PAGE_SIZE } from '../check-read.ts'
import { deleteEmptyCase, findCaseNo, insertCase, selectCase, selectCaseByName, selectCases } from './case-list.ts'
import { insertLogEntry, selectLog } from './case-log.ts'
import { attempt } from './store-core.ts'
import type { StoreCore } from './store-core.ts'
import { replacePositions, selectPositions, selectViews } from './view-positions.ts'

/** Cases, their views and the log, on one file. */
export function bindRegister({ connection, clock }: StoreCore): CaseRegister {
  const { reader } = connection
  return {
    createCase: (name, description) => connection.write((writer) => insertCase(writer, name, description, clock())),
    discardEmptyCase: (id) => connection.write((writer) => deleteEmptyCase(writer, id)),
    listCases: () => attempt(() => selectCases(reader)),
    getCase: (id) => attempt(() => selectCase(reader, id)),
    findCaseByName: (name) => attempt(() => selectCaseByName(reader, name)),
    readPositions: (caseId, view) => attempt(() => selectPositions(reader, findCaseNo(reader, caseId), view)),
    listViews: (caseId) => attempt(() => selectViews(reader, findCaseNo(reader, caseId))),
    writePositions: (caseId, view, positions) =>
      connection.write((writer) => {
        replacePositions(writer, findCaseNo(writer, caseId), view, positions)
      }),
    appendLog: (event) =>
      connection.write((writer) => {
        const caseNo = event.caseId === null ? null : findCaseNo(writer, event.caseId)
        return insertLogEntry(writer, caseNo, event, clock())
      }),
    readLog: (caseId, limit, before) =>
      attempt(() => {
        checkLimit(limit, MAX_PAGE_SIZE)
        return selectLog(reader, caseId === null ? null : findCaseNo(reader, caseId), limit, checkSequence(before))
      }),
  }
}
