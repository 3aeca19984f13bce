import type { EntityId } from '../../domain/ids.ts'
import { GRADE_WEIGHT_MAPS } from '../../domain/grade-weights.ts'
import type { GradeWeightMap, GradeWeightMapId } from '../../domain/grade-weights.ts'
import { computeSupport, identifyOrigin } from '../../domain/support.ts'
import type { Testimony } from '../graph/admit-claim.ts'
import type { MembershipEvidence } from '../graph/collect-memberships.ts'
import type { DirectEvidence, Evidence, Participation } from '../graph/collect-evidence.ts'
import { groupBy } from '../graph/group-by.ts'

/** Several testimonies for one thing, with what they amount to while all of them are there. */
export interface Weighed {
  readonly testimonies: readonly Testimony[]
  readonly origins: ReadonlySet<string>
  readonly support: number
}

/** The direct claims between two nodes. */
export interface DirectTie extends Weighed {
  readonly edge: number
}

/** One participant of an event; `node` is a place in `ids`. */
export interface Attendance extends Weighed {
  readonly node: number
}

export interface SharedEvent {
  readonly id: EntityId
  /** By node. */
  readonly members: readonly Attendance[]
  /** The edge of each pair of members: (0, 1), (0, 2), …, (1, 2), … */
  readonly edges: Int32Array
}

/**
 * The evidence by the pairs that it ties, so that a resample only adds numbers up. Edges are those of the whole
 * network, by (from, to), as places in `ids`, from < to.
 */
export interface EvidenceIndex {
  readonly map: GradeWeightMap
  readonly ids: readonly EntityId[]
  readonly from: Int32Array
  readonly to: Int32Array
  readonly direct: readonly DirectTie[]
  /** By id: the order in which their contributions are added is part of the result, to the last bit. */
  readonly events: readonly SharedEvent[]
  readonly membership: MembershipEvidence
}

interface Attended {
  readonly id: EntityId
  readonly members: readonly Attendance[]
}

/** Indexes the evidence once for all resamples of a run. */
export function indexEvidence(evidence: Evidence, gradeWeights: GradeWeightMapId): EvidenceIndex {
  const map = GRADE_WEIGHT_MAPS[gradeWeights]
  const ids = evidence.nodes.map((node) => node.id)
  const places = new Map(ids.map((id, place) => [id, place]))
  const keyOf = (one: number, other: number): number => Math.min(one, other) * ids.length + Math.max(one, other)
  const direct = groupBy(evidence.direct, ({ from, to }) => keyOf(placeOf(places, from), placeOf(places, to)))
  const events = listEvents(evidence.participations, places, map)
  const shared = events.map(({ members }) => Float64Array.from(listPairs(members), ([a, b]) => keyOf(a.node, b.node)))
  const keys = Float64Array.from(new Set([...direct.keys(), ...shared.flatMap((pairs) => [...pairs])])).sort()
  const edges = new Map(Array.from(keys, (key, edge) => [key, edge]))
  const edgeOf = (key: number): number => edges.get(key) ?? -1
  return {
    map,
    ids,
    from: Int32Array.from(keys, (key) => Math.floor(key / ids.length)),
    to: Int32Array.from(keys, (key) => key % ids.length),
    direct: [...direct].map(([key, own]) => ({ edge: edgeOf(key), ...weigh(own, map) })),
    events: events.map((event, at) => ({ ...event, edges: Int32Array.from(shared[at] ?? [], edgeOf) })),
    membership: evidence.membership,
  }
}

function listEvents(
  participations: readonly Participation[],
  places: ReadonlyMap<EntityId, number>,
  map: GradeWeightMap,
): Attended[] {
  const events = [...groupBy(participations, (one) => one.event)].map(([id, own]) => {
    const members = [...groupBy(own, (one) => placeOf(places, one.member))].map(([node, attended]) => {
      return { node, ...weigh(attended, map) }
    })
    return { id, members: members.sort((one, other) => one.node - other.node) }
  })
  return events.sort((one, other) => (one.id < other.id ? -1 : 1))
}

function weigh(items: readonly (DirectEvidence | Participation)[], map: GradeWeightMap): Weighed {
  const testimonies = items.map((one) => one.testimony)
  const origins = testimonies.flatMap(({ claim, sources }) => sources.map((source) => identifyOrigin(claim, source)))
  return { testimonies, origins: new Set(origins), support: computeSupport(testimonies, map).value }
}

function listPairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((one, index) => items.slice(index + 1).map((other): [T, T] => [one, other]))
}

function placeOf(places: ReadonlyMap<EntityId, number>, id: EntityId): number {
  return places.get(id) ?? -1
}
