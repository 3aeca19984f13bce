import type { EntityId } from '../../domain/ids.ts'
import type { Belonging } from './collect-memberships.ts'
import type { Network } from './network.ts'

/** Who is said to be under what, whoever says so. */
export interface Assertions {
  readonly people: readonly Pick<Belonging, 'part' | 'whole'>[]
  readonly groups: readonly Pick<Belonging, 'part' | 'whole'>[]
}

export type Memberships = Pick<Network, 'memberships' | 'ambiguousMembers'>

/**
 * Gives each person the one group they are asserted to belong to. Of several, those go of which another is a part, at
 * any remove; whoever is left with several is ambiguous and has none. Groups that are parts of each other both stay.
 */
export function resolveMemberships(evidence: Assertions): Memberships {
  const asserted = groupWholes(evidence.people)
  const wholes = groupWholes(evidence.groups)
  const memberships = new Map<EntityId, EntityId>()
  const ambiguousMembers: EntityId[] = []
  for (const person of [...asserted.keys()].sort()) {
    const groups = dropLargerWholes([...(asserted.get(person) ?? [])], wholes)
    const [only] = groups
    if (only !== undefined && groups.length === 1) memberships.set(person, only)
    else ambiguousMembers.push(person)
  }
  return { memberships, ambiguousMembers }
}

function dropLargerWholes(groups: readonly EntityId[], wholes: Wholes): readonly EntityId[] {
  if (groups.length === 1) return groups
  const above = new Map(groups.map((group) => [group, climb(group, wholes)]))
  const isAbove = (one: EntityId, other: EntityId): boolean => above.get(other)?.has(one) === true
  return groups.filter((one) => !groups.some((other) => isAbove(one, other) && !isAbove(other, one)))
}

type Wholes = ReadonlyMap<EntityId, ReadonlySet<EntityId>>

/** Everything that a group is a part of, at any remove. */
function climb(group: EntityId, wholes: Wholes): ReadonlySet<EntityId> {
  const reached = new Set<EntityId>()
  const queue = [group]
  for (const one of queue) {
    for (const whole of wholes.get(one) ?? []) {
      if (reached.has(whole)) continue
      reached.add(whole)
      queue.push(whole)
    }
  }
  return reached
}

function groupWholes(belongings: Assertions['people']): Wholes {
  const wholes = new Map<EntityId, Set<EntityId>>()
  for (const { part, whole } of belongings) wholes.set(part, (wholes.get(part) ?? new Set()).add(whole))
  return wholes
}
