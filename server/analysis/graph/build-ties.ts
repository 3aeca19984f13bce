import type { ClaimId, EntityId } from '../../domain/ids.ts'
import type { GradeWeightMap } from '../../domain/grade-weights.ts'
import { computeSupport } from '../../domain/support.ts'
import type { Support } from '../../domain/support.ts'
import type { Testimony } from './admit-claim.ts'
import type { Evidence, Participation } from './collect-evidence.ts'
import { findBestGrade } from './find-best-grade.ts'
import { groupBy } from './group-by.ts'
import { measureIntensity } from './measure-intensity.ts'
import type { Tie, TieReason } from './network.ts'

/** What one pair of nodes is tied by, while it is being collected. */
interface Pair {
  readonly a: EntityId
  readonly b: EntityId
  readonly direct: Testimony[]
  readonly events: SharedEvent[]
}

interface SharedEvent {
  readonly id: EntityId
  readonly k: number
  readonly a: Member
  readonly b: Member
}

/** One participant of one event with all that says so. */
interface Member {
  readonly id: EntityId
  readonly testimonies: readonly Testimony[]
  readonly support: Support
}

/** Adds the evidence up into ties, by (a, b). Two nodes without evidence have no tie. */
export function buildTies(evidence: Evidence, map: GradeWeightMap): Tie[] {
  const pairs = new Map<string, Pair>()
  for (const { from, to, testimony } of evidence.direct) findPair(pairs, from, to).direct.push(testimony)
  for (const [id, participations] of groupBy(evidence.participations, (one) => one.event)) {
    addEvent(pairs, id, listMembers(participations, map))
  }
  const ordered = [...pairs.values()].sort((one, other) => comparePairs(one, other))
  return ordered.map((pair) => buildTie(pair, map))
}

function listMembers(participations: readonly Participation[], map: GradeWeightMap): Member[] {
  const members = [...groupBy(participations, (one) => one.member)].map(([id, own]) => {
    const testimonies = own.map((one) => one.testimony)
    return { id, testimonies, support: computeSupport(testimonies, map) }
  })
  return members.sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** Pairs all k members of an event; fewer than two make no pair. */
function addEvent(pairs: Map<string, Pair>, id: EntityId, members: readonly Member[]): void {
  members.forEach((a, index) => {
    for (const b of members.slice(index + 1)) findPair(pairs, a.id, b.id).events.push({ id, k: members.length, a, b })
  })
}

function buildTie(pair: Pair, map: GradeWeightMap): Tie {
  const events = [...pair.events].sort((one, other) => (one.id < other.id ? -1 : 1))
  const reasons = events.map(explainEvent)
  if (pair.direct.length > 0) reasons.unshift(explainDirect(pair.direct, map))
  const sideA = computeSupport([...pair.direct, ...events.flatMap((event) => event.a.testimonies)], map)
  const sideB = computeSupport([...pair.direct, ...events.flatMap((event) => event.b.testimonies)], map)
  const testimonies = [...pair.direct, ...events.flatMap((event) => [...event.a.testimonies, ...event.b.testimonies])]
  return {
    a: pair.a,
    b: pair.b,
    strength: reasons.reduce((sum, reason) => sum + reason.contribution, 0),
    support: Math.min(sideA.value, sideB.value),
    intensity: measureIntensity(pair.direct),
    reasons,
    origins: sortUnique([...sideA.origins, ...sideB.origins]),
    ungraded: sideA.ungraded || sideB.ungraded,
    bestGrade: findBestGrade(testimonies, map),
    confirmed: testimonies.some(({ claim }) => claim.confirmed),
  }
}

function explainDirect(testimonies: readonly Testimony[], map: GradeWeightMap): TieReason {
  const { value, origins } = computeSupport(testimonies, map)
  const cited = citeClaims(testimonies)
  return { kind: 'direct', eventId: null, k: null, ...cited, origins, support: value, contribution: value }
}

/** A tie through an event is no better supported than the worse sourced of the two participations. */
function explainEvent(event: SharedEvent): TieReason {
  const support = Math.min(event.a.support.value, event.b.support.value)
  return {
    kind: 'event',
    eventId: event.id,
    k: event.k,
    ...citeClaims([...event.a.testimonies, ...event.b.testimonies]),
    origins: sortUnique([...event.a.support.origins, ...event.b.support.origins]),
    support,
    contribution: support / (event.k - 1),
  }
}

function citeClaims(testimonies: readonly Testimony[]): { predicates: string[]; claimIds: ClaimId[] } {
  return {
    predicates: sortUnique(testimonies.map(({ claim }) => claim.predicate)),
    claimIds: sortUnique(testimonies.map(({ claim }) => claim.id)),
  }
}

function findPair(pairs: Map<string, Pair>, one: EntityId, other: EntityId): Pair {
  const [a, b] = one < other ? [one, other] : [other, one]
  const key = `${a} ${b}`
  const known = pairs.get(key)
  if (known !== undefined) return known
  const pair: Pair = { a, b, direct: [], events: [] }
  pairs.set(key, pair)
  return pair
}

function comparePairs(one: Pair, other: Pair): number {
  if (one.a !== other.a) return one.a < other.a ? -1 : 1
  return one.b < other.b ? -1 : 1
}

function sortUnique<T extends string>(values: readonly T[]): T[] {
  return [...new Set(values)].sort()
}
