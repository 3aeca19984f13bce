import type { GraphRequest, GraphResult } from './measure-graph.ts'
import { runThread } from './run-thread.ts'
import type { ThreadRun } from './run-thread.ts'

/** Measures a graph in a thread of its own, edge-list.worker.ts. Rejects with AnalysisFailedError or the signal's reason. */
export function measureInWorker(run: ThreadRun<GraphRequest>): Promise<GraphResult> {
  return runThread<GraphRequest, GraphResult>(run)
}
