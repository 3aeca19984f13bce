import { resolveMemberships } from '../graph/resolve-memberships.ts'
import { assembleSimpleGraph } from '../graph/simple-graph.ts'
import type { Addition } from './draw-change.ts'
import type { EvidenceIndex } from './index-evidence.ts'
import type { Resample } from './resample-graph.ts'
import { sortEdges } from './sort-edges.ts'

/** The graph with further ties; `strengths` are those of the edges of the whole network. */
export function thickenGraph(index: EvidenceIndex, { ties }: Addition, strengths: Float64Array): Resample {
  const order = index.ids.length
  const sums = new Map(Array.from(strengths, (strength, edge) => [keyOf(index, edge, order), strength]))
  for (const { from, to, strength } of ties) sums.set(from * order + to, strength)
  const { places, ...edges } = sortEdges(sums, order)
  const { memberships } = resolveMemberships(index.memberships)
  const graph = assembleSimpleGraph({
    ids: index.ids,
    directed: false,
    ...edges,
    groups: index.ids.map((id) => memberships.get(id) ?? null),
  })
  return {
    graph,
    nodes: Int32Array.from(index.ids.keys()),
    ties: index.from.map((_, edge) => places.get(keyOf(index, edge, order)) ?? -1),
  }
}

function keyOf({ from, to }: EvidenceIndex, edge: number, order: number): number {
  return (from[edge] ?? 0) * order + (to[edge] ?? 0)
}
