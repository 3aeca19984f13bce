import type { TaskName, TaskRequest, TaskResult } from '../analysis/tasks.ts'
import type { ProjectionRequest } from '../contract/analysis.ts'
import type { Job } from '../contract/jobs.ts'
import type { Clocks } from '../domain/clocks.ts'
import type { LogEvent } from '../store/log-entry.ts'
import type { CaseContext } from './case-context.ts'
import type { ApiDependencies } from './dependencies.ts'
import type { JobReport } from './jobs/job-registry.ts'
import { chooseProjection, readNetworkInput } from './network-input.ts'
import { ApiError } from './problem-of.ts'
import { readClocks } from './read-clocks.ts'

/** What a task is asked beside the material of the case: its parameters and its seed. */
export type TaskParameters<Name extends TaskName> = Omit<
  TaskRequest<Name>,
  'input' | 'clocks' | 'projection' | 'version'
>

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

/** Starts a task on a case as a job: reads the material, computes in a worker, logs. */
export function startTask<Name extends TaskName>(
  api: ApiDependencies,
  context: CaseContext,
  start: TaskStart<Name>,
): Job {
  return api.jobs.start<FinishedTask<Name>>({
    kind: 'analysis',
    caseId: context.info.id,
    resultPath: start.resultPath,
    run: async (report, signal) => {
      const finished = await runOnCase(api, context, start, { report, signal })
      await logRun(api, context, start, finished)
      return finished
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

async function runOnCase<Name extends TaskName>(
  api: ApiDependencies,
  context: CaseContext,
  { task, projection: asked, parameters }: TaskStart<Name>,
  { report, signal }: { readonly report: JobReport; readonly signal: AbortSignal },
): Promise<FinishedTask<Name>> {
  report('reading', 0, 0)
  const projection = chooseProjection(asked, api.defaultProjection)
  const clocks = resolveClocks(readClocks(asked), context)
  const request = { ...asked, ...(clocks.knownAt === null ? {} : { knownAt: clocks.knownAt }) }
  const input = await readNetworkInput(api.store, context, request, projection)
  const started = performance.now()
  const full = { ...parameters, input, clocks, projection, version: api.version } as unknown as TaskRequest<Name>
  const result = await api.runTask(task, full, { signal, onProgress: report })
  return { task, request, result, durationMs: performance.now() - started }
}

/** What the case holds now, by the store's own clock, so that the run can be repeated after later imports. */
function resolveClocks({ asAt, knownAt }: Clocks, { info }: CaseContext): Clocks {
  const held = info.revision ?? info.createdAt
  return { asAt, knownAt: knownAt === null || knownAt > held ? held : knownAt }
}

async function logRun<Name extends TaskName>(
  { store }: ApiDependencies,
  { info }: CaseContext,
  { task, actor, logDetail }: TaskStart<Name>,
  { result }: FinishedTask<Name>,
): Promise<void> {
  const detail = { task, ...logDetail, inputHash: manifestOf(result).inputHash }
  await store.appendLog({ action: 'analysed', caseId: info.id, actor, purpose: null, detail })
}

/** The manifest of a result, of whatever task. */
export function manifestOf(result: TaskResult<TaskName>): { readonly inputHash: string; readonly seed: number } {
  const holder: object = 'finding' in result ? result.finding : result
  if ('manifest' in holder) return holder.manifest as { readonly inputHash: string; readonly seed: number }
  throw new TypeError('a task answers with a manifest')
}
