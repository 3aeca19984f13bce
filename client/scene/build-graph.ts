import { MultiDirectedGraph } from 'graphology'
import type { EdgeAttributes, EdgeProgramName, NodeAttributes } from './display-data.ts'
import { assignLanes } from './edge-curvature.ts'
import type { Point, SceneEdge, SceneGraph } from './scene-model.ts'
import { LARGE_EDGE_COUNT } from './scene-state.ts'

export type DrawnGraph = MultiDirectedGraph<NodeAttributes, EdgeAttributes>

/** Above this many curves each is drawn with fewer segments. */
const MANY_CURVES = 4000

/** An edge names a node that the chart does not have. */
export class DanglingEdgeError extends Error {
  override readonly name = 'DanglingEdgeError'

  constructor(readonly edge: SceneEdge) {
    super(`Edge ${edge.id} joins ${edge.source} and ${edge.target}, of which at least one is not on the chart`)
  }
}

/**
 * Builds the graph that sigma draws.
 *
 * @param places a place for every node
 * @throws DanglingEdgeError
 */
export function buildGraph(model: SceneGraph, places: ReadonlyMap<string, Point>): DrawnGraph {
  const graph: DrawnGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>()
  for (const node of model.nodes) {
    const { x, y } = places.get(node.id) ?? { x: 0, y: 0 }
    graph.addNode(node.id, { x, y, model: node })
  }
  const lanes = assignLanes(model.edges)
  const needsCurve = (edge: SceneEdge): boolean =>
    edge.crossed || edge.source === edge.target || (lanes.get(edge.id) ?? 0) !== 0
  const curve: EdgeProgramName = model.edges.filter(needsCurve).length > MANY_CURVES ? 'coarse' : 'bent'
  const line: EdgeProgramName = model.edges.length > LARGE_EDGE_COUNT ? 'hairline' : 'straight'
  for (const edge of model.edges) {
    if (!graph.hasNode(edge.source) || !graph.hasNode(edge.target)) throw new DanglingEdgeError(edge)
    const program = needsCurve(edge) ? curve : line
    graph.addDirectedEdgeWithKey(edge.id, edge.source, edge.target, {
      model: edge,
      lane: lanes.get(edge.id) ?? 0,
      program,
    })
  }
  return graph
}

/** A node's place without its other attributes. */
export function readPoint({ x, y }: Point): Point {
  return { x, y }
}
