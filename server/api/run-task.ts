import type { ProjectionInput } from '../analysis/graph/network.ts'
import type { ProjectionParameters } from '../analysis/graph/projection-parameters.ts'
import type { TaskName, TaskRequest, TaskResult } from '../analysis/tasks.ts'
import type { ProjectionRequest } from '../contract/analysis.ts'
import type { Clocks } from '../domain/clocks.ts'
import type { CaseContext } from './case-context.ts'
import { computeElsewhere } from './compute-elsewhere.ts'
import type { ApiDependencies } from './dependencies.ts'
import type { JobReport } from './jobs/job-registry.ts'
import { readClocks } from './read-clocks.ts'
import { readTaskInput } from './task-input.ts'

/** What a task is asked beside the material of the case: its parameters and its seed. */
export type TaskParameters<Name extends TaskName> = Name extends TaskName
  ? Omit<TaskRequest<Name>, 'input' | 'clocks' | 'projection' | 'version'>
  : never

/** A run to be made: all that decides what it finds, beside the case and the program. */
export interface TaskRun<Name extends TaskName> {
  readonly task: Name
  readonly request: ProjectionRequest
  readonly projection: ProjectionParameters
  readonly parameters: TaskParameters<Name>
}

/** A run that was made. */
export interface TaskOutcome<Name extends TaskName> extends TaskRun<Name> {
  readonly clocks: Clocks
  readonly input: ProjectionInput
  readonly result: TaskResult<Name>
  readonly durationMs: number
}

export interface TaskWork {
  readonly report: JobReport
  readonly signal: AbortSignal
}

/** Reads the material of a case at clocks that can be repeated after later imports, and runs a task on it in a worker. */
export async function runTaskOnCase<Name extends TaskName>(
  api: ApiDependencies,
  context: CaseContext,
  run: TaskRun<Name>,
  { report, signal }: TaskWork,
): Promise<TaskOutcome<Name>> {
  report('reading', 0, 0)
  const clocks = resolveClocks(readClocks(run.request), context)
  const request = { ...run.request, knownAt: clocks.knownAt }
  const input = await readTaskInput(run.task, api.store, context, request, run.projection)
  const started = performance.now()
  const { task, projection, parameters } = run
  // The compiler cannot see that a request is its parameters and these four.
  const elsewhere = await computeElsewhere(api, { input, projection, task, parameters }, { report, signal })
  const full = {
    ...parameters,
    ...elsewhere,
    input,
    clocks,
    projection,
    version: api.version,
  } as unknown as TaskRequest<Name>
  const result = await api.runTask(task, full, { signal, onProgress: report })
  return { ...run, request, clocks, input, result, durationMs: performance.now() - started }
}

/** What the case holds, by the store's own clock: nothing that comes later bears an instant up to this one. */
function resolveClocks({ asAt, knownAt }: Clocks, { info }: CaseContext): Clocks & { readonly knownAt: string } {
  const held = info.revision ?? info.createdAt
  return { asAt, knownAt: knownAt === null || knownAt > held ? held : knownAt }
}

/** The hash of the material, by the manifest of a result of whatever task. */
export function inputHashOf(result: TaskResult<TaskName>): string {
  const holder: object = 'finding' in result ? result.finding : result
  if ('manifest' in holder) return (holder.manifest as { readonly inputHash: string }).inputHash
  throw new TypeError('a task answers with a manifest')
}
