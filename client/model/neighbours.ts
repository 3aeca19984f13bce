import type { Graph, GraphNode } from '../../server/contract/graph.ts'
import type { Visibility } from './filters.ts'

/** Where the keyboard can go from a node: its visible neighbours by label; from nowhere: all nodes, most lines first. */
export function listSteps(graph: Graph, visibility: Visibility, from: string | null): readonly GraphNode[] {
  const visible = graph.nodes.filter((node) => !visibility.hiddenNodes.has(node.id))
  const edges = graph.edges.filter((edge) => !visibility.hiddenEdges.has(edge.id))
  if (from === null) {
    const degrees = new Map<string, number>()
    for (const { source, target } of edges) {
      for (const end of [source, target]) degrees.set(end, (degrees.get(end) ?? 0) + 1)
    }
    return visible.sort((a, b) => (degrees.get(b.id) ?? 0) - (degrees.get(a.id) ?? 0) || compareLabels(a, b))
  }
  const near = new Set<string>()
  for (const { source, target } of edges) {
    if (source === from) near.add(target)
    if (target === from) near.add(source)
  }
  near.delete(from)
  return visible.filter((node) => near.has(node.id)).sort(compareLabels)
}

function compareLabels(a: GraphNode, b: GraphNode): number {
  return a.label === b.label ? (a.id < b.id ? -1 : 1) : a.label < b.label ? -1 : 1
}

/** The next place in a ring of `count` places; from nowhere (null) the first, or the last when going back. */
export function stepThrough(count: number, at: number | null, by: 1 | -1): number | null {
  if (count === 0) return null
  if (at === null) return by === 1 ? 0 : count - 1
  return (at + by + count) % count
}
