import type { CaseInfo } from '../../domain/case-record.ts'
import { isInstant } from '../../domain/clocks.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { FindingRow } from '../case-findings.ts'
import type { AppendOptions } from '../case-store.ts'
import { openFinding } from '../finding-row.ts'
import type { CaseFrame, CaseRows, RestoredPart } from '../import-state.ts'
import { stripInstant } from '../strip-instant.ts'
import { findRestoringNo, insertRestoring, selectCase } from './case-list.ts'
import { insertRestoredLog } from './case-log.ts'
import { checkClaimReferences } from './check-claim-references.ts'
import { deleteCaseRows } from './delete-rows.ts'
import type { SqlDatabase } from './driver.ts'
import { insertFinding } from './findings.ts'
import type { StoreCore } from './store-core.ts'
import { raiseLastInstant } from './store-instant.ts'
import { takeSlices } from './take-slices.ts'
import { replacePositions } from './view-positions.ts'
import { writeRecords } from './write-records.ts'

export function beginRestore({ connection }: StoreCore, frame: CaseFrame): Promise<void> {
  return connection.write((writer) => {
    insertRestoring(writer, frame)
  })
}

export function restorePart(
  { connection }: StoreCore,
  caseId: CaseId,
  part: RestoredPart,
  options: AppendOptions,
): Promise<void> {
  return connection.write(async (writer) => {
    const caseNo = findRestoringNo(writer, caseId)
    const instants = part.records.map(({ receivedAt }) => checkInstant(receivedAt))
    const records = part.records.map(stripInstant)
    const batch = { records, sourceBytes: part.sourceBytes }
    const readInstant = (index: number): string => instants[index] ?? ''
    await writeRecords(writer, { caseNo, batch, readInstant, mayBeForward: true }, options)
    const last = instants.reduce((latest, instant) => (instant > latest ? instant : latest), '')
    raiseRevision(writer, caseNo, last)
  })
}

export function restoreFindings(
  { connection }: StoreCore,
  caseId: CaseId,
  findings: readonly FindingRow[],
  options: AppendOptions,
): Promise<void> {
  return connection.write((writer) => {
    options.signal?.throwIfAborted()
    const caseNo = findRestoringNo(writer, caseId)
    for (const row of findings) {
      openFinding(row)
      insertFinding(writer, caseNo, row)
    }
  })
}

export function finishRestore(
  { connection, clock }: StoreCore,
  caseId: CaseId,
  rows: CaseRows,
  options: AppendOptions,
): Promise<CaseInfo> {
  return connection.write((writer) => {
    options.signal?.throwIfAborted()
    const caseNo = findRestoringNo(writer, caseId)
    checkClaimReferences(writer, caseNo, null)
    for (const [view, positions] of Object.entries(rows.views)) replacePositions(writer, caseNo, view, positions)
    const log = rows.log.map((entry) => ({ ...entry, caseId }))
    insertRestoredLog(writer, caseNo, log, clock())
    writer.run('UPDATE case_info SET restoring = 0 WHERE no = ?', [caseNo])
    const info = selectCase(writer, caseId)
    if (info.revision !== null) raiseLastInstant(writer, info.revision)
    return info
  })
}

export function discardRestore({ connection }: StoreCore, caseId: CaseId): Promise<void> {
  return connection.write((writer) => takeSlices(deleteCaseRows(writer, findRestoringNo(writer, caseId)), 0, {}))
}

/** The greatest instant of what was restored so far; nobody sees it before the end. */
function raiseRevision(writer: SqlDatabase, caseNo: number, instant: string): void {
  if (instant === '') return
  writer.run(`UPDATE case_info SET revision = max(coalesce(revision, ''), ?) WHERE no = ?`, [instant, caseNo])
}

function checkInstant(receivedAt: string): string {
  if (!isInstant(receivedAt)) {
    throw new RangeError(`receivedAt must be an instant like 2024-03-05T10:00:00.000Z, not "${receivedAt}"`)
  }
  return receivedAt
}
