import type { IntegrityReportView } from '../../contract/custody.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { CaseStore } from '../../store/case-store.ts'
import type { JobReport } from '../jobs/job-registry.ts'

export interface CheckWork {
  /** Whether to make anew all that is derived from the records, before the check. */
  readonly rebuild: boolean
  readonly actor: string
  readonly report: JobReport
  readonly signal: AbortSignal
}

/** Checks a case; the log says who did, and how many faults were found. */
export async function checkCase(
  store: CaseStore,
  caseId: CaseId,
  { rebuild, actor, report, signal }: CheckWork,
): Promise<IntegrityReportView> {
  if (rebuild) await store.rebuildProjection(caseId, { signal, onProgress: stage('rebuilding') })
  const { checked, faults, faultCount } = await store.verifyCase(caseId, { signal, onProgress: stage('checking') })
  const detail = { faults: faultCount, rebuilt: rebuild }
  await store.appendLog({ action: 'checked', caseId, actor, purpose: null, detail })
  return { caseId, checked: { ...checked }, faults: faults.map((one) => ({ ...one })), faultCount, rebuilt: rebuild }

  function stage(phase: string) {
    return (done: number, total: number): void => {
      report(phase, done, total)
    }
  }
}
