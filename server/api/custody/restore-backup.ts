import { randomUUID } from 'node:crypto'

import type { RestoreReceipt } from '../../contract/custody.ts'
import type { Upload } from '../../contract/imports.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { CaseStore } from '../../store/case-store.ts'
import type { CaseFrame, CaseRows } from '../../store/import-state.ts'
import type { OpenBackup as AnyBackup } from '../../ingest/backup/open-backup.ts'
import type { ApiDependencies } from '../dependencies.ts'
import type { LogAction } from '../../store/log-entry.ts'
import type { JobReport } from '../jobs/job-registry.ts'
import { ApiError } from '../problem-of.ts'

export interface RestoreOrder {
  readonly upload: Upload
  /** Name or id of one case of the backup; null for all. */
  readonly case: string | null
  /** Name that the one case gets here; null keeps its own. */
  readonly as: string | null
  readonly actor: string
}

interface RestoreWork {
  readonly report: JobReport
  readonly signal: AbortSignal
}

type OpenBackup = AnyBackup<LogAction>
type BroughtCase = RestoreReceipt['cases'][number]

/**
 * Checks a whole backup and then brings its cases back, one after the other. Where one fails, those of the same restore
 * are taken back, so that the store is as it was. The upload goes in any case.
 */
export async function restoreBackup(
  api: ApiDependencies,
  order: RestoreOrder,
  work: RestoreWork,
): Promise<RestoreReceipt> {
  const onProgress = (done: number, total: number): void => {
    work.report('checking', done, total)
  }
  try {
    const backup = await api.openBackup(api.uploads.locate(order.upload), { signal: work.signal, onProgress })
    try {
      return { cases: await restoreChosen(api.store, backup, order, work) }
    } finally {
      await backup.close()
    }
  } finally {
    await api.uploads.discard([order.upload.id])
  }
}

async function restoreChosen(
  store: CaseStore,
  backup: OpenBackup,
  order: RestoreOrder,
  work: RestoreWork,
): Promise<BroughtCase[]> {
  const brought: BroughtCase[] = []
  try {
    for (const frame of chooseCases(backup, order)) {
      brought.push(await restoreCase(store, backup, frame, order, work))
    }
  } catch (error) {
    const event = { actor: order.actor, purpose: 'taking back a restore that failed' }
    for (const { caseId } of brought) await store.eraseCase(caseId as CaseId, event)
    throw error
  }
  for (const { caseId, records } of brought) {
    const event = { action: 'restored', caseId: caseId as CaseId, actor: order.actor, purpose: null } as const
    await store.appendLog({ ...event, detail: { records } })
  }
  return brought
}

function chooseCases({ cases }: OpenBackup, order: RestoreOrder): readonly CaseFrame[] {
  const chosen = order.case === null ? cases : findCase(cases, order.case)
  if (order.as === null || chosen.length === 1) return chosen
  const names = cases.map((one) => `"${one.name}"`).join(', ')
  throw new ApiError(400, 'several-cases', `The backup holds ${names}. Say which one gets the new name.`)
}

function findCase(cases: readonly CaseFrame[], nameOrId: string): CaseFrame[] {
  const found = cases.find((one) => one.name === nameOrId) ?? cases.find((one) => one.id === nameOrId)
  if (found !== undefined) return [found]
  const names = cases.map((one) => `"${one.name}"`).join(', ')
  throw new ApiError(404, 'unknown-case', `The backup holds no case "${nameOrId}". It holds: ${names}.`)
}

async function restoreCase(
  store: CaseStore,
  backup: OpenBackup,
  kept: CaseFrame,
  { as }: RestoreOrder,
  { report, signal }: RestoreWork,
): Promise<BroughtCase> {
  const frame = as === null ? kept : { ...kept, name: as, id: await chooseId(store, kept.id) }
  await store.beginRestore(frame)
  try {
    let records = 0
    for await (const part of backup.parts(kept.id, { signal })) {
      signal.throwIfAborted()
      await store.restorePart(frame.id, part, { signal })
      records += part.records.length
      report('restoring', records, 0)
    }
    for await (const finding of backup.findings(kept.id)) await store.restoreFindings(frame.id, [finding], { signal })
    const rows = await backup.readRows(kept.id)
    await store.finishRestore(frame.id, { ...rows, log: giveTo(frame.id, rows) }, { signal })
    return { caseId: frame.id, caseName: frame.name, records }
  } catch (error) {
    await store.discardRestore(frame.id)
    throw error
  }
}

/** A case that comes back beside itself under another name needs an id of its own. */
async function chooseId(store: CaseStore, id: CaseId): Promise<CaseId> {
  const known = await store.listCases()
  return known.some((one) => one.id === id) ? (randomUUID() as CaseId) : id
}

function giveTo(caseId: CaseId, { log }: CaseRows): CaseRows['log'] {
  return log.map((entry) => ({ ...entry, caseId }))
}
