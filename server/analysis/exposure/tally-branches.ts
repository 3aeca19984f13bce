import type { EntityId } from '../../domain/ids.ts'
import type { BranchTree } from './branch-tree.ts'
import { liesIn } from './branch-tree.ts'
import type { Gathering } from './collect-contacts.ts'
import { countDistinctDays } from './count-days.ts'
import { supportOf } from './voice.ts'
import type { Voice } from './voice.ts'

/** A member met, with all that says that both were there. */
export interface MetMember {
  readonly person: EntityId
  /** The group they are asserted to belong to: a branch, a part of one, or a group that has branches. */
  readonly group: EntityId
  readonly voices: readonly Voice[]
  /** s(j,e), in (0, 1]. */
  readonly support: number
  /** s(i,e) · s(j,e) / (k − 1). */
  readonly contribution: number
}

/** One gathering of a person with members of groups. */
export interface Contact {
  readonly gathering: Gathering
  /** What says that the person took part, the origin left aside not among it. */
  readonly voices: readonly Voice[]
  /** s(i,e), in (0, 1]. */
  readonly support: number
  readonly members: readonly MetMember[]
}

/** What the contacts of a person come to for one group, the groups within it included. */
export interface BranchTally {
  readonly group: EntityId
  /** E(i,b). */
  readonly exposure: number
  /** In [0, 1]: of the exposure to all members together. */
  readonly share: number
  readonly events: number
  readonly days: number
  readonly members: number
  readonly origins: number
}

/**
 * The contacts of a person with members, as if one origin had told nothing. Whether the person belongs anywhere enters
 * nothing: E(i,b) sums over the others.
 */
export function listContacts(
  person: EntityId,
  gatherings: readonly Gathering[],
  memberships: ReadonlyMap<EntityId, EntityId>,
  aside: string | null,
): Contact[] {
  return gatherings.flatMap((gathering) => {
    const own = gathering.attendees.find((one) => one.person === person)
    const voices = own === undefined ? [] : leaveAside(own.voices, aside)
    if (voices.length === 0) return []
    const support = supportOf(voices)
    const members = gathering.attendees.flatMap((one): MetMember[] => {
      const group = one.person === person ? undefined : memberships.get(one.person)
      const theirs = group === undefined ? [] : leaveAside(one.voices, aside)
      if (group === undefined || theirs.length === 0) return []
      const theirSupport = supportOf(theirs)
      const contribution = (support * theirSupport) / (gathering.attendees.length - 1)
      return [{ person: one.person, group, voices: theirs, support: theirSupport, contribution }]
    })
    return members.length === 0 ? [] : [{ gathering, voices, support, members }]
  })
}

/** Tallies of every group met, the largest share first, equals by id. */
export function tallyBranches(contacts: readonly Contact[], tree: BranchTree): BranchTally[] {
  const met = new Set(contacts.flatMap(({ members }) => members.map(({ group }) => group)))
  const groups = [...tree.above.keys()].filter((outer) => [...met].some((inner) => liesIn(tree, inner, outer)))
  const total = sumExposure(contacts, () => true)
  const tallies = groups.map((group) => tallyGroup(contacts, tree, group, total))
  return tallies.sort((one, other) => other.share - one.share || (one.group < other.group ? -1 : 1))
}

function tallyGroup(contacts: readonly Contact[], tree: BranchTree, group: EntityId, total: number): BranchTally {
  const own = contacts.flatMap((contact) => {
    const members = contact.members.filter((member) => liesIn(tree, member.group, group))
    return members.length === 0 ? [] : [{ ...contact, members }]
  })
  const exposure = sumExposure(own, () => true)
  return {
    group,
    exposure,
    share: total === 0 ? 0 : exposure / total,
    events: own.length,
    days: countDistinctDays(own.flatMap(({ gathering }) => gathering.spans)),
    members: new Set(own.flatMap(({ members }) => members.map(({ person }) => person))).size,
    origins: new Set(own.flatMap(listWitnessingOrigins)).size,
  }
}

/** Origins each of which by itself puts the person and a member at the gathering. */
export function listWitnessingOrigins({ voices, members }: Pick<Contact, 'voices' | 'members'>): string[] {
  const ofPerson = new Set(voices.map(({ origin }) => origin))
  return members.flatMap((member) => member.voices.map(({ origin }) => origin).filter((one) => ofPerson.has(one)))
}

/** Sum over the members that a test lets through, in a fixed order. */
export function sumExposure(contacts: readonly Contact[], counts: (group: EntityId) => boolean): number {
  let sum = 0
  for (const { members } of contacts)
    for (const { group, contribution } of members) if (counts(group)) sum += contribution
  return sum
}

function leaveAside(voices: readonly Voice[], aside: string | null): readonly Voice[] {
  return aside === null ? voices : voices.filter(({ origin }) => origin !== aside)
}
