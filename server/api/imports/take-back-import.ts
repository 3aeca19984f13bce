import type { CaseId } from '../../domain/ids.ts'
import type { ApiDependencies } from '../dependencies.ts'
import type { JobReport } from '../jobs/job-registry.ts'
import { listUploads } from './import-book.ts'

export interface TakeBackWork {
  readonly actor: string
  readonly report: JobReport
}

/**
 * Takes back every trace of the import under way, and the case with it when it holds nothing else. Its uploads go too.
 * Resolves to whether there was one.
 */
export async function takeBackImport(
  api: ApiDependencies,
  caseId: CaseId,
  { actor, report }: TakeBackWork,
): Promise<boolean> {
  const { store, imports, uploads } = api
  const stored = imports.find(caseId)
  const onProgress = (done: number, total: number): void => {
    report('discarding', done, total)
  }
  report('discarding', 0, 0)
  const wasThere = await store.discardImport(caseId, { onProgress })
  await imports.forget(caseId)
  if (stored !== null) await uploads.discard(listUploads(stored))
  const isGone = await store.discardEmptyCase(caseId)
  const event = { action: 'import-discarded', actor, purpose: null, detail: {} } as const
  if (wasThere) await store.appendLog({ ...event, caseId: isGone ? null : caseId })
  return wasThere
}
