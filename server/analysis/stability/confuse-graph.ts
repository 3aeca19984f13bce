import type { EntityId } from '../../domain/ids.ts'
import { resolveMemberships } from '../graph/resolve-memberships.ts'
import { assembleSimpleGraph } from '../graph/simple-graph.ts'
import type { Confusion } from './draw-change.ts'
import type { EvidenceIndex, IndexedBelonging } from './index-evidence.ts'
import type { Resample } from './resample-graph.ts'
import { sortEdges } from './sort-edges.ts'
import { weighRows } from './weigh-rows.ts'

/** Who stands where once people are taken for others or for two. */
interface Cast {
  readonly ids: EntityId[]
  /** Where each node stands now, merged ones where those stand whom they are taken for. */
  readonly nodes: Int32Array
  /** Where its twin stands; −1 without one. */
  readonly twins: Int32Array
}

/**
 * Twins come after all others, since ids are in code unit order and no other begins like this: U+FFFF is no character.
 */
const TWIN_MARK = '\uffff'

/** The graph in which some people are taken for others, or for two. */
export function confuseGraph(index: EvidenceIndex, confusion: Confusion): Resample {
  const cast = castPeople(index, confusion)
  const order = cast.ids.length
  const sums = new Map<number, number>()
  addDirect(sums, index, confusion, cast)
  for (let event = 0; event < index.eventOffsets.length - 1; event += 1) addEvent(sums, index, confusion, cast, event)
  const { places, ...edges } = sortEdges(sums, order)
  const groups = listGroups(index, confusion, cast)
  const graph = assembleSimpleGraph({ ids: cast.ids, directed: false, ...edges, groups })
  const nodes = cast.nodes.map((place, node) => (confusion.into[node] === node ? place : -1))
  const ties = index.from.map((from, edge) => {
    const [one, other] = [nodes[from] ?? -1, nodes[index.to[edge] ?? -1] ?? -1]
    return one < 0 || other < 0 ? -1 : (places.get(keyOf(one, other, order)) ?? -1)
  })
  return { graph, nodes, ties }
}

function castPeople({ ids }: EvidenceIndex, { into, twins }: Confusion): Cast {
  const left = ids.filter((_, node) => into[node] === node)
  let next = 0
  const own = into.map((target, node) => (target === node ? next++ : -1))
  const split = ids.filter((_, node) => (twins[node] ?? -1) >= 0)
  return {
    ids: [...left, ...split.map((id) => `${TWIN_MARK}${id}` as EntityId)],
    nodes: into.map((target) => own[target] ?? -1),
    twins: twins.map((twin) => (twin < 0 ? -1 : left.length + twin)),
  }
}

/** Direct ties first: the order in which contributions are added is part of the result, to the last bit. */
function addDirect(sums: Map<number, number>, index: EvidenceIndex, confusion: Confusion, cast: Cast): void {
  const rows = new Map<number, number[]>()
  const merges = findTargets(confusion)
  const isTouched = (node: number): boolean =>
    confusion.into[node] !== node || (confusion.twins[node] ?? -1) >= 0 || merges[node] === 1
  index.directEdges.forEach((edge, tie) => {
    const [from, to] = [index.from[edge] ?? 0, index.to[edge] ?? 0]
    if (!isTouched(from) && !isTouched(to)) {
      const [one, other] = [cast.nodes[from] ?? 0, cast.nodes[to] ?? 0]
      sums.set(keyOf(one, other, cast.ids.length), index.supports[tie] ?? 0)
      return
    }
    for (let row = index.rowOffsets[tie] ?? 0; row < (index.rowOffsets[tie + 1] ?? 0); row += 1) {
      const key = keyOfClaim(index, confusion, cast, index.rowClaims[row] ?? -1)
      if (key !== null) rows.set(key, [...(rows.get(key) ?? []), row])
    }
  })
  for (const [key, own] of rows) sums.set(key, weighTogether(index, own))
}

/** Null for a claim between two who are taken for one. */
function keyOfClaim(index: EvidenceIndex, confusion: Confusion, cast: Cast, claim: number): number | null {
  const [from, to] = [index.claimFrom[claim] ?? -1, index.claimTo[claim] ?? -1]
  const one = (confusion.claimFrom[claim] === 1 ? cast.twins : cast.nodes)[from] ?? -1
  const other = (confusion.claimTo[claim] === 1 ? cast.twins : cast.nodes)[to] ?? -1
  return one === other ? null : keyOf(one, other, cast.ids.length)
}

function addEvent(
  sums: Map<number, number>,
  index: EvidenceIndex,
  confusion: Confusion,
  cast: Cast,
  event: number,
): void {
  const supports = new Map<number, number>()
  const [start, end] = [index.eventOffsets[event] ?? 0, index.eventOffsets[event + 1] ?? 0]
  const standIn = (at: number): number =>
    (confusion.attendances[at] === 1 ? cast.twins : cast.nodes)[index.attendees[at] ?? -1] ?? -1
  for (let at = start; at < end; at += 1) {
    const node = standIn(at)
    const support = index.supports[index.directEdges.length + at] ?? 0
    supports.set(
      node,
      supports.has(node) ? weighAttendances(index, start, end, (one) => standIn(one) === node) : support,
    )
  }
  const members = [...supports]
  members.forEach(([one, support], place) => {
    for (const [other, otherSupport] of members.slice(place + 1)) {
      const key = keyOf(one, other, cast.ids.length)
      sums.set(key, (sums.get(key) ?? 0) + Math.min(support, otherSupport) / (members.length - 1))
    }
  })
}

/** What several attendances of one event amount to when they are one person's. */
function weighAttendances(index: EvidenceIndex, start: number, end: number, isOwn: (at: number) => boolean): number {
  const rows: number[] = []
  for (let at = start; at < end; at += 1) {
    if (!isOwn(at)) continue
    const thing = index.directEdges.length + at
    for (let row = index.rowOffsets[thing] ?? 0; row < (index.rowOffsets[thing + 1] ?? 0); row += 1) rows.push(row)
  }
  return weighTogether(index, rows)
}

function weighTogether({ rowOrigins, rowWeights }: EvidenceIndex, rows: readonly number[]): number {
  const sorted = [...rows].sort((one, other) => (rowOrigins[one] ?? 0) - (rowOrigins[other] ?? 0))
  return weighRows(
    sorted.map((row) => rowOrigins[row] ?? -1),
    sorted.map((row) => rowWeights[row] ?? 0),
  )
}

/** Those for whom somebody else is taken. */
function findTargets({ into }: Confusion): Uint8Array {
  const targets = new Uint8Array(into.length)
  into.forEach((target, node) => {
    if (target !== node) targets[target] = 1
  })
  return targets
}

/** What is said of one who is merged is said of the other; what a direct claim says of a twin is the twin's. */
function listGroups(index: EvidenceIndex, confusion: Confusion, { ids }: Cast): (string | null)[] {
  if (index.memberships.people.length === 0) return ids.map(() => null)
  const places = new Map(index.ids.map((id, place) => [id, place]))
  const rename = ({ part, whole, claim }: IndexedBelonging): Pick<IndexedBelonging, 'part' | 'whole'> => {
    const place = places.get(part) ?? -1
    const isTwins = index.claimFrom[claim] === place && confusion.claimFrom[claim] === 1
    const own = index.ids[confusion.into[place] ?? -1] ?? part
    return { part: isTwins ? (`${TWIN_MARK}${own}` as EntityId) : own, whole }
  }
  const { memberships } = resolveMemberships({
    people: index.memberships.people.map(rename),
    groups: index.memberships.groups,
  })
  return ids.map((id) => memberships.get(id) ?? null)
}

function keyOf(one: number, other: number, order: number): number {
  return Math.min(one, other) * order + Math.max(one, other)
}
