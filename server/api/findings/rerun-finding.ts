import type { TaskName } from '../../analysis/tasks.ts'
import type { FindingComparison } from '../../contract/findings.ts'
import type { Job } from '../../contract/jobs.ts'
import type { CaseContext } from '../case-context.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { ApiError } from '../problem-of.ts'
import { runTaskOnCase } from '../run-task.ts'
import type { TaskRun } from '../run-task.ts'
import { logRun } from '../start-task.ts'
import { compareFindings } from './compare-findings.ts'
import { readFinding } from './read-finding.ts'
import type { OpenedFinding } from './read-finding.ts'
import { saveFinding } from './save-finding.ts'

/**
 * Runs a finding again as a job: the same task with the same parameters on what the case held at its clocks. What comes
 * out is kept as a finding of its own and compared with the first.
 *
 * @throws {ApiError} 404 when there is no such finding, 409 when this program has no such task
 */
export async function startRerun(
  api: ApiDependencies,
  context: CaseContext,
  findingId: string,
  actor: string,
): Promise<Job> {
  const caseId = context.info.id
  const kept = await readFinding(api.store, caseId, findingId)
  const run = rebuildRun(api, kept)
  return api.jobs.start<FindingComparison>({
    kind: 'rerun',
    caseId,
    resultPath: (id) => `/api/jobs/${id}/rerun`,
    run: async (report, signal, job) => {
      const outcome = await runTaskOnCase(api, context, run, { report, signal })
      report('comparing', 0, 0)
      const origin = { actor, resultPath: kept.manifest.resultPath }
      const { id } = await saveFinding(api, context, outcome, origin)
      job.keep(id)
      await logRun(api, context, actor, id, outcome, { rerunOf: findingId })
      return compareFindings(kept, await readFinding(api.store, caseId, id))
    },
  })
}

/** What the manifest says was run. The task checks its own parameters, whoever may have written them. */
function rebuildRun({ isTaskName }: ApiDependencies, { task, manifest }: OpenedFinding): TaskRun<TaskName> {
  if (!isTaskName(task)) throw new ApiError(409, 'foreign-finding', `This program has no task "${task}".`)
  const { projection, parameters } = manifest as unknown as Pick<TaskRun<TaskName>, 'projection' | 'parameters'>
  return { task, request: manifest.request, projection, parameters }
}
