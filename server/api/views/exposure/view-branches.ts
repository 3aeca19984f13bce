import type { BranchExposure, ExposedPerson, ListedContact } from '../../../analysis/exposure/branch-exposure.ts'
import type { BranchFindingView, BranchPersonView } from '../../../contract/exposure.ts'
import type { EntityId } from '../../../domain/ids.ts'
import type { FinishedTask } from '../../start-task.ts'
import { viewGrounds, viewLeads, viewLeftOut } from './view-parts.ts'
import type { Refer } from './view-parts.ts'

/** A finished run of branch exposure as it may be shown. */
export function viewBranches(
  { result, request, durationMs }: FinishedTask<'branches'>,
  refer: Refer,
): BranchFindingView {
  const { manifest, exposure } = result
  const { branches, people, bridges, leads, quality, excluded, ungraded } = exposure
  const { inputHash, parameters, version } = manifest
  return {
    manifest: { inputHash, projection: request, parameters: { ...parameters }, version, durationMs },
    branches: branches.map(({ id, parents, claims, assessed, members }) => {
      return { branch: refer(id), parents: [...parents], claims: [...claims], assessed, members }
    }),
    groups: listGroups(exposure).map(refer),
    people: people.map((person) => viewPerson(person, refer)),
    bridges: bridges.map(({ person, sides }) => ({
      person: refer(person),
      sides: sides.map((side) => ({ ...side, contacts: [...side.contacts] })),
    })),
    leads: viewLeads(leads, refer),
    quality: {
      ...quality,
      withoutGate: { ...quality.withoutGate },
      curve: quality.curve.map((point) => ({ ...point })),
    },
    leftOut: viewLeftOut(excluded),
    ungraded,
  }
}

function viewPerson(person: ExposedPerson, refer: Refer): BranchPersonView {
  const { gate, failed, tallies, contacts } = person
  return {
    person: refer(person.id),
    status: person.status,
    branch: referTo(person.branch, refer),
    asserted: person.asserted.map(({ group, claims }) => ({ group: refer(group), claims: [...claims] })),
    gate: gate === null ? null : { kind: gate.kind, claims: [...gate.claims], origins: gate.origins.length },
    exposed: referTo(person.exposed, refer),
    margin: person.margin,
    failed: [...failed],
    tallies: tallies.map(({ group, ...tally }) => ({ branch: group, ...tally })),
    contacts: contacts.map((contact) => viewContact(contact, refer)),
  }
}

function viewContact(contact: ListedContact, refer: Refer): BranchPersonView['contacts'][number] {
  const { kind, k, spans, counted, support } = contact
  return {
    kind,
    event: referTo(contact.event, refer),
    k,
    days: spans.map(({ from, to }) => ({ from, to })),
    counted,
    support,
    grounds: viewGrounds(contact.grounds),
    members: contact.members.map((member) => ({
      person: refer(member.person),
      branch: member.group,
      support: member.support,
      contribution: member.contribution,
      grounds: viewGrounds(member.grounds),
      membership: [...member.membership],
    })),
  }
}

function referTo(id: EntityId | null, refer: Refer): ReturnType<Refer> | null {
  return id === null ? null : refer(id)
}

function listGroups({ branches, people }: Pick<BranchExposure, 'branches' | 'people'>): EntityId[] {
  const told = people.flatMap(({ tallies, asserted }) => [...tallies, ...asserted].map(({ group }) => group))
  return [...new Set([...branches.flatMap(({ id, parents }) => [id, ...parents]), ...told])].sort()
}

/** Everything that the view refers to by name. */
export function listBranchEntities({ branches, people, leads }: BranchExposure): EntityId[] {
  return [
    ...listGroups({ branches, people }),
    ...people.flatMap(({ id, contacts }) => [
      id,
      ...contacts.flatMap(({ event, members }) => [event ?? [], members.map((one) => one.person)].flat()),
    ]),
    ...listLeadEntities(leads),
  ]
}

export function listLeadEntities({ introducers, gatekeepers }: BranchExposure['leads']): EntityId[] {
  return [
    ...introducers.flatMap(({ person, newcomers }) => [
      person,
      ...newcomers.flatMap((one) => [one.person, ...one.events]),
    ]),
    ...gatekeepers.flatMap(({ person, group, outside, inside }) => [person, group, ...outside, ...inside]),
  ]
}
