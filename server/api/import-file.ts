import type { ImportReceipt } from '../contract/jobs.ts'
import type { CaseInfo } from '../domain/case-record.ts'
import type { AppendReceipt, CaseStore } from '../store/case-store.ts'
import type { ApiDependencies, LongWork } from './dependencies.ts'

interface ImportWork {
  readonly reading: LongWork
  readonly writing: LongWork
}

/**
 * Reads a file and appends what it brings to the case named, which is created if it is not there; the file's own name
 * if none is given. A file that is rejected leaves nothing, not even an empty case.
 */
export async function importFile(
  { store, readFile }: Pick<ApiDependencies, 'store' | 'readFile'>,
  bytes: Uint8Array,
  caseName: string | null,
  actor: string,
  work: ImportWork,
): Promise<ImportReceipt> {
  const file = await readFile(bytes, work.reading)
  work.writing.signal.throwIfAborted()
  const { info, created } = await findOrCreate(store, caseName ?? file.name, file.description)
  try {
    const receipt = await store.append(info.id, file.batch, work.writing)
    await logImport(store, info, created, receipt, actor)
    return { caseId: info.id, caseName: info.name, created, added: { ...receipt.added }, unchanged: receipt.unchanged }
  } catch (error) {
    if (created) await store.discardEmptyCase(info.id)
    throw error
  }
}

async function findOrCreate(
  store: CaseStore,
  name: string,
  description: string,
): Promise<{ info: CaseInfo; created: boolean }> {
  const known = await store.findCaseByName(name)
  if (known !== null) return { info: known, created: false }
  return { info: await store.createCase(name, description), created: true }
}

async function logImport(
  store: CaseStore,
  { id }: CaseInfo,
  created: boolean,
  receipt: AppendReceipt,
  actor: string,
): Promise<void> {
  if (created) await store.appendLog({ action: 'case-created', caseId: id, actor, purpose: null, detail: {} })
  const detail = { ...receipt.added, unchanged: receipt.unchanged }
  await store.appendLog({ action: 'imported', caseId: id, actor, purpose: null, detail })
}
