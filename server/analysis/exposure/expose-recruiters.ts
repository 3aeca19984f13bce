import type { ClaimId, EntityId } from '../../domain/ids.ts'
import { collectEvidence } from '../graph/collect-evidence.ts'
import { groupBy } from '../graph/group-by.ts'
import type { ProjectionInput } from '../graph/network.ts'
import { checkProjection } from '../graph/projection-parameters.ts'
import type { ProjectionParameters } from '../graph/projection-parameters.ts'
import { resolveMemberships } from '../graph/resolve-memberships.ts'
import { collectGatherings } from './collect-contacts.ts'
import { collectRecruitments } from './collect-recruitments.ts'
import type { Naming, Recruitments } from './collect-recruitments.ts'
import { findAgainst, listFallen } from './judge-elements.ts'
import { createActReader } from './read-acts.ts'
import type { GroupRecruit, NonPunishment, Recruiter, RecruiterExposure, RecruitingAct } from './recruiter-exposure.ts'
import { findStructuralLeads } from './structural-leads.ts'
import { groundsOf } from './voice.ts'

/**
 * Who is said to have recruited whom, without any number: act, means and purpose of each act as they are told
 * (docs/exposure.md). Nobody is listed whom no graded claim names in a recruiting act, and nobody protected. Pure.
 * Throws InvalidParameterError.
 */
export function exposeRecruiters(input: ProjectionInput, projection: ProjectionParameters): RecruiterExposure {
  checkProjection(projection)
  const told = collectRecruitments(input, projection)
  const named = sortNamed(input, told)
  const people: ProjectionParameters = { ...projection, nodes: 'persons' }
  const evidence = collectEvidence(input, people)
  const { memberships } = resolveMemberships(evidence.membership)
  const { notGraded, ...listed } = listRecruiters(input, projection, told, named.open)
  return {
    ...listed,
    nonPunishment: [...named.victims].map(([id, namings]) => describeVictim(id, namings, told)),
    groups: [...named.groups].map(([id, own]) => ({ id, grounds: groundsOf(own.flatMap(({ voices }) => voices)) })),
    notListed: { ungraded: notGraded, protected: named.protected },
    leads: findStructuralLeads(collectGatherings(input, people, evidence), memberships),
    excluded: evidence.excluded,
    ungraded: told.namings.some(({ voices }) => voices.some(({ graded }) => !graded)),
  }
}

type Named = ReadonlyMap<EntityId, readonly Naming[]>

/** Those named in recruiting acts, by id and by what may be said of them. */
function sortNamed(
  input: ProjectionInput,
  { namings }: Recruitments,
): { open: Named; victims: Named; groups: Named; protected: number } {
  const kinds = new Map(input.entities.map((one) => [one.id, one]))
  const byId = [...groupBy(namings, ({ recruiter }) => recruiter)].sort(([one], [other]) => (one < other ? -1 : 1))
  const isOpen = (id: EntityId): boolean => input.protections.get(id)?.unranked !== true && !isVictim(input, id)
  const isPerson = ([id]: (typeof byId)[number]): boolean => kinds.get(id)?.kind === 'Person'
  const isGraded = ([, own]: (typeof byId)[number]): boolean => own.some(hasGrade)
  const people = byId.filter(isPerson)
  const groups = byId.filter(([id]) => kinds.get(id)?.kind === 'Group' && isOpen(id))
  return {
    open: new Map(people.filter(([id]) => isOpen(id))),
    victims: new Map(people.filter(([id]) => isVictim(input, id)).filter(isGraded)),
    groups: new Map(groups.filter(isGraded)),
    protected: people.filter(([id]) => !isOpen(id) && !isVictim(input, id)).length,
  }
}

/** No override lifts it: whoever may be a victim is not listed for what they may have been made to do. */
function isVictim(input: ProjectionInput, id: EntityId): boolean {
  return input.protections.get(id)?.grounds.has('victim') === true
}

function hasGrade({ voices }: Naming): boolean {
  return voices.some(({ graded }) => graded)
}

function listRecruiters(
  input: ProjectionInput,
  projection: ProjectionParameters,
  told: Recruitments,
  open: Named,
): Pick<RecruiterExposure, 'recruiters' | 'groupRecruiters'> & { readonly notGraded: number } {
  const readActs = createActReader(input, projection, told)
  const fallen = listFallen(input)
  const isIntoGroup = ({ kind, recruit }: Naming): boolean =>
    recruit !== null && (kind === 'group' || (kind === 'not-told' && !isVictim(input, recruit)))
  const recruiters: Recruiter[] = []
  const groupRecruiters: RecruiterExposure['groupRecruiters'][number][] = []
  let notGraded = 0
  for (const [id, namings] of open) {
    const exploiting = namings.filter((one) => !isIntoGroup(one))
    if (exploiting.some(hasGrade)) recruiters.push({ id, acts: readActs(id, exploiting).sort(compareActs) })
    const grouping = namings.filter(isIntoGroup)
    if (grouping.some(hasGrade)) groupRecruiters.push({ id, recruits: listRecruits(grouping, fallen) })
    if ([exploiting, grouping].some((own) => own.length > 0 && !own.some(hasGrade))) notGraded += 1
  }
  return { recruiters: recruiters.sort(compareRecruiters), groupRecruiters, notGraded }
}

function listRecruits(namings: readonly Naming[], fallen: ReadonlySet<ClaimId>): GroupRecruit[] {
  const recruits = [...groupBy(namings, ({ recruit }) => recruit)].flatMap(([id, own]): GroupRecruit[] => {
    const voices = own.flatMap((one) => one.voices)
    const kind = own.some((one) => one.kind === 'group') ? 'group' : 'not-told'
    return id === null ? [] : [{ id, kind, grounds: groundsOf(voices), against: findAgainst(voices, fallen) }]
  })
  return recruits.sort((one, other) => (one.id < other.id ? -1 : 1))
}

function describeVictim(id: EntityId, namings: readonly Naming[], { suffering }: Recruitments): NonPunishment {
  const suffered = suffering.filter(({ person }) => person === id).flatMap(({ voices }) => voices)
  return { id, naming: groundsOf(namings.flatMap(({ voices }) => voices)), victim: groundsOf(suffered) }
}

function compareActs(one: RecruitingAct, other: RecruitingAct): number {
  return (
    other.sourced - one.sourced ||
    other.origins - one.origins ||
    compareText(one.victim ?? '', other.victim ?? '') ||
    compareText(one.events.join(), other.events.join())
  )
}

function compareRecruiters({ id, acts: [first] }: Recruiter, { id: otherId, acts: [other] }: Recruiter): number {
  const [sourced, otherSourced] = [first?.sourced ?? 0, other?.sourced ?? 0]
  const [origins, otherOrigins] = [first?.origins ?? 0, other?.origins ?? 0]
  return otherSourced - sourced || otherOrigins - origins || compareText(id, otherId)
}

function compareText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
