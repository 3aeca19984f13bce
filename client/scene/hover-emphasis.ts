import type { DrawnGraph } from './build-graph.ts'
import type { Hovered } from './scene-model.ts'
import type { SceneState } from './scene-state.ts'

/** The items whose look has to be derived again. */
export interface ChangedItems {
  nodes: string[]
  edges: string[]
}

/**
 * Marks what is hovered and its neighbours as kept; all others fade by a uniform, so that only the marked ones have to
 * be derived again.
 *
 * @returns the items that were or are marked and still exist
 */
export function emphasise(state: SceneState, graph: DrawnGraph, hovered: Hovered | null): ChangedItems {
  const before = { nodes: state.keptNodes, edges: state.keptEdges }
  const kept = collectKept(state, graph, hovered)
  state.hovered = hovered
  state.keptNodes = kept.nodes
  state.keptEdges = kept.edges
  return {
    nodes: [...new Set([...before.nodes, ...kept.nodes])].filter((id) => graph.hasNode(id)),
    edges: [...new Set([...before.edges, ...kept.edges])].filter((id) => graph.hasEdge(id)),
  }
}

function collectKept(
  state: SceneState,
  graph: DrawnGraph,
  hovered: Hovered | null,
): { nodes: Set<string>; edges: Set<string> } {
  const nodes = new Set<string>()
  const edges = new Set<string>()
  if (hovered === null) return { nodes, edges }
  if (hovered.kind === 'edge') {
    edges.add(hovered.id)
    graph.extremities(hovered.id).forEach((id) => nodes.add(id))
    return { nodes, edges }
  }
  nodes.add(hovered.id)
  graph.forEachEdge(hovered.id, (edge, _attributes, source, target) => {
    if (state.hiddenEdges.has(edge)) return
    edges.add(edge)
    nodes.add(source)
    nodes.add(target)
  })
  return { nodes, edges }
}
