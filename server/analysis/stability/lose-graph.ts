import type { EntityId } from '../../domain/ids.ts'
import { resolveMemberships } from '../graph/resolve-memberships.ts'
import { assembleSimpleGraph } from '../graph/simple-graph.ts'
import type { Loss } from './draw-change.ts'
import type { EvidenceIndex, IndexedBelonging } from './index-evidence.ts'
import type { Resample } from './resample-graph.ts'
import { weighRows } from './weigh-rows.ts'

/** The graph without what is lost. */
export function loseGraph(index: EvidenceIndex, loss: Loss): Resample {
  const strengths = addStrengths(index, loss)
  const nodes = numberKept(index.ids.length, (place) => loss.nodes[place] === 0)
  const ties = numberKept(strengths.length, (edge) => (strengths[edge] ?? 0) > 0)
  const edges = ties.map((_, edge) => edge).filter((edge) => ties[edge] !== -1)
  const ids = index.ids.filter((_, place) => loss.nodes[place] === 0)
  const graph = assembleSimpleGraph({
    ids,
    directed: false,
    from: edges.map((edge) => nodes[index.from[edge] ?? -1] ?? -1),
    to: edges.map((edge) => nodes[index.to[edge] ?? -1] ?? -1),
    strengths: Float64Array.from(edges, (edge) => strengths[edge] ?? 0),
    groups: listGroups(index, loss, ids),
  })
  return { graph, nodes, ties }
}

/** The strength of each edge of the whole network, all evidence taken or without what is lost; 0 for what is gone. */
export function addStrengths(index: EvidenceIndex, loss: Loss | null): Float64Array {
  const supports = loss === null ? index.supports : weighLeft(index, loss)
  const strengths = new Float64Array(index.from.length)
  index.directEdges.forEach((edge, tie) => {
    strengths[edge] = supports[tie] ?? 0
  })
  const first = index.directEdges.length
  for (let event = 0; event < index.eventOffsets.length - 1; event += 1) {
    if (loss?.events[event] === 1) continue
    const [start, end] = [index.eventOffsets[event] ?? 0, index.eventOffsets[event + 1] ?? 0]
    addEvent(strengths, supports.subarray(first + start, first + end), index, index.pairOffsets[event] ?? 0)
  }
  return strengths
}

/** Adds support / (k − 1) for each pair of the k participants who are left. */
function addEvent(strengths: Float64Array, supports: Float64Array, { pairEdges }: EvidenceIndex, start: number): void {
  let k = 0
  for (const support of supports) if (support > 0) k += 1
  let pair = start
  for (let one = 0; one < supports.length; one += 1) {
    const own = supports[one] ?? 0
    for (let other = one + 1; other < supports.length; other += 1, pair += 1) {
      const support = Math.min(own, supports[other] ?? 0)
      const edge = pairEdges[pair] ?? 0
      if (support > 0) strengths[edge] = (strengths[edge] ?? 0) + support / (k - 1)
    }
  }
}

/** What is left of each support: 0 where no row is, and only there, for no row weighs nothing. */
function weighLeft(index: EvidenceIndex, loss: Loss): Float64Array {
  const supports = index.supports.slice()
  const first = index.directEdges.length
  for (let thing = 0; thing < supports.length; thing += 1) {
    const isTie = thing < first
    const edge = index.directEdges[thing] ?? -1
    const ends = isTie ? [index.from[edge], index.to[edge]] : [index.attendees[thing - first]]
    if (ends.some((end) => loss.nodes[end ?? -1] === 1)) supports[thing] = 0
    else if (loss.origin >= 0 || loss.source >= 0 || isTie) supports[thing] = weighKept(index, loss, thing)
  }
  return supports
}

function weighKept(index: EvidenceIndex, loss: Loss, thing: number): number {
  const { rowOffsets, rowOrigins, rowSources, rowClaims, rowWeights, supports } = index
  const rows: number[] = []
  const [start, end] = [rowOffsets[thing] ?? 0, rowOffsets[thing + 1] ?? 0]
  for (let row = start; row < end; row += 1) {
    if (rowOrigins[row] === loss.origin || rowSources[row] === loss.source) continue
    if (loss.claims[rowClaims[row] ?? -1] !== 1) rows.push(row)
  }
  if (rows.length === end - start) return supports[thing] ?? 0
  return weighRows(
    rows.map((row) => rowOrigins[row] ?? -1),
    rows.map((row) => rowWeights[row] ?? 0),
  )
}

/** The group that each node is left in: a claim that a resample lacks asserts no membership either. */
function listGroups({ ids: all, memberships }: EvidenceIndex, loss: Loss, ids: readonly EntityId[]): Groups {
  if (memberships.people.length === 0) return ids.map(() => null)
  const dropped = new Set(all.filter((_, place) => loss.nodes[place] === 1))
  const isLeft = ({ part, whole, claim, voices }: IndexedBelonging): boolean => {
    if (loss.claims[claim] === 1 || dropped.has(part) || dropped.has(whole)) return false
    return voices.some(({ origin, source }) => origin !== loss.origin && source !== loss.source)
  }
  const { people, groups } = memberships
  const left = resolveMemberships({ people: people.filter(isLeft), groups: groups.filter(isLeft) })
  return ids.map((id) => left.memberships.get(id) ?? null)
}

type Groups = (string | null)[]

/** Numbers those of the places that are kept from 0; −1 for the others. */
function numberKept(size: number, isKept: (place: number) => boolean): Int32Array {
  let next = 0
  return new Int32Array(size).map((_, place) => (isKept(place) ? next++ : -1))
}
