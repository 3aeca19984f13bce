import type { EntityId } from '../../domain/ids.ts'
import type { ExposedPerson } from './branch-exposure.ts'
import { liesIn } from './branch-tree.ts'
import type { BranchTree } from './branch-tree.ts'
import { sortUnique } from './voice.ts'

/** Somebody whose contacts tie members of two branches or more, neither of which contains the other. */
export interface BranchBridge {
  readonly person: EntityId
  /** By branch. */
  readonly sides: readonly BridgeSide[]
}

export interface BridgeSide {
  readonly branch: EntityId
  /** The person is asserted to belong to it. */
  readonly own: boolean
  readonly members: number
  readonly origins: number
  /** Places in the contacts of the person. */
  readonly contacts: readonly number[]
}

/**
 * People between branches, by how many branches, then by how many origins stand behind the side least told of, then by
 * id. It says that material of this kind names them with both, and no more.
 */
export function findBranchBridges(people: readonly ExposedPerson[], tree: BranchTree): BranchBridge[] {
  const bridges = people.flatMap((person): BranchBridge[] => {
    const sides = listSides(person, tree)
    const isApart = sides.some(({ branch }) => sides.some((other) => areApart(tree, branch, other.branch)))
    return isApart ? [{ person: person.id, sides }] : []
  })
  return bridges.sort(
    (one, other) =>
      other.sides.length - one.sides.length ||
      leastTold(other) - leastTold(one) ||
      (one.person < other.person ? -1 : 1),
  )
}

function listSides({ branch: own, status, contacts }: ExposedPerson, tree: BranchTree): BridgeSide[] {
  const asserted = status === 'asserted' ? own : null
  const met = contacts.flatMap(({ members }) => members.map(({ group }) => group))
  const branches = sortUnique([...met, ...(asserted === null ? [] : [asserted])]).filter((id) => tree.branches.has(id))
  return branches.map((branch) => {
    const places = contacts.flatMap(({ members }, place) =>
      members.some(({ group }) => group === branch) ? [place] : [],
    )
    const members = places.flatMap((place) => contacts[place]?.members.filter(({ group }) => group === branch) ?? [])
    return {
      branch,
      own: branch === asserted,
      members: new Set(members.map(({ person }) => person)).size,
      origins: new Set(members.flatMap(({ grounds }) => grounds.origins)).size,
      contacts: places,
    }
  })
}

function areApart(tree: BranchTree, one: EntityId, other: EntityId): boolean {
  return !liesIn(tree, one, other) && !liesIn(tree, other, one)
}

function leastTold({ sides }: BranchBridge): number {
  return Math.min(...sides.filter(({ own }) => !own).map(({ origins }) => origins))
}
