import type { Graph, GraphEdge, GraphNode } from '../../server/contract/graph.ts'
import type { EntityKind } from '../../server/domain/entity.ts'
import type { NodeShape, Positions, SceneEdge, SceneGraph, SceneNode } from '../scene/scene-model.ts'
import { KIND_COLORS } from './palette.ts'

/** Chart grammar; a concept has the hexagon of an object, and a colour and a legend entry of its own. */
export const KIND_SHAPES: Readonly<Record<EntityKind, NodeShape>> = {
  Person: 'circle',
  Group: 'rectangle',
  Location: 'pin',
  Event: 'diamond',
  Object: 'hexagon',
  Concept: 'hexagon',
}

export interface SceneGraphOptions {
  readonly positions: Positions
  /** The words of a predicate in the reader's language. */
  readonly namePredicate: (predicate: string) => string
  /** What stands after a node's name, such as the number of its cluster; empty for nothing. */
  readonly labelSuffix: (id: string) => string
  readonly showLabels: boolean
  /** Claims whose lines stand out, and what is said of them beside colour. */
  readonly marked: { readonly claims: ReadonlySet<string>; readonly color: string; readonly suffix: string } | null
}

const LEAST_SIZE = 6
const MOST_SIZE = 15

/** Translates entities and claims into what the chart draws, sized by the number of lines at each node. */
export function buildSceneGraph(graph: Graph, options: SceneGraphOptions): SceneGraph {
  const sizes = sizeByDegree(graph)
  return {
    nodes: graph.nodes.map((node) => buildNode(node, sizes.get(node.id) ?? LEAST_SIZE, options)),
    edges: graph.edges.map((edge) => buildEdge(edge, options)),
  }
}

function buildNode(node: GraphNode, size: number, options: SceneGraphOptions): SceneNode {
  const place = options.positions[node.id]
  return {
    id: node.id,
    shape: KIND_SHAPES[node.kind],
    label: options.showLabels ? node.label + options.labelSuffix(node.id) : '',
    size,
    color: KIND_COLORS[node.kind],
    protection: node.masked ? 'masked' : node.grounds.length > 0 ? 'protected' : null,
    ...(place === undefined ? {} : { x: place.x, y: place.y }),
  }
}

function buildEdge(edge: GraphEdge, options: SceneGraphOptions): SceneEdge {
  const mark = options.marked?.claims.has(edge.id) === true ? options.marked : null
  return {
    id: edge.id,
    source: edge.source,
    target: edge.target,
    label: options.showLabels ? options.namePredicate(edge.predicate) + (mark?.suffix ?? '') : '',
    line: edge.line,
    crossed: edge.crossed,
    directed: !edge.symmetric,
    color: mark?.color ?? '',
  }
}

/** Radius by number of lines, on a square-root scale so that areas compare. */
export function sizeByDegree(graph: Graph): Map<string, number> {
  const degrees = new Map(graph.nodes.map((node) => [node.id, 0]))
  for (const edge of graph.edges) {
    for (const end of [edge.source, edge.target]) degrees.set(end, (degrees.get(end) ?? 0) + 1)
  }
  return scaleSizes(degrees)
}

/** Radii in CSS pixels for values from 0 up; equal values get equal radii. */
export function scaleSizes(values: ReadonlyMap<string, number>): Map<string, number> {
  const most = [...values.values()].reduce((max, value) => Math.max(max, value), 0)
  const scale = (value: number): number =>
    most === 0 ? LEAST_SIZE : LEAST_SIZE + (MOST_SIZE - LEAST_SIZE) * Math.sqrt(Math.max(value, 0) / most)
  return new Map([...values].map(([id, value]) => [id, scale(value)]))
}
