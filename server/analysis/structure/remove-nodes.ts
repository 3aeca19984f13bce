import { assembleSimpleGraph } from '../graph/simple-graph.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'

/** The graph without some nodes, given by their places, and without their ties. */
export function removeNodes(graph: SimpleGraph, removed: ReadonlySet<number>): SimpleGraph {
  const kept = [...graph.ids.keys()].filter((node) => !removed.has(node))
  const places = new Int32Array(graph.ids.length).fill(-1)
  kept.forEach((node, place) => {
    places[node] = place
  })
  const ends = (nodes: Int32Array): Int32Array => nodes.map((node) => places[node] ?? -1)
  const [from, to] = [ends(graph.from), ends(graph.to)]
  const isKept = (_: number, edge: number): boolean => (from[edge] ?? -1) >= 0 && (to[edge] ?? -1) >= 0
  return assembleSimpleGraph({
    ids: kept.map((node) => graph.ids[node] ?? ''),
    directed: graph.directed,
    from: from.filter(isKept),
    to: to.filter(isKept),
    strengths: graph.strengths.filter(isKept),
    groups: kept.map((node) => graph.groups[node] ?? null),
  })
}
