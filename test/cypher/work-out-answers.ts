import { UndirectedGraph } from 'graphology'

import { objectEntity } from '../../server/domain/claim.ts'
import type { KnownClaim } from '../../server/domain/claim.ts'
import type { Entity } from '../../server/domain/entity.ts'
import { firstPossibleDay } from '../../server/domain/partial-date.ts'
import { describeObject, groupBy, isCounted, isTyingEvent, sortBy } from './evidence-at-hand.ts'
import type { EvidenceAtHand, ExpectedTie } from './evidence-at-hand.ts'

type Row = Record<string, unknown>

const PERSONAL = ['ASSOCIATED_WITH', 'COMMUNICATED_WITH', 'TRANSFERRED', 'RECRUITED', 'KIN_OF', 'PARENT_OF']

/** The pairs who shared events, most events first. */
export function countSharedEvents(evidence: EvidenceAtHand): Row[] {
  const guests = groupBy(listTyingParticipations(evidence), (tie) => tie.object.id)
  const shared = new Map<string, string[]>()
  for (const [event, ties] of guests) {
    for (const { subject: one } of ties) {
      for (const { subject: other } of ties) {
        const pair = `${one.id} ${other.id}`
        if (one.id < other.id) shared.set(pair, [...(shared.get(pair) ?? []), event])
      }
    }
  }
  const ordered = sortBy(
    [...shared],
    ([, events]) => -events.length,
    ([pair]) => pair,
  )
  return ordered.map(([pair, events]) => {
    const [one, other] = pair.split(' ')
    return { one, other, shared: events.length, events: events.toSorted() }
  })
}

/** People and what may stand between them; `guarded` leaves out whoever no path may lead through. */
export function buildPathNetwork(evidence: EvidenceAtHand, guarded: boolean): UndirectedGraph {
  const graph = new UndirectedGraph()
  for (const tie of evidence.ties) {
    if (![...PERSONAL, 'PARTICIPATED_IN'].includes(tie.predicate) || !isCounted(tie)) continue
    const ends = [tie.subject, tie.object]
    if (!guarded || ends.every((end) => mayBePassed(evidence, end))) graph.mergeEdge(tie.subject.id, tie.object.id)
  }
  return graph
}

function mayBePassed(evidence: EvidenceAtHand, entity: Entity): boolean {
  if (evidence.protected.has(entity.id)) return false
  if (entity.kind === 'Person' || isTyingEvent(entity)) return true
  return entity.subkind === 'criminal-group' || entity.subkind === 'person-group'
}

/** Steps from one node to every other that can be reached. */
export function measureDistances(graph: UndirectedGraph, start: string): Map<string, number> {
  const steps = new Map([[start, 0]])
  for (const [node, distance] of steps) {
    graph.forEachNeighbor(node, (next) => {
      if (!steps.has(next)) steps.set(next, distance + 1)
    })
  }
  return steps
}

/** Whoever has contacts in both groups, with the number of contacts in each. */
export function findBetweenGroups(evidence: EvidenceAtHand, groupId: string, otherGroupId: string): Row[] {
  const contacts = new Map<string, Set<string>>()
  for (const { subject, object } of evidence.ties.filter((tie) => PERSONAL.includes(tie.predicate) && isCounted(tie))) {
    if (subject.kind !== 'Person' || object.kind !== 'Person') continue
    if ([subject, object].some((end) => evidence.protected.has(end.id))) continue
    contacts.set(subject.id, (contacts.get(subject.id) ?? new Set()).add(object.id))
    contacts.set(object.id, (contacts.get(object.id) ?? new Set()).add(subject.id))
  }
  const memberships = evidence.ties.filter((tie) => ['MEMBER_OF', 'LEADS'].includes(tie.predicate))
  const listMembers = (group: string) =>
    memberships.filter((tie) => tie.object.id === group && isCounted(tie)).map((tie) => tie.subject.id)
  const members = new Set<string>(listMembers(groupId))
  const others = new Set<string>(listMembers(otherGroupId))
  const rows = [...contacts].map(([person, known]) => ({
    person,
    contacts: [...known].filter((id) => members.has(id)).length,
    otherContacts: [...known].filter((id) => others.has(id)).length,
    groups: [...new Set(memberships.filter((tie) => tie.subject.id === person).map((tie) => tie.object.id))].sort(),
  }))
  return sortBy(
    rows.filter((row) => row.contacts > 0 && row.otherContacts > 0),
    (row) => -Math.min(row.contacts, row.otherContacts),
    (row) => row.person,
  )
}

/** One row per claim of a contact with nobody protected behind either end. */
export function listCalls(evidence: EvidenceAtHand): Row[] {
  const behind = (end: Entity, predicates: readonly string[]) =>
    evidence.ties
      .filter((tie) => predicates.includes(tie.predicate) && (tie.subject.id === end.id || tie.object.id === end.id))
      .map((tie) => (tie.subject.id === end.id ? tie.object.id : tie.subject.id))
  const bearers = (end: Entity, predicate: string) => (end.kind === 'Object' ? behind(end, [predicate]).sort() : [])
  const isOpen = (end: Entity) =>
    ![end.id, ...behind(end, ['USES', 'SUBSCRIBER_OF', 'REGISTERED_TO'])].some((id) => evidence.protected.has(id))
  const calls = evidence.ties.filter((tie) => tie.predicate === 'COMMUNICATED_WITH')
  const open = calls.filter(({ subject, object }) => isOpen(subject) && isOpen(object))
  const claims = open.flatMap(({ subject, object, claims }) => claims.map((claim) => ({ claim, subject, object })))
  const ordered = sortBy(
    claims,
    ({ claim }) => firstPossibleDay(claim.valid),
    ({ claim }) => claim.id,
  )
  return ordered.map(({ claim, subject, object }) => ({
    claim: claim.id,
    from: claim.valid.from,
    to: claim.valid.to,
    quantity: claim.quantity?.value ?? null,
    unit: claim.quantity?.unit ?? null,
    one: subject.id,
    kind: subject.subkind ?? subject.kind,
    users: bearers(subject, 'USES'),
    subscribers: bearers(subject, 'SUBSCRIBER_OF'),
    other: object.id,
    otherKind: object.subkind ?? object.kind,
    otherUsers: bearers(object, 'USES'),
    otherSubscribers: bearers(object, 'SUBSCRIBER_OF'),
  }))
}

/** Ties with one origin, those of most claims first. */
export function listSingleOrigins(evidence: EvidenceAtHand): Row[] {
  const lone = evidence.ties.filter((tie) => tie.support.origins.length === 1)
  const ordered = sortBy(
    lone,
    (tie) => -tie.claims.length,
    (tie) => tie.subject.id,
    (tie) => tie.predicate,
    (tie) => tie.object.id,
  )
  return ordered.map(({ subject, predicate, object, claims, support }) => ({
    subject: subject.id,
    tie: predicate,
    object: object.id,
    claims: claims.length,
    ungraded: support.ungraded,
    sources: [...new Set(claims.flatMap((claim) => evidence.sourcesOf(claim)).map((source) => source.title))].sort(),
  }))
}

/** Whatever befell a claim, in order. */
export function listFalls(evidence: EvidenceAtHand): Row[] {
  const falls = evidence.claims.flatMap((claim) => [
    ...evidence.reviews
      .filter((review) => review.claim === claim.id && !review.verdict.endsWith('confirmed'))
      .map(({ id, verdict, author, recordedAt, reason }) => ({
        claim,
        id,
        became: verdict,
        author,
        recordedAt,
        reason,
      })),
    ...evidence.claims
      .filter((later) => later.supersedes === claim.id)
      .map(({ id, recordedBy: author, recordedAt, note }) => {
        return { claim, id, became: 'superseded', author, recordedAt, reason: note }
      }),
  ])
  const ordered = sortBy(
    falls,
    (fall) => fall.claim.id,
    (fall) => fall.recordedAt,
    (fall) => fall.id,
  )
  return ordered.map(({ claim, id, ...fall }) => ({
    ...describeClaim(claim, 'claim', 'subject', 'predicate', 'object'),
    ...fall,
    by: id,
  }))
}

/** Both sides of every contradiction, with what they quote. */
export function listContradictions(evidence: EvidenceAtHand): Row[] {
  const pairs = evidence.claims.flatMap((one) =>
    evidence.claims.filter((other) => evidence.contradicts(one, other)).map((other) => ({ one, other })),
  )
  const ordered = sortBy(
    pairs,
    (pair) => pair.one.id,
    (pair) => pair.other.id,
  )
  const listQuotes = (claim: KnownClaim) => claim.excerpts.toSorted().map((id) => evidence.excerpts.get(id)?.quote)
  return ordered.map(({ one, other }) => ({
    ...describeClaim(one, 'one', 'subject', 'predicate', 'object'),
    stands: one.status === 'active',
    quotes: listQuotes(one),
    ...describeClaim(other, 'other', 'otherSubject', 'otherPredicate', 'otherObject'),
    otherStands: other.status === 'active',
    otherQuotes: listQuotes(other),
  }))
}

export function listTyingParticipations(evidence: EvidenceAtHand): ExpectedTie[] {
  return evidence.ties.filter(
    (tie) =>
      tie.predicate === 'PARTICIPATED_IN' &&
      tie.subject.kind === 'Person' &&
      !evidence.protected.has(tie.subject.id) &&
      isTyingEvent(tie.object) &&
      isCounted(tie),
  )
}

/** Claims between an entity and another that are active. */
export function listActiveLinks(evidence: EvidenceAtHand, id: string): KnownClaim[] {
  const active = evidence.claims.filter((claim) => claim.status === 'active' && objectEntity(claim) !== null)
  return active.filter((claim) => claim.subject === id || objectEntity(claim) === id)
}

function describeClaim(claim: KnownClaim, id: string, subject: string, predicate: string, object: string): Row {
  return {
    [id]: claim.id,
    [subject]: claim.subject,
    [predicate]: claim.predicate,
    [object]: describeObject(claim),
  }
}
