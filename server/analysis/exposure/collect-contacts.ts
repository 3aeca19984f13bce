import { GRADE_WEIGHT_MAPS } from '../../domain/grade-weights.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { Evidence } from '../graph/collect-evidence.ts'
import { groupBy } from '../graph/group-by.ts'
import { namesPredicate } from '../graph/names-predicate.ts'
import type { ProjectionInput } from '../graph/network.ts'
import type { ProjectionParameters } from '../graph/projection-parameters.ts'
import type { Span } from './count-days.ts'
import { dateEvents, spanOf } from './date-events.ts'
import { splitVoices } from './voice.ts'
import type { Voice } from './voice.ts'

/** People of the network who are told to have been together, or to deal with each other. */
export interface Gathering {
  readonly kind: 'event' | 'tie'
  /** The event; null for a direct tie, which acts like an event of its two. */
  readonly event: EntityId | null
  /** When it may have been; a tie has a span for each dated claim. */
  readonly spans: readonly Span[]
  /** At least two, by id. */
  readonly attendees: readonly Attendee[]
}

export interface Attendee {
  readonly person: EntityId
  readonly voices: readonly Voice[]
}

/** Relatives are nobody's choice: kinship is no contact here, as family occasions are none. */
const KINSHIP: ReadonlySet<string> = new Set(['KIN_OF', 'PARENT_OF'])

/** All contacts among people of the network: events of at least two by id, then ties by both ids. */
export function collectGatherings(
  input: ProjectionInput,
  projection: ProjectionParameters,
  evidence: Evidence,
): Gathering[] {
  const map = GRADE_WEIGHT_MAPS[projection.gradeWeights]
  const days = dateEvents(input)
  const events = [...groupBy(evidence.participations, (one) => one.event)].flatMap(([event, own]): Gathering[] => {
    const attendees = [...groupBy(own, (one) => one.member)].map(([person, parts]) => {
      return { person, voices: parts.flatMap(({ testimony }) => splitVoices(testimony, map)) }
    })
    const span = days.get(event)
    if (attendees.length < 2) return []
    return [{ kind: 'event', event, spans: span === undefined ? [] : [span], attendees: sortById(attendees) }]
  })
  const ties = evidence.direct.filter(({ testimony }) => !namesPredicate(input, testimony.claim, KINSHIP))
  const pairs = [...groupBy(ties, ({ from, to }) => (from < to ? `${from} ${to}` : `${to} ${from}`))]
  return [
    ...events.sort((one, other) => ((one.event ?? '') < (other.event ?? '') ? -1 : 1)),
    ...pairs
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, own]): Gathering => {
        const voices = own.flatMap(({ testimony }) => splitVoices(testimony, map))
        const people = own.slice(0, 1).flatMap(({ from, to }) => [from, to])
        return {
          kind: 'tie',
          event: null,
          spans: own.flatMap(({ testimony }) => spanOf(testimony.claim) ?? []),
          attendees: sortById(people.map((person) => ({ person, voices }))),
        }
      }),
  ]
}

/** The gatherings of each person. */
export function indexGatherings(gatherings: readonly Gathering[]): ReadonlyMap<EntityId, readonly Gathering[]> {
  const own = new Map<EntityId, Gathering[]>()
  for (const gathering of gatherings) {
    for (const { person } of gathering.attendees) {
      const list = own.get(person)
      if (list === undefined) own.set(person, [gathering])
      else list.push(gathering)
    }
  }
  return own
}

function sortById(attendees: readonly Attendee[]): Attendee[] {
  return [...attendees].sort((one, other) => (one.person < other.person ? -1 : 1))
}
