import type { EntityId } from '../../domain/ids.ts'
import type { Gathering } from './collect-contacts.ts'
import type { Span } from './count-days.ts'
import { groundsOf } from './voice.ts'
import type { Grounds } from './voice.ts'

/** Somebody beside whom newcomers were first seen. */
export interface Introducer {
  readonly person: EntityId
  /** `Σ over newcomers 1/|their already known contacts|`, above 0. */
  readonly credit: number
  readonly newcomers: readonly {
    readonly person: EntityId
    /** Day by which they were first seen, `YYYY-MM-DD`. */
    readonly firstSeen: string
    /** How many of those already known they were first seen with; the credit is shared among them. */
    readonly knownContacts: number
    readonly grounds: Grounds
    readonly events: readonly EntityId[]
  }[]
}

interface Dated {
  readonly gathering: Gathering
  readonly span: Span
}

/**
 * Introducer credit: a newcomer is somebody whose first dated contacts are with people who were seen on an earlier day
 * for certain; each of those gets an equal share of 1. Whoever was first seen among strangers alone was introduced by
 * nobody. By credit, equals by id. It may only mean that nobody watched before.
 */
export function creditIntroducers(gatherings: readonly Gathering[]): Introducer[] {
  const dated = gatherings.flatMap((gathering) => gathering.spans.map((span): Dated => ({ gathering, span })))
  const seenBy = findFirstSeen(dated)
  const credited = new Map<EntityId, Introducer['newcomers'][number][]>()
  for (const [person, { first, together }] of collectDebuts(dated, seenBy)) {
    const known = listKnown(person, first, together, seenBy)
    for (const [other, events] of known) {
      const list = credited.get(other) ?? []
      credited.set(other, list)
      list.push({
        person,
        firstSeen: first,
        knownContacts: known.size,
        grounds: groundsOf(events.flatMap(({ gathering }) => voicesOf(gathering, [person, other]))),
        events: events.flatMap(({ gathering }) => gathering.event ?? []).sort(),
      })
    }
  }
  return [...credited].map(([person, newcomers]) => describe(person, newcomers)).sort(byCredit)
}

/** The day by which each person was first seen: the earliest end of a dated gathering. */
function findFirstSeen(dated: readonly Dated[]): ReadonlyMap<EntityId, string> {
  const seen = new Map<EntityId, string>()
  for (const { gathering, span } of dated) {
    for (const { person } of gathering.attendees) {
      const known = seen.get(person)
      if (known === undefined || span.to < known) seen.set(person, span.to)
    }
  }
  return seen
}

/** What each person was first seen in: everything that may have been by the day they were first seen. */
function collectDebuts(
  dated: readonly Dated[],
  seenBy: ReadonlyMap<EntityId, string>,
): ReadonlyMap<EntityId, { readonly first: string; readonly together: readonly Dated[] }> {
  const debuts = new Map<EntityId, { first: string; together: Dated[] }>()
  for (const one of dated) {
    for (const { person } of one.gathering.attendees) {
      const first = seenBy.get(person) ?? one.span.to
      if (one.span.from > first) continue
      const debut = debuts.get(person) ?? { first, together: [] }
      debuts.set(person, debut)
      debut.together.push(one)
    }
  }
  return debuts
}

/** Those at a debut who had been seen, for certain, before it can have begun. */
function listKnown(
  person: EntityId,
  first: string,
  together: readonly Dated[],
  seenBy: ReadonlyMap<EntityId, string>,
): ReadonlyMap<EntityId, readonly Dated[]> {
  const earliest = together.reduce((day, { span }) => (span.from < day ? span.from : day), first)
  const known = new Map<EntityId, Dated[]>()
  for (const one of together) {
    for (const { person: other } of one.gathering.attendees) {
      const seen = seenBy.get(other)
      if (other === person || seen === undefined || seen >= earliest) continue
      known.set(other, [...(known.get(other) ?? []), one])
    }
  }
  return known
}

function voicesOf({ attendees }: Gathering, people: readonly EntityId[]): Gathering['attendees'][number]['voices'] {
  return attendees.filter(({ person }) => people.includes(person)).flatMap(({ voices }) => voices)
}

function describe(person: EntityId, newcomers: readonly Introducer['newcomers'][number][]): Introducer {
  const sorted = [...newcomers].sort((one, other) => (one.person < other.person ? -1 : 1))
  return { person, credit: sorted.reduce((sum, { knownContacts }) => sum + 1 / knownContacts, 0), newcomers: sorted }
}

function byCredit(one: Introducer, other: Introducer): number {
  return other.credit - one.credit || (one.person < other.person ? -1 : 1)
}
