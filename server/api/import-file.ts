import type { ImportReceipt } from '../contract/jobs.ts'
import type { CaseInfo } from '../domain/case-record.ts'
import type { CaseStore } from '../store/case-store.ts'
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
  const { info, created } = await findOrCreate(store, caseName ?? file.name, file.description, actor)
  const receipt = await store.append(info.id, file.batch, work.writing)
  await store.appendLog({
    action: 'imported',
    caseId: info.id,
    actor,
    purpose: null,
    detail: { ...receipt.added, unchanged: receipt.unchanged },
  })
  return { caseId: info.id, caseName: info.name, created, added: { ...receipt.added }, unchanged: receipt.unchanged }
}

async function findOrCreate(
  store: CaseStore,
  name: string,
  description: string,
  actor: string,
): Promise<{ info: CaseInfo; created: boolean }> {
  const known = await store.findCaseByName(name)
  if (known !== null) return { info: known, created: false }
  const info = await store.createCase(name, description)
  await store.appendLog({ action: 'case-created', caseId: info.id, actor, purpose: null, detail: {} })
  return { info, created: true }
}
