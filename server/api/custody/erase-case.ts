import type { EraseReceipt } from '../../contract/custody.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { listUploads } from '../imports/import-book.ts'
import type { JobReport } from '../jobs/job-registry.ts'

/** Erases a case, what is kept of it in memory, and the uploads of an import into it that was never finished. */
export async function eraseCase(
  { store, disclosures, imports, uploads }: ApiDependencies,
  caseId: CaseId,
  event: { readonly actor: string; readonly purpose: string },
  { report, signal }: { readonly report: JobReport; readonly signal: AbortSignal },
): Promise<EraseReceipt> {
  const onProgress = (done: number, total: number): void => {
    report('erasing', done, total)
  }
  const entry = await store.eraseCase(caseId, event, { signal, onProgress })
  disclosures.forget(caseId)
  const stored = imports.find(caseId)
  await imports.forget(caseId)
  if (stored !== null) await uploads.discard(listUploads(stored))
  return { caseId, erased: { ...entry.detail } }
}
