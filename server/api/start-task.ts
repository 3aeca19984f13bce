import type { TaskName, TaskResult } from '../analysis/tasks.ts'
import type { ProjectionRequest } from '../contract/analysis.ts'
import type { Job } from '../contract/jobs.ts'
import type { LogEvent } from '../store/log-entry.ts'
import type { CaseContext } from './case-context.ts'
import type { ApiDependencies } from './dependencies.ts'
import { saveFinding } from './findings/save-finding.ts'
import { chooseProjection } from './network-input.ts'
import { ApiError } from './problem-of.ts'
import { inputHashOf, runTaskOnCase } from './run-task.ts'
import type { TaskOutcome, TaskParameters } from './run-task.ts'

/** A run that somebody asks for. */
export interface TaskStart<Name extends TaskName> {
  readonly task: Name
  readonly actor: string
  readonly projection: ProjectionRequest
  readonly parameters: TaskParameters<Name>
  /** Path under which the result of job `id` is found. */
  readonly resultPath: (jobId: string) => string
  /** What the log says of it beside the task and the hash of its input; no names. */
  readonly logDetail: LogEvent['detail']
}

/** What a finished job of kind `analysis` holds. */
export interface FinishedTask<Name extends TaskName> {
  readonly task: Name
  /** What the reader asked for, its `knownAt` resolved to what the store held. */
  readonly request: ProjectionRequest
  readonly result: TaskResult<Name>
  readonly durationMs: number
}

/** Starts a task on a case as a job: reads the material, computes in a worker, keeps the finding and logs. */
export function startTask<Name extends TaskName>(
  api: ApiDependencies,
  context: CaseContext,
  start: TaskStart<Name>,
): Job {
  const { task, actor, parameters, projection: request, resultPath, logDetail } = start
  const projection = chooseProjection(request, api.defaultProjection)
  return api.jobs.start<FinishedTask<Name>>({
    kind: 'analysis',
    caseId: context.info.id,
    resultPath,
    run: async (report, signal, job) => {
      const outcome = await runTaskOnCase(api, context, { task, request, projection, parameters }, { report, signal })
      report('keeping', 0, 0)
      const { id } = await saveFinding(api, context, outcome, { actor, resultPath: resultPath('{jobId}') })
      job.keep(id)
      await logRun(api, context, actor, id, outcome, logDetail)
      return { task, request: outcome.request, result: outcome.result, durationMs: outcome.durationMs }
    },
  })
}

/** The result of a finished job of one task. @throws {ApiError} 404 when there is none, or not yet */
export function finishedTask<Name extends TaskName>(
  { jobs }: ApiDependencies,
  jobId: string,
  task: Name,
): FinishedTask<Name> & { readonly caseId: string } {
  const found = jobs.resultOf(jobId, 'analysis') as FinishedTask<TaskName> | undefined
  const caseId = jobs.find(jobId)?.caseId ?? null
  if (found?.task !== task || caseId === null) {
    throw new ApiError(404, 'no-result', 'This analysis has no result, or not yet.')
  }
  return { ...(found as FinishedTask<Name>), caseId }
}

/** Says in the log who ran what on which material. */
export async function logRun<Name extends TaskName>(
  { store }: ApiDependencies,
  { info }: CaseContext,
  actor: string,
  finding: string,
  { task, result }: TaskOutcome<Name>,
  further: LogEvent['detail'],
): Promise<void> {
  const detail = { task, ...further, finding, inputHash: inputHashOf(result) }
  await store.appendLog({ action: 'analysed', caseId: info.id, actor, purpose: null, detail })
}
