import type { ImportSource } from '../../ingest/import-source.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { AppendReceipt, CaseStore } from '../../store/case-store.ts'
import type { ImportState } from '../../store/import-state.ts'
import { ImportPendingError } from '../../store/store-errors.ts'
import type { JobReport } from '../jobs/job-registry.ts'
import { ApiError } from '../problem-of.ts'
import type { RejectSpool } from './reject-spool.ts'

export interface PartsWork {
  readonly source: ImportSource
  readonly spool: RejectSpool
  /** Whether a single reject means that nothing is kept. */
  readonly allOrNothing: boolean
  readonly report: JobReport
  readonly signal: AbortSignal
}

/**
 * Writes all parts of an open import, passing over those that were acknowledged before, and publishes them.
 *
 * @throws {ApiError} 422 when rows were rejected and none may be, or when nothing is left to be kept
 */
export async function importParts(store: CaseStore, state: ImportState, work: PartsWork): Promise<AppendReceipt> {
  const written = await writeParts(store, state, work)
  work.spool.end()
  if (work.allOrNothing && work.spool.total > 0) throw refuseRejects(work.spool.total)
  if (written.isEmpty) throw refuseNothing(work.spool.total)
  const { report, signal } = work
  report('publishing', 0, 0)
  return store.publishImport(state.caseId, state.key, {
    signal,
    onProgress: (done, total) => {
      report('publishing', done, total)
    },
  })
}

async function writeParts(
  store: CaseStore,
  { caseId, key, parts }: ImportState,
  { source, spool, allOrNothing, report, signal }: PartsWork,
): Promise<{ isEmpty: boolean }> {
  const onProgress = (done: number, total: number): void => {
    report('writing', done, total)
  }
  let part = 0
  let isEmpty = true
  for await (const batch of source.parts({ signal, onProgress, onReject: spool.add })) {
    signal.throwIfAborted()
    if (batch.records.length > 0) isEmpty = false
    // Once something is rejected that may not be, the rest is read for its rejects alone.
    const isWanted = part >= parts && !(allOrNothing && spool.total > 0)
    if (isWanted) await store.appendPart(caseId, key, part, batch, { signal })
    part += 1
  }
  signal.throwIfAborted()
  if (part < parts) throw new RangeError(`the files gave ${part} parts, and ${parts} had been acknowledged`)
  return { isEmpty }
}

/** The import of that key, begun or found again. @throws {ImportPendingError} while another is under way */
export async function checkNoOther(store: CaseStore, caseId: CaseId, key: string): Promise<ImportState | null> {
  const pending = await store.findImport(caseId)
  if (pending !== null && pending.key !== key) throw new ImportPendingError(caseId, pending.title)
  return pending
}

function refuseRejects(count: number): ApiError {
  return new ApiError(422, 'rejected', `${count} row(s) were rejected, and all or nothing was asked for.`)
}

function refuseNothing(rejected: number): ApiError {
  const why = rejected === 0 ? 'There are no records in it.' : `All that there was, ${rejected} row(s), was rejected.`
  return new ApiError(422, 'nothing-to-import', why)
}
