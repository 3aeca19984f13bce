import { GRADE_WEIGHT_MAPS } from '../../domain/grade-weights.ts'
import type { EntityId } from '../../domain/ids.ts'
import { createAdmission } from '../graph/admit-claim.ts'
import type { Evidence } from '../graph/collect-evidence.ts'
import { groupBy } from '../graph/group-by.ts'
import { namesPredicate } from '../graph/names-predicate.ts'
import type { ProjectionInput } from '../graph/network.ts'
import type { ProjectionParameters } from '../graph/projection-parameters.ts'
import type { BranchTree } from './branch-tree.ts'
import { isOffendingRole } from './offence-role.ts'
import { splitVoices } from './voice.ts'
import type { Voice } from './voice.ts'

/** Why it may be asked which branch a person belongs to. */
export interface Gate {
  readonly kind: 'membership' | 'perpetrator-role'
  readonly voices: readonly Voice[]
  /** The groups the person is said to belong to; empty for a role alone, which leaves every branch open. */
  readonly groups: readonly EntityId[]
}

const TAKING_PART: ReadonlySet<string> = new Set(['PARTICIPATED_IN'])
/** To be the subject of one of these is a perpetrator's role by itself. */
const ROLES: ReadonlySet<string> = new Set(['RECRUITED', 'GUARDED'])

/**
 * People with a sourced membership in a group that has to do with branches, or else in a perpetrator's role. To be
 * suspected, charged or related is no gate; nor is membership in a group without branches.
 */
export function findGates(
  input: ProjectionInput,
  projection: ProjectionParameters,
  { nodes, membership }: Evidence,
  tree: BranchTree,
): ReadonlyMap<EntityId, Gate> {
  const map = GRADE_WEIGHT_MAPS[projection.gradeWeights]
  const admit = createAdmission(input, projection)
  const people = new Set(nodes.map((node) => node.id))
  const gates = new Map<EntityId, Gate>()
  const roles = input.claims.flatMap((claim) => {
    const isRole =
      namesPredicate(input, claim, ROLES) || (namesPredicate(input, claim, TAKING_PART) && isOffendingRole(claim.role))
    const admission = isRole && people.has(claim.subject) ? admit(claim) : null
    return admission?.kind === 'admitted' ? [{ person: claim.subject, testimony: admission.testimony }] : []
  })
  for (const [person, own] of groupBy(roles, (one) => one.person)) {
    const voices = own.flatMap(({ testimony }) => splitVoices(testimony, map))
    gates.set(person, { kind: 'perpetrator-role', voices, groups: [] })
  }
  const within = membership.people.filter(({ whole }) => tree.above.has(whole))
  for (const [person, own] of groupBy(within, (one) => one.part)) {
    const voices = own.flatMap(({ testimony }) => splitVoices(testimony, map))
    const groups = [...new Set(own.map(({ whole }) => whole))].sort()
    gates.set(person, { kind: 'membership', voices, groups })
  }
  return gates
}
