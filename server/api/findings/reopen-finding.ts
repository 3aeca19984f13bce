import type { TaskName, TaskResult } from '../../analysis/tasks.ts'
import type { EntityId } from '../../domain/ids.ts'
import { reviveCanonical } from '../../store/canonical-chunks.ts'
import type { CaseContext } from '../case-context.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { ApiError } from '../problem-of.ts'
import type { FinishedTask } from '../start-task.ts'
import type { OpenedFinding } from './read-finding.ts'

/**
 * A finding as the job that made it held it, so that it is seen through the views of a fresh run and masked by what is
 * known now.
 *
 * @throws {ApiError} 409 where nothing of it may or can be shown
 */
export function reopenFinding(
  { isTaskName }: ApiDependencies,
  { protections }: CaseContext,
  { task, manifest, resultText, fingerprint }: OpenedFinding,
): FinishedTask<TaskName> {
  if (!isTaskName(task)) throw new ApiError(409, 'foreign-finding', `This program has no task "${task}".`)
  if (resultText === null) {
    throw new ApiError(409, 'not-kept', 'The result was too large to be kept. Run the finding again to see it.')
  }
  const protectedThen = new Set(Object.keys(fingerprint?.['protections'] ?? {}))
  const protectedNow = [...protections].filter(([id, one]) => (one.unranked || one.masked) && !protectedThen.has(id))
  if (protectedNow.some(([id]) => isNamed(resultText, id))) {
    throw new ApiError(
      409,
      'protected-since',
      'Somebody in this finding has come under protection since, and is no longer ranked. Run it again.',
    )
  }
  const result = reviveCanonical(resultText) as TaskResult<TaskName>
  return { task, request: manifest.request, result, durationMs: manifest.durationMs }
}

/** Ids need no escaping in JSON. */
function isNamed(text: string, id: EntityId): boolean {
  return text.includes(`"${id}"`)
}
