import type { ClaimId, EntityId } from '../../domain/ids.ts'
import type { ExposedPerson, ListedContact } from './branch-exposure.ts'
import type { BranchParameters } from './branch-parameters.ts'
import type { BranchTree } from './branch-tree.ts'
import type { Gathering } from './collect-contacts.ts'
import { decideBranch } from './decide-branch.ts'
import type { Gate } from './find-gates.ts'
import { listContacts, sumExposure, tallyBranches } from './tally-branches.ts'
import type { Contact } from './tally-branches.ts'
import { groundsOf, sortUnique } from './voice.ts'

/** What everybody's exposure is read from. */
export interface Surroundings {
  readonly tree: BranchTree
  readonly parameters: BranchParameters
  readonly gatherings: readonly Gathering[]
  /** Gatherings of each person. */
  readonly own: ReadonlyMap<EntityId, readonly Gathering[]>
  /** The one group of the hierarchy that each person is asserted to belong to. */
  readonly memberships: ReadonlyMap<EntityId, EntityId>
  readonly asserted: ReadonlyMap<EntityId, ExposedPerson['asserted']>
  readonly gates: ReadonlyMap<EntityId, Gate>
}

/** What is said of one person, with what it was decided by. */
export interface StudiedPerson {
  readonly person: ExposedPerson
  /** Those that count. */
  readonly contacts: readonly Contact[]
  readonly gate: Gate | null
}

/** What is said of one person; null where nothing is told of them that has to do with branches. */
export function studyPerson(id: EntityId, surroundings: Surroundings): StudiedPerson | null {
  const { tree, parameters, memberships, gates } = surroundings
  const gate = gates.get(id) ?? null
  const asserted = surroundings.asserted.get(id) ?? []
  const all = listContacts(id, surroundings.own.get(id) ?? [], memberships, null)
  if (gate === null && all.length === 0) return null
  const aside = gate === null ? null : chooseAside(id, gate, surroundings)
  const contacts = aside === null ? all : listContacts(id, surroundings.own.get(id) ?? [], memberships, aside)
  const tallies = tallyBranches(contacts, tree)
  const common = { id, asserted, tallies, contacts: describeContacts(all, contacts, surroundings) }
  if (gate === null || aside === null) {
    const { margin } = decideBranch(contacts, tallies, tree, parameters, null)
    const person = { ...common, branch: null, gate: null, exposed: null, margin, failed: [] }
    return { person: { ...person, status: 'contacts-only' }, contacts, gate }
  }
  const decision = decideBranch(contacts, tallies, tree, parameters, openGroups(gate))
  const isAsserted = asserted.some(({ group }) => tree.branches.has(group))
  const person: ExposedPerson = {
    ...common,
    status: isAsserted ? 'asserted' : decision.branch === null ? 'undetermined' : 'assigned',
    branch: isAsserted ? findAsserted(id, surroundings) : decision.branch,
    gate: describeGate(gate, aside),
    exposed: decision.branch,
    margin: decision.margin,
    failed: decision.failed,
  }
  return { person, contacts, gate }
}

/** Groups that bound what may be decided for; a role in an offence bounds nothing. */
export function openGroups({ kind, groups }: Gate): readonly EntityId[] | null {
  return kind === 'membership' ? groups : null
}

/**
 * The origin by whose word a person may be asked about; what it tells of contacts counts for nothing. Of several the one
 * that leaves most, equals by key.
 */
function chooseAside(id: EntityId, { voices }: Gate, { own, memberships }: Surroundings): string {
  const origins = sortUnique(voices.map(({ origin }) => origin))
  const left = origins.map((origin) => {
    return { origin, rest: sumExposure(listContacts(id, own.get(id) ?? [], memberships, origin), () => true) }
  })
  const [best] = left.sort((one, other) => other.rest - one.rest)
  if (best === undefined) throw new RangeError(`the gate of ${id} has no origin`)
  return best.origin
}

/** Several branches asserted at once are none that could be shown as the one. */
function findAsserted(id: EntityId, { memberships, tree }: Surroundings): EntityId | null {
  const group = memberships.get(id)
  return group !== undefined && tree.branches.has(group) ? group : null
}

function describeGate({ kind, voices }: Gate, aside: string): ExposedPerson['gate'] {
  const { claims, origins } = groundsOf(voices)
  return { kind, claims, origins, aside }
}

/** What counts, and after it, marked, what rests on the origin left aside alone. */
function describeContacts(
  all: readonly Contact[],
  counted: readonly Contact[],
  surroundings: Surroundings,
): ListedContact[] {
  const kept = new Set(counted.map(({ gathering }) => gathering))
  return [
    ...counted.map((contact) => describeContact(contact, true, surroundings)),
    ...all.filter(({ gathering }) => !kept.has(gathering)).map((one) => describeContact(one, false, surroundings)),
  ]
}

function describeContact(
  { gathering, voices, support, members }: Contact,
  counted: boolean,
  { asserted }: Surroundings,
): ListedContact {
  const { kind, event, spans, attendees } = gathering
  return {
    kind,
    event,
    k: attendees.length,
    spans,
    counted,
    support,
    grounds: groundsOf(voices),
    members: members.map((member) => ({
      person: member.person,
      group: member.group,
      support: member.support,
      contribution: counted ? member.contribution : 0,
      grounds: groundsOf(member.voices),
      membership: listMembershipClaims(asserted.get(member.person) ?? [], member.group),
    })),
  }
}

function listMembershipClaims(asserted: ExposedPerson['asserted'], group: EntityId): readonly ClaimId[] {
  return asserted.find((one) => one.group === group)?.claims ?? []
}
