import { buildSimpleGraph } from './simple-graph.ts'
import type { SimpleEdge, SimpleGraph } from './simple-graph.ts'

/** The graph without direction: two edges that answer each other become one of their strengths together. */
export function toUndirected(graph: SimpleGraph): SimpleGraph {
  if (!graph.directed) return graph
  const { ids, from, to, strengths } = graph
  const edges = new Map<number, SimpleEdge>()
  for (let edge = 0; edge < from.length; edge += 1) {
    const low = Math.min(from[edge] ?? 0, to[edge] ?? 0)
    const high = Math.max(from[edge] ?? 0, to[edge] ?? 0)
    const key = low * ids.length + high
    const strength = (edges.get(key)?.strength ?? 0) + (strengths[edge] ?? 0)
    edges.set(key, { from: ids[low] ?? '', to: ids[high] ?? '', strength })
  }
  const groups = new Map<string, string>()
  graph.groups.forEach((group, node) => {
    if (group !== null) groups.set(ids[node] ?? '', group)
  })
  return buildSimpleGraph({ ids, edges: [...edges.values()], directed: false, groups })
}
