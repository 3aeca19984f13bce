import { explainExposure } from './exposure/explain-exposure.ts'
import { runChange } from './change/run-change.ts'
import { runConsensus } from './community/consensus/run-consensus.ts'
import { runDisruption } from './disruption/run-disruption.ts'
import { runBranches } from './exposure/run-branches.ts'
import { runRecruiters } from './exposure/run-recruiters.ts'
import { runAnalysis } from './run-analysis.ts'
import type { RunOptions } from './run-options.ts'
import { runWithdrawal } from './withdrawal/run-withdrawal.ts'

/**
 * Everything that is computed in a worker thread, by name. A task is pure: the same request gives the identical result.
 * Requests and results survive a structured clone. A new task is a file of its own and a line here.
 */
const TASKS = {
  analyse: runAnalysis,
  change: runChange,
  consensus: runConsensus,
  disrupt: runDisruption,
  branches: runBranches,
  explainExposure,
  recruiters: runRecruiters,
  withdraw: runWithdrawal,
} as const

export type TaskName = keyof typeof TASKS
export type TaskRequest<Name extends TaskName> = Parameters<(typeof TASKS)[Name]>[0]
export type TaskResult<Name extends TaskName> = ReturnType<(typeof TASKS)[Name]>

/** Whether a name read from outside is that of a task. */
export function isTaskName(name: string): name is TaskName {
  return Object.hasOwn(TASKS, name)
}

/** What a worker thread is sent. */
export interface TaskMessage<Name extends TaskName = TaskName> {
  readonly task: Name
  readonly request: TaskRequest<Name>
}

/** Throws what the task throws: InvalidParameterError for a parameter out of its range, whatever the task. */
export function runTask<Name extends TaskName>(
  { task, request }: TaskMessage<Name>,
  options: RunOptions,
): TaskResult<Name> {
  const run = TASKS[task] as (request: TaskRequest<Name>, options: RunOptions) => TaskResult<Name>
  return run(request, options)
}
