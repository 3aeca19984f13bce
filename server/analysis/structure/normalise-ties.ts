import type { SimpleGraph } from '../graph/simple-graph.ts'
import { toUndirected } from '../graph/to-undirected.ts'

/** A graph as Burt reads it: what ties two nodes is the sum of what leads either way. */
export interface TieShares {
  readonly graph: SimpleGraph
  /** Sum of the strengths of each node's ties, and the largest of them. */
  readonly sums: Float64Array
  readonly largest: Float64Array
}

export function normaliseTies(graph: SimpleGraph, weighted: boolean): TieShares {
  const strengths = weighted ? graph.strengths : new Float64Array(graph.from.length).fill(1)
  const plain = toUndirected({ ...graph, strengths })
  const sums = new Float64Array(graph.ids.length)
  const largest = new Float64Array(graph.ids.length)
  const { offsets, edges } = plain.outgoing
  for (let node = 0; node < sums.length; node += 1) {
    for (let at = offsets[node] ?? 0; at < (offsets[node + 1] ?? 0); at += 1) {
      const strength = plain.strengths[edges[at] ?? 0] ?? 0
      sums[node] = (sums[node] ?? 0) + strength
      largest[node] = Math.max(largest[node] ?? 0, strength)
    }
  }
  return { graph: plain, sums, largest }
}
