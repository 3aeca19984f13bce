import { assembleSimpleGraph } from '../graph/simple-graph.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import { labelComponents } from '../structure/label-components.ts'

/** Edges that hang together by where they begin or where they end. */
export interface TwofoldPart {
  /** Nodes where they begin, and where they end; a node may be among both, and in another part by the other end. */
  readonly hubs: readonly number[]
  readonly authorities: readonly number[]
  readonly from: Int32Array
  readonly to: Int32Array
  readonly weights: Float64Array
  /** What the square of the largest singular value is at most: the largest sum of a row of A Aᵀ. */
  readonly most: number
}

/** The parts of a directed graph in which each node stands twice, by what their singular value is at most. */
export function listTwofoldParts(graph: SimpleGraph, weights: Readonly<Float64Array>): TwofoldPart[] {
  const order = graph.ids.length
  const { numbers, count } = labelComponents(
    assembleSimpleGraph({
      ids: [...graph.ids, ...graph.ids],
      directed: false,
      from: graph.from,
      to: graph.to.map((node) => node + order),
      strengths: graph.strengths,
      groups: [...graph.groups, ...graph.groups],
    }),
  )
  const edges: number[][] = Array.from({ length: count + 1 }, () => [])
  graph.from.forEach((node, edge) => edges[numbers[node] ?? 0]?.push(edge))
  const parts = edges.filter((part) => part.length > 0).map((part) => buildPart(graph, weights, part))
  return parts.sort((one, other) => other.most - one.most)
}

function buildPart(graph: SimpleGraph, weights: Readonly<Float64Array>, edges: readonly number[]): TwofoldPart {
  const from = Int32Array.from(edges, (edge) => graph.from[edge] ?? 0)
  const to = Int32Array.from(edges, (edge) => graph.to[edge] ?? 0)
  const own = Float64Array.from(edges, (edge) => weights[edge] ?? 0)
  const [arriving, rows] = [new Map<number, number>(), new Map<number, number>()]
  to.forEach((node, edge) => arriving.set(node, (arriving.get(node) ?? 0) + (own[edge] ?? 0)))
  from.forEach((node, edge) => {
    rows.set(node, (rows.get(node) ?? 0) + (own[edge] ?? 0) * (arriving.get(to[edge] ?? 0) ?? 0))
  })
  const most = [...rows.values()].reduce((largest, sum) => Math.max(largest, sum), 0)
  return { hubs: [...rows.keys()], authorities: [...arriving.keys()], from, to, weights: own, most }
}
