import type { EntityId } from '../../domain/ids.ts'
import { groupBy } from '../graph/group-by.ts'
import type { ProjectionInput } from '../graph/network.ts'
import type { ProjectionParameters } from '../graph/projection-parameters.ts'
import type { Naming, Recruitments } from './collect-recruitments.ts'
import { dateEvents, spanOf } from './date-events.ts'
import { collectElements, judgeElement, listFallen } from './judge-elements.ts'
import type { ShownElement } from './judge-elements.ts'
import { createMinorityJudge } from './judge-minority.ts'
import type { Element, RecruitingAct } from './recruiter-exposure.ts'
import { groundsOf, sortUnique } from './voice.ts'

/** What is told of one recruiter and one victim, or of one event in which no victim is identified. */
interface Case {
  readonly victim: EntityId | null
  readonly namings: readonly Naming[]
  /** Where both were: the recruiter as offender, the victim as such. */
  readonly events: readonly EntityId[]
}

/** Makes the function that puts together the acts of one person from the claims that name them. */
export function createActReader(
  input: ProjectionInput,
  projection: ProjectionParameters,
  told: Recruitments,
): (person: EntityId, namings: readonly Naming[]) => RecruitingAct[] {
  const elements = collectElements(input, projection)
  const judgeMinority = createMinorityJudge(input)
  const days = dateEvents(input)
  const fallen = listFallen(input)
  const index = indexParts(told)
  const readAct = ({ victim, namings, events }: Case): RecruitingAct => {
    const voices = namings.flatMap((one) => one.voices)
    const spans = [...events.flatMap((id) => days.get(id) ?? []), ...voices.flatMap(({ claim }) => spanOf(claim) ?? [])]
    const firstDay = spans.map(({ from }) => from).sort()[0] ?? null
    const { child, claims } = judgeMinority(victim, firstDay)
    const shown = events.flatMap((id) => elements.get(id) ?? [])
    const judge = (element: ShownElement['element'], needed = true): Element => {
      const own = shown.filter((one) => one.element === element)
      const naming = element === 'act' ? voices : []
      const values = [...own.map(({ value }) => value), ...(element === 'act' ? ['recruitment'] : [])]
      return judgeElement([...naming, ...own.flatMap((one) => one.voices)], values, fallen, needed)
    }
    const [act, means, purpose] = [judge('act'), judge('means', !child), judge('purpose')]
    const counted = [act, means, purpose].filter(({ state }) => state === 'sourced')
    return {
      victim,
      child,
      minority: claims,
      events,
      naming: groundsOf(voices),
      act,
      means,
      purpose,
      sourced: [act, means, purpose].filter(({ state, needed }) => state === 'sourced' || !needed).length,
      origins: new Set(counted.flatMap(({ grounds }) => grounds.origins)).size,
    }
  }
  return (person, namings) => listCases(person, namings, index).map(readAct)
}

interface PartIndex {
  /** Events in which each person is said to have offended. */
  readonly offences: ReadonlyMap<EntityId, readonly EntityId[]>
  /** Victims of each event. */
  readonly victims: ReadonlyMap<EntityId, readonly EntityId[]>
}

function indexParts({ offending, suffering }: Recruitments): PartIndex {
  const offences = [...groupBy(offending, ({ person }) => person)].map(([person, own]) => {
    return [person, sortUnique(own.map(({ event }) => event))] as const
  })
  const victims = [...groupBy(suffering, ({ event }) => event)].map(([event, own]) => {
    return [event, sortUnique(own.map(({ person }) => person))] as const
  })
  return { offences: new Map(offences), victims: new Map(victims) }
}

function listCases(person: EntityId, namings: readonly Naming[], { offences, victims }: PartIndex): Case[] {
  const own = offences.get(person) ?? []
  const cases = new Map<string, Case>()
  const add = (victim: EntityId | null, naming: Naming, events: readonly EntityId[]): void => {
    const key = victim ?? `event ${events.join()}`
    const known = cases.get(key)
    cases.set(key, { victim, namings: [...(known?.namings ?? []), naming], events: known?.events ?? events })
  }
  for (const naming of namings) {
    const named = naming.recruit === null ? listVictims(naming, victims) : [naming.recruit]
    for (const victim of named) {
      add(
        victim,
        naming,
        own.filter((event) => victims.get(event)?.includes(victim) === true),
      )
    }
    if (named.length === 0 && naming.event !== null) add(null, naming, [naming.event])
  }
  return [...cases.values()]
}

function listVictims({ event, recruiter }: Naming, victims: PartIndex['victims']): readonly EntityId[] {
  return event === null ? [] : (victims.get(event) ?? []).filter((one) => one !== recruiter)
}
