import type { AnalysisResult } from './finding.ts'
import type { AnalysisRequest } from './run-analysis.ts'
import { runThread } from './run-thread.ts'
import type { ThreadRun } from './run-thread.ts'

/** Runs an analysis in a thread of its own, analysis.worker.ts. Rejects with AnalysisFailedError or the signal's reason. */
export function runInWorker(run: ThreadRun<AnalysisRequest>): Promise<AnalysisResult> {
  return runThread<AnalysisRequest, AnalysisResult>(run)
}
