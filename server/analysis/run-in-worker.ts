import { runThread } from './run-thread.ts'
import type { ThreadRun } from './run-thread.ts'
import type { TaskMessage, TaskName, TaskResult } from './tasks.ts'

/** Runs a task in a thread of its own, analysis.worker.ts. Rejects with AnalysisFailedError or the signal's reason. */
export function runInWorker<Name extends TaskName>(run: ThreadRun<TaskMessage<Name>>): Promise<TaskResult<Name>> {
  return runThread<TaskMessage<Name>, TaskResult<Name>>(run)
}
