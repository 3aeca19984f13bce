import type { ProjectionInput } from '../analysis/graph/network.ts'
import type { ProjectionParameters } from '../analysis/graph/projection-parameters.ts'
import type { TaskName } from '../analysis/tasks.ts'
import type { ProjectionRequest } from '../contract/analysis.ts'
import type { CaseStore } from '../store/case-store.ts'
import type { CaseContext } from './case-context.ts'
import { readExposureInput } from './exposure-input.ts'
import { readNetworkInput } from './network-input.ts'

/** Tasks that draw on more of a case than its network. */
const ON_EXPOSURE: readonly TaskName[] = ['branches', 'recruiters', 'withdraw']

/** The material of a case that a task computes on. */
export function readTaskInput(
  task: TaskName,
  store: CaseStore,
  context: CaseContext,
  request: ProjectionRequest,
  projection: ProjectionParameters,
): Promise<ProjectionInput> {
  if (task === 'change') return readDatedInput(store, context, request, projection)
  const read = ON_EXPOSURE.includes(task) ? readExposureInput : readNetworkInput
  return read(store, context, request, projection)
}

/** A network with the dates of its events. */
function readDatedInput(
  store: CaseStore,
  context: CaseContext,
  request: ProjectionRequest,
  projection: ProjectionParameters,
): Promise<ProjectionInput> {
  const directPredicates = [...projection.directPredicates, 'OCCURRED_ON']
  return readNetworkInput(store, context, request, { ...projection, directPredicates })
}
