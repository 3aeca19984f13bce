import type { EntityId } from '../../domain/ids.ts'
import { computeSupport } from '../../domain/support.ts'
import type { Testimony } from '../graph/admit-claim.ts'
import { resolveMemberships } from '../graph/resolve-memberships.ts'
import { assembleSimpleGraph } from '../graph/simple-graph.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import type { Drop } from './draw-drop.ts'
import type { Attendance, DirectTie, EvidenceIndex, SharedEvent, Weighed } from './index-evidence.ts'
import { keepMemberships } from './keep-memberships.ts'
import { silenceOrigin } from './silence-origin.ts'

/** A network as it would be without some of its evidence. */
export interface Resample {
  readonly graph: SimpleGraph
  /** Where each node of the whole network stands in the graph; −1 for one that it lacks. */
  readonly nodes: Int32Array
  /** The same for each tie of the whole network. */
  readonly ties: Int32Array
}

/**
 * Adds up what is left of the evidence: to the last bit the graph of the network that a projection would build of it,
 * without the reasons that no measure reads.
 */
export function resampleGraph(index: EvidenceIndex, drop: Drop): Resample {
  const strengths = addStrengths(index, drop)
  const dropped = drop.kind === 'drop-people' ? drop.people : NOBODY
  const nodes = numberKept(index.ids.length, (place) => !dropped.has(idOf(index, place)))
  const ties = numberKept(strengths.length, (edge) => (strengths[edge] ?? 0) > 0)
  const edges = ties.map((_, edge) => edge).filter((edge) => ties[edge] !== -1)
  const ids = dropped.size === 0 ? index.ids : index.ids.filter((id) => !dropped.has(id))
  const { memberships } = resolveMemberships(keepMemberships(index.membership, drop))
  const graph = assembleSimpleGraph({
    ids,
    directed: false,
    from: edges.map((edge) => nodes[index.from[edge] ?? -1] ?? -1),
    to: edges.map((edge) => nodes[index.to[edge] ?? -1] ?? -1),
    strengths: Float64Array.from(edges, (edge) => strengths[edge] ?? 0),
    groups: ids.map((id) => memberships.get(id) ?? null),
  })
  return { graph, nodes, ties }
}

const NOBODY: ReadonlySet<EntityId> = new Set()

/** The strength of each edge of the whole network; 0 where nothing is left of it. */
function addStrengths(index: EvidenceIndex, drop: Drop): Float64Array {
  const strengths = new Float64Array(index.from.length)
  for (const tie of index.direct) strengths[tie.edge] = weighDirect(index, tie, drop)
  for (const event of index.events) addEvent(strengths, index, event, drop)
  return strengths
}

function weighDirect(index: EvidenceIndex, tie: DirectTie, drop: Drop): number {
  switch (drop.kind) {
    case 'drop-events':
      return weighLeft(index, tie, (one) => (drop.claims.has(one.claim.id) ? null : one))
    case 'drop-people':
      return [index.from[tie.edge], index.to[tie.edge]].some((end) => drop.people.has(idOf(index, end)))
        ? 0
        : tie.support
    case 'leave-out-origin':
      return weighWithout(index, tie, drop.origin)
  }
}

/** Adds support / (k − 1) for each pair of the k participants who are left. */
function addEvent(strengths: Float64Array, index: EvidenceIndex, event: SharedEvent, drop: Drop): void {
  const supports = event.members.map((member) => weighAttendance(index, event, member, drop))
  const k = supports.filter((support) => support > 0).length
  let pair = 0
  for (let one = 0; one < supports.length; one += 1) {
    for (let other = one + 1; other < supports.length; other += 1) {
      const edge = event.edges[pair] ?? 0
      const support = Math.min(supports[one] ?? 0, supports[other] ?? 0)
      if (support > 0) strengths[edge] = (strengths[edge] ?? 0) + support / (k - 1)
      pair += 1
    }
  }
}

function weighAttendance(index: EvidenceIndex, event: SharedEvent, member: Attendance, drop: Drop): number {
  switch (drop.kind) {
    case 'drop-events':
      return drop.events.has(event.id) ? 0 : member.support
    case 'drop-people':
      return drop.people.has(idOf(index, member.node)) ? 0 : member.support
    case 'leave-out-origin':
      return weighWithout(index, member, drop.origin)
  }
}

function weighWithout(index: EvidenceIndex, weighed: Weighed, origin: string): number {
  return weighed.origins.has(origin) ? weighLeft(index, weighed, (one) => silenceOrigin(one, origin)) : weighed.support
}

/** What is left of the support: 0 without a testimony, and only then, for none weighs nothing. */
function weighLeft(index: EvidenceIndex, weighed: Weighed, keep: (one: Testimony) => Testimony | null): number {
  const left = weighed.testimonies.map(keep)
  if (left.every((one, at) => one === weighed.testimonies[at])) return weighed.support
  return computeSupport(
    left.filter((one) => one !== null),
    index.map,
  ).value
}

function idOf(index: EvidenceIndex, place: number | undefined): EntityId {
  return index.ids[place ?? -1] ?? ('' as EntityId)
}

/** Numbers those of the places that are kept from 0; −1 for the others. */
function numberKept(size: number, isKept: (place: number) => boolean): Int32Array {
  let next = 0
  return new Int32Array(size).map((_, place) => (isKept(place) ? next++ : -1))
}
