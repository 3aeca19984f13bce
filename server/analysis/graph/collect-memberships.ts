import { objectEntity } from '../../domain/claim.ts'
import type { EntityId } from '../../domain/ids.ts'
import { createAdmission, createLenientAdmission } from './admit-claim.ts'
import type { Admit, Testimony } from './admit-claim.ts'
import { namesPredicate } from './names-predicate.ts'
import type { NetworkNode, ProjectionInput } from './network.ts'
import type { ProjectionParameters } from './projection-parameters.ts'

/** A claim that puts a person or a group under a group. */
export interface Belonging {
  readonly part: EntityId
  readonly whole: EntityId
  readonly testimony: Testimony
}

/** What says who belongs to which criminal group, before it is resolved to one group each. */
export interface MembershipEvidence {
  /** People under criminal groups. */
  readonly people: readonly Belonging[]
  /** Groups under larger ones. */
  readonly groups: readonly Belonging[]
}

const OF_PEOPLE: ReadonlySet<string> = new Set(['MEMBER_OF', 'LEADS'])
const OF_GROUPS: ReadonlySet<string> = new Set(['BRANCH_OF', 'SUBGROUP_OF'])

/**
 * Collects who is asserted to belong to which criminal group, node or not, by the projection's own rules. That one
 * group is a part of another counts whatever its basis and certainty: it makes nobody a member of anything.
 */
export function collectMemberships(
  input: ProjectionInput,
  parameters: ProjectionParameters,
  nodes: readonly NetworkNode[],
): MembershipEvidence {
  const people = new Set(nodes.filter((node) => node.kind === 'person').map((node) => node.id))
  const criminal = listCriminalGroups(input)
  const members = listBelongings(input, OF_PEOPLE, createAdmission(input, parameters))
  return {
    people: members.filter(({ part, whole }) => people.has(part) && criminal.has(whole)),
    groups: listBelongings(input, OF_GROUPS, createLenientAdmission(input, parameters)),
  }
}

/** A protected group is nobody's group, as it is no node. */
function listCriminalGroups(input: ProjectionInput): ReadonlySet<EntityId> {
  const groups = input.entities.filter((one) => one.subkind === 'criminal-group')
  const open = groups.filter((one) => input.protections.get(one.id)?.unranked !== true)
  return new Set(open.map((one) => one.id))
}

function listBelongings(input: ProjectionInput, predicates: ReadonlySet<string>, admit: Admit): Belonging[] {
  return input.claims.flatMap((claim) => {
    const whole = namesPredicate(input, claim, predicates) ? objectEntity(claim) : null
    if (whole === null || whole === claim.subject) return []
    const admission = admit(claim)
    return admission.kind === 'admitted' ? [{ part: claim.subject, whole, testimony: admission.testimony }] : []
  })
}
