import type { EntityId } from '../../domain/ids.ts'
import { DEFAULT_BRANCH_PARAMETERS } from '../exposure/branch-parameters.ts'
import { exposeBranches } from '../exposure/expose-branches.ts'
import type { ProjectionInput } from '../graph/network.ts'
import type { ProjectionParameters } from '../graph/projection-parameters.ts'
import type { BranchState, ChangedBranch } from './withdrawal.ts'

/** To whom another branch is given, or none any more, at the usual thresholds; by id. */
export function compareBranches(
  before: ProjectionInput,
  after: ProjectionInput,
  projection: ProjectionParameters,
): ChangedBranch[] {
  const [own, then] = [readStates(before, projection), readStates(after, projection)]
  const ids = [...new Set([...own.keys(), ...then.keys()])].sort()
  return ids.flatMap((id) => {
    const change = { id, before: own.get(id) ?? NOT_LISTED, after: then.get(id) ?? NOT_LISTED }
    const same = change.before.status === change.after.status && change.before.branch === change.after.branch
    return same ? [] : [change]
  })
}

const NOT_LISTED: BranchState = { status: 'not-listed', branch: null }

function readStates(input: ProjectionInput, projection: ProjectionParameters): ReadonlyMap<EntityId, BranchState> {
  const { people } = exposeBranches(input, projection, DEFAULT_BRANCH_PARAMETERS)
  return new Map(people.map(({ id, status, branch }) => [id, { status, branch }]))
}
