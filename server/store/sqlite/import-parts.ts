import type { CaseBatch } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { AppendOptions, AppendReceipt } from '../case-store.ts'
import type { ImportRequest, ImportState } from '../import-state.ts'
import { ImportPendingError, NoImportError } from '../store-errors.ts'
import { findCaseNo } from './case-list.ts'
import { checkClaimReferences } from './check-claim-references.ts'
import type { SqlDatabase } from './driver.ts'
import { countPart, insertRun, nextRecordNo, requireRun, selectRun } from './import-run.ts'
import type { ImportRun } from './import-run.ts'
import { attempt } from './store-core.ts'
import type { StoreCore } from './store-core.ts'
import { takeInstant } from './store-instant.ts'
import { writeRecords } from './write-records.ts'

export interface PartToAppend {
  readonly part: number
  readonly batch: CaseBatch
  readonly options: AppendOptions
}

export function openImport(
  { connection, clock }: StoreCore,
  caseId: CaseId,
  request: ImportRequest,
): Promise<ImportState> {
  return connection.write((writer) => {
    const caseNo = findCaseNo(writer, caseId)
    const known = selectRun(writer, caseId, caseNo)
    if (known === null) insertRun(writer, caseNo, request, takeInstant(writer, clock))
    else if (known.state.key !== request.key || known.discarding)
      throw new ImportPendingError(caseId, known.state.title)
    return readState(writer, caseId, caseNo)
  })
}

export function findImport({ connection }: StoreCore, caseId: CaseId): Promise<ImportState | null> {
  const { reader } = connection
  return attempt(() => selectRun(reader, caseId, findCaseNo(reader, caseId))?.state ?? null)
}

export function appendPart(
  { connection }: StoreCore,
  caseId: CaseId,
  key: string,
  { part, batch, options }: PartToAppend,
): Promise<ImportState> {
  return connection.write(async (writer) => {
    const caseNo = findCaseNo(writer, caseId)
    const run = requireRun(writer, caseId, caseNo, key)
    if (part < run.state.parts) return run.state
    if (part !== run.state.parts) throw new RangeError(`part ${run.state.parts} comes next, not part ${part}`)
    const firstRecordNo = nextRecordNo(writer)
    const what = { caseNo, batch, readInstant: () => run.openedAt, mayBeForward: true }
    countPart(writer, run, firstRecordNo, await writeRecords(writer, what, options))
    options.signal?.throwIfAborted()
    return readState(writer, caseId, caseNo)
  })
}

export function publishImport(
  { connection, clock }: StoreCore,
  caseId: CaseId,
  key: string,
  options: AppendOptions,
): Promise<AppendReceipt> {
  return connection.write((writer) => {
    options.signal?.throwIfAborted()
    const caseNo = findCaseNo(writer, caseId)
    const run = requireRun(writer, caseId, caseNo, key)
    const { added, unchanged } = run.state
    checkClaimReferences(writer, caseNo, run.openedAt)
    const receivedAt = takeInstant(writer, clock)
    const isEmpty = Object.values(added).every((count) => count === 0)
    if (isEmpty) writer.run('DELETE FROM import_run WHERE no = ?', [run.no])
    else publishRun(writer, run, receivedAt)
    return { receivedAt, added, unchanged }
  })
}

/** From here on reads take the instant of publication for the one that its records bear. */
function publishRun(writer: SqlDatabase, run: ImportRun, publishedAt: string): void {
  writer.run('UPDATE import_run SET published_at = ? WHERE no = ?', [publishedAt, run.no])
  writer.run('UPDATE case_info SET revision = ? WHERE no = ?', [publishedAt, run.caseNo])
}

function readState(writer: SqlDatabase, caseId: CaseId, caseNo: number): ImportState {
  const run = selectRun(writer, caseId, caseNo)
  if (run === null) throw new NoImportError(caseId)
  return run.state
}
