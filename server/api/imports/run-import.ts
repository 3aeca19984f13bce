import type { ImportReceipt } from '../../contract/imports.ts'
import type { CaseInfo } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { ImportSource } from '../../ingest/import-source.ts'
import type { AppendReceipt, CaseStore } from '../../store/case-store.ts'
import type { ImportRequest, ImportState } from '../../store/import-state.ts'
import { ImportPendingError } from '../../store/store-errors.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { ProgramEndingError } from '../jobs/job-registry.ts'
import type { JobReport, JobTask } from '../jobs/job-registry.ts'
import { ApiError, problemOf } from '../problem-of.ts'
import { listUploads } from './import-book.ts'
import type { ImportedFiles, StoredImport } from './import-book.ts'
import { checkNoOther, importParts } from './import-parts.ts'
import { summarizeTables } from './summarize-tables.ts'
import { takeBackImport } from './take-back-import.ts'

/** An import as it was asked for, before it is known which case it goes to; `caseId` where it goes on with one. */
export type ImportOrder = Omit<StoredImport, 'caseId' | 'created' | 'key'> & {
  readonly caseName: string | null
  readonly caseId: CaseId | null
}

export interface ImportJob {
  readonly order: ImportOrder
  readonly actor: string
  readonly report: JobReport
  readonly signal: AbortSignal
  readonly task: JobTask
}

/**
 * Reads uploaded files and appends what they bring to their case in parts, which nobody sees before all are there.
 * Where it fails or is cancelled everything is taken back, unless the order is to keep it and going on could help.
 */
export async function runImport(api: ApiDependencies, job: ImportJob): Promise<ImportReceipt> {
  const { order, signal, report } = job
  const onProgress = (done: number, total: number): void => {
    report('checking', done, total)
  }
  report('checking', 0, 0)
  const input = {
    files: order.files.map((file) => api.uploads.locate(file)),
    mapping: order.mapping === null ? null : api.uploads.locate(order.mapping),
  }
  try {
    const source = await api.openSource(input, { signal, onProgress })
    try {
      signal.throwIfAborted()
      return await importInto(api, job, source)
    } finally {
      await source.close()
    }
  } finally {
    await discardUnneeded(api, order)
  }
}

async function importInto(api: ApiDependencies, job: ImportJob, source: ImportSource): Promise<ImportReceipt> {
  const { info, created } = await findOrCreate(api, job.order, source)
  job.task.concern(info.id)
  return api.imports.alone(info.id, job.task.id, async () => {
    await checkNoOther(api.store, info.id, source.key)
    const earlier = api.imports.find(info.id)
    const target = { info, created: created || (earlier?.created ?? false) }
    try {
      await api.imports.save({ ...withoutName(job.order), caseId: info.id, created: target.created, key: source.key })
      if (earlier !== null) await discardUnneeded(api, earlier)
      return await writeAndLog(api, job, source, target)
    } catch (error) {
      await settleFailure(api, job, info.id, error)
      throw error
    }
  })
}

interface Target {
  readonly info: CaseInfo
  readonly created: boolean
}

async function findOrCreate(
  { store }: ApiDependencies,
  { caseId, caseName }: ImportOrder,
  source: ImportSource,
): Promise<Target> {
  if (caseId !== null) return { info: await store.getCase(caseId), created: false }
  const name = caseName ?? source.name
  if (name === null) throw new ApiError(400, 'no-case-name', 'These files name no case. Say which one they go to.')
  const known = await store.findCaseByName(name)
  if (known !== null) return { info: known, created: false }
  return { info: await store.createCase(name, source.description), created: true }
}

async function writeAndLog(
  api: ApiDependencies,
  { order, actor, report, signal, task }: ImportJob,
  source: ImportSource,
  { info, created }: Target,
): Promise<ImportReceipt> {
  const spool = api.rejects.open(task.id)
  try {
    const state = await openOrAnew(api.store, info.id, { key: source.key, title: source.title })
    const work = { source, spool, allOrNothing: order.rejects === 'all-or-nothing', report, signal }
    const receipt = await importParts(api.store, state, work)
    await api.imports.forget(info.id)
    await logImport(api, { info, created }, receipt, spool.total, actor)
    return {
      caseId: info.id,
      caseName: info.name,
      created,
      added: { ...receipt.added },
      unchanged: receipt.unchanged,
      rejected: spool.total,
      ...summarizeTables(source),
      resumedFrom: state.parts,
    }
  } finally {
    spool.end()
  }
}

/** An import that was being taken back when the program ended is taken back first, and begun anew. */
async function openOrAnew(store: CaseStore, caseId: CaseId, request: ImportRequest): Promise<ImportState> {
  try {
    return await store.openImport(caseId, request)
  } catch (error) {
    if (!(error instanceof ImportPendingError)) throw error
    await store.discardImport(caseId)
    return store.openImport(caseId, request)
  }
}

async function logImport(
  { store }: ApiDependencies,
  { info, created }: Target,
  { added, unchanged }: AppendReceipt,
  rejected: number,
  actor: string,
): Promise<void> {
  const event = { caseId: info.id, actor, purpose: null }
  if (created) await store.appendLog({ ...event, action: 'case-created', detail: {} })
  await store.appendLog({ ...event, action: 'imported', detail: { ...added, unchanged, rejected } })
}

/** Takes everything back, or leaves it to be resumed. */
async function settleFailure(
  api: ApiDependencies,
  { order, actor, signal, report }: ImportJob,
  caseId: CaseId,
  error: unknown,
): Promise<void> {
  const isEnding = signal.reason instanceof ProgramEndingError
  // What the files themselves are at fault for would fail again: nobody is helped by keeping that.
  const mayGoOn = signal.aborted || problemOf(error).status >= 500
  if (mayGoOn && (isEnding || order.onFailure === 'keep')) return
  try {
    await takeBackImport(api, caseId, { actor, report })
  } catch (second) {
    api.logger.error({ err: second }, 'an import could not be taken back')
  }
}

function withoutName({
  id,
  files,
  mapping,
  onFailure,
  rejects,
}: ImportOrder): Omit<ImportOrder, 'caseName' | 'caseId'> {
  return { id, files, mapping, onFailure, rejects }
}

/** Deletes the uploads of an import, but for those that one under way needs. */
async function discardUnneeded({ imports, uploads }: ApiDependencies, order: ImportedFiles): Promise<void> {
  await uploads.discard(listUploads(order).filter((id) => !imports.needs(id)))
}
