import type { EntityId, SourceId } from '../../domain/ids.ts'
import { GRADE_WEIGHT_MAPS, weighGrade } from '../../domain/grade-weights.ts'
import type { GradeWeightMap, GradeWeightMapId } from '../../domain/grade-weights.ts'
import { identifyOrigin } from '../../domain/support.ts'
import type { Testimony } from '../graph/admit-claim.ts'
import type { Evidence, Participation } from '../graph/collect-evidence.ts'
import type { Belonging } from '../graph/collect-memberships.ts'
import { groupBy } from '../graph/group-by.ts'
import { copyFloats, copyInts } from './share-memory.ts'
import { weighRows } from './weigh-rows.ts'

/** That a person, or a group, is asserted to be under a group. */
export interface IndexedBelonging {
  readonly part: EntityId
  readonly whole: EntityId
  /** Place among the direct claims; −1 for a claim that ties no two nodes. */
  readonly claim: number
  /** Places of the origins that say so, and of the sources that pass it on. */
  readonly voices: readonly { readonly origin: number; readonly source: number }[]
}

/**
 * The evidence by the pairs that it ties, in memory that threads share, so that a resample only adds numbers up. What
 * is weighed, each direct tie first and then each attendance of an event, has one row for each claim and source.
 */
export interface EvidenceIndex {
  readonly ids: readonly EntityId[]
  /** 1 for people, who can be taken for one another; 0 for groups. */
  readonly people: Int32Array
  /** Keys in code unit order, in which doubts are multiplied. */
  readonly origins: readonly string[]
  /** Those that some of it comes from, by id. */
  readonly sources: readonly SourceId[]
  /** Edges of the whole network, by (from, to), as places in `ids`, from < to. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** The edge of each direct tie. */
  readonly directEdges: Int32Array
  /** Ends of each direct claim, by claim id. */
  readonly claimFrom: Int32Array
  readonly claimTo: Int32Array
  /** Attendances of event e, by node, are eventOffsets[e] … eventOffsets[e + 1] − 1; events by id, their sums' order. */
  readonly eventOffsets: Int32Array
  readonly attendees: Int32Array
  /** The edges of the pairs of event e, (0, 1), (0, 2), …, (1, 2), …, begin at pairOffsets[e]. */
  readonly pairOffsets: Int32Array
  readonly pairEdges: Int32Array
  /** Rows of each weighed thing, by origin; and what they amount to while all are there. */
  readonly rowOffsets: Int32Array
  readonly rowOrigins: Int32Array
  readonly rowSources: Int32Array
  /** Place of the direct claim; −1 for a participation. */
  readonly rowClaims: Int32Array
  readonly rowWeights: Float64Array
  readonly supports: Float64Array
  readonly memberships: { readonly people: readonly IndexedBelonging[]; readonly groups: readonly IndexedBelonging[] }
}

interface Row {
  readonly origin: number
  readonly source: number
  readonly claim: number
  readonly weight: number
}

interface Attendance {
  readonly node: number
  readonly rows: readonly Row[]
}

/** Indexes the evidence once for all resamples of a run. */
export function indexEvidence(evidence: Evidence, gradeWeights: GradeWeightMapId): EvidenceIndex {
  const ids = evidence.nodes.map((node) => node.id)
  const places = new Map(ids.map((id, place) => [id, place]))
  const placeOf = (id: EntityId): number => places.get(id) ?? -1
  const keyOf = (one: number, other: number): number => Math.min(one, other) * ids.length + Math.max(one, other)
  const origins = listOriginKeys(evidence)
  const sources = listSources(evidence)
  const readRows = createRowReader(evidence, { origins, sources }, GRADE_WEIGHT_MAPS[gradeWeights])
  const direct = [...groupBy(evidence.direct, ({ from, to }) => keyOf(placeOf(from), placeOf(to)))]
  const events = listEvents(evidence.participations, placeOf, readRows)
  const pairs = events.map((members) => listPairs(members, keyOf))
  const keys = Float64Array.from(new Set([...direct.map(([key]) => key), ...pairs.flat()])).sort()
  const edges = new Map(Array.from(keys, (key, edge) => [key, edge]))
  const weighed = [
    ...direct.map(([, own]) => sortRows(own.flatMap((one) => readRows(one.testimony)))),
    ...events.flatMap((members) => members.map((member) => member.rows)),
  ]
  return {
    ids,
    people: copyInts(evidence.nodes.map((node) => (node.kind === 'person' ? 1 : 0))),
    origins,
    sources,
    from: copyInts(Array.from(keys, (key) => Math.floor(key / ids.length))),
    to: copyInts(Array.from(keys, (key) => key % ids.length)),
    directEdges: copyInts(direct.map(([key]) => edges.get(key) ?? -1)),
    claimFrom: copyInts(evidence.direct.map((one) => placeOf(one.from))),
    claimTo: copyInts(evidence.direct.map((one) => placeOf(one.to))),
    eventOffsets: addUp(events.map((members) => members.length)),
    attendees: copyInts(events.flatMap((members) => members.map((member) => member.node))),
    pairOffsets: addUp(pairs.map((own) => own.length)),
    pairEdges: copyInts(pairs.flatMap((own) => own.map((key) => edges.get(key) ?? -1))),
    ...layRows(weighed),
    memberships: {
      people: evidence.membership.people.map((one) => indexBelonging(one, readRows)),
      groups: evidence.membership.groups.map((one) => indexBelonging(one, readRows)),
    },
  }
}

type ReadRows = (testimony: Testimony) => Row[]

function createRowReader(
  evidence: Evidence,
  { origins, sources: all }: Pick<EvidenceIndex, 'origins' | 'sources'>,
  map: GradeWeightMap,
): ReadRows {
  const originPlaces = new Map(origins.map((key, place) => [key, place]))
  const sourcePlaces = new Map(all.map((id, place) => [id, place]))
  const claims = new Map(evidence.direct.map(({ testimony }, place) => [testimony.claim.id, place]))
  return ({ claim, sources }) =>
    sources.map((source) => ({
      origin: originPlaces.get(identifyOrigin(claim, source)) ?? -1,
      source: sourcePlaces.get(source.id) ?? -1,
      claim: claims.get(claim.id) ?? -1,
      weight: weighGrade(map, source.reliability, claim.grade),
    }))
}

/** Every origin of the evidence; that of memberships which tie nobody too. */
function listOriginKeys({ direct, participations, membership }: Evidence): string[] {
  const all = [...direct, ...participations, ...membership.people, ...membership.groups]
  const keys = all.flatMap(({ testimony: { claim, sources } }) =>
    sources.map((source) => identifyOrigin(claim, source)),
  )
  return [...new Set(keys)].sort()
}

function listSources({ direct, participations, membership }: Evidence): SourceId[] {
  const all = [...direct, ...participations, ...membership.people, ...membership.groups]
  const ids = all.flatMap(({ testimony }) => testimony.sources.map((source) => source.id))
  return [...new Set(ids)].sort()
}

function listEvents(
  participations: readonly Participation[],
  placeOf: (id: EntityId) => number,
  readRows: ReadRows,
): Attendance[][] {
  const events = [...groupBy(participations, (one) => one.event)].sort(([one], [other]) => (one < other ? -1 : 1))
  return events.map(([, own]) => {
    const members = [...groupBy(own, (one) => placeOf(one.member))].map(([node, attended]) => {
      return { node, rows: sortRows(attended.flatMap((one) => readRows(one.testimony))) }
    })
    return members.sort((one, other) => one.node - other.node)
  })
}

function listPairs(members: readonly Attendance[], keyOf: (one: number, other: number) => number): number[] {
  return members.flatMap((one, index) => members.slice(index + 1).map((other) => keyOf(one.node, other.node)))
}

function sortRows(rows: readonly Row[]): Row[] {
  return [...rows].sort((one, other) => one.origin - other.origin)
}

function layRows(
  weighed: readonly (readonly Row[])[],
): Pick<EvidenceIndex, 'rowOffsets' | 'rowOrigins' | 'rowSources' | 'rowClaims' | 'rowWeights' | 'supports'> {
  const rows = weighed.flat()
  const origins = copyInts(rows.map((row) => row.origin))
  const weights = copyFloats(rows.map((row) => row.weight))
  const offsets = addUp(weighed.map((own) => own.length))
  const supports = copyFloats(
    weighed.map((_, thing) => {
      const own = [offsets[thing] ?? 0, offsets[thing + 1] ?? 0] as const
      return weighRows(origins.subarray(...own), weights.subarray(...own))
    }),
  )
  return {
    rowOffsets: offsets,
    rowOrigins: origins,
    rowSources: copyInts(rows.map((row) => row.source)),
    rowClaims: copyInts(rows.map((row) => row.claim)),
    rowWeights: weights,
    supports,
  }
}

function indexBelonging({ part, whole, testimony }: Belonging, readRows: ReadRows): IndexedBelonging {
  const rows = readRows(testimony)
  return { part, whole, claim: rows[0]?.claim ?? -1, voices: rows.map(({ origin, source }) => ({ origin, source })) }
}

/** Where each list begins when they are laid end to end, and where the last one ends. */
function addUp(lengths: readonly number[]): Int32Array {
  const offsets = new Int32Array(lengths.length + 1)
  lengths.forEach((length, at) => {
    offsets[at + 1] = (offsets[at] ?? 0) + length
  })
  return copyInts(offsets)
}
