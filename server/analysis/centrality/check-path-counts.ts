import type { TieGraph } from '../graph/build-graph.ts'

/** Two nodes have more shortest paths between them than graphology-metrics can count. */
export class PathCountOverflowError extends Error {
  override readonly name = 'PathCountOverflowError'
  constructor() {
    super('The network has too many shortest paths between two of its nodes for betweenness to be computed exactly.')
  }
}

/** graphology-shortest-path 2.1 counts shortest paths in 32 bits and wraps around without a word. */
const MOST_PATHS = 2 ** 32 - 1
/** Layers of three nodes make the most shortest paths, 3^(n/3): below this order they cannot pass 2^32. */
const SMALLEST_ORDER_AT_RISK = 60

/** Throws PathCountOverflowError where graphology-metrics would give wrong betweenness in silence. */
export function checkPathCounts(graph: TieGraph): void {
  const order = graph.order
  if (order < SMALLEST_ORDER_AT_RISK) return
  const neighbours = Array.from({ length: order }, (_, index) => graph.mapNeighbors(index, Number))
  for (let source = 0; source < order; source += 1) {
    if (countMostPaths(neighbours, source) > MOST_PATHS) throw new PathCountOverflowError()
  }
}

/** The largest number of shortest paths from the source to any one node. */
function countMostPaths(neighbours: readonly (readonly number[])[], source: number): number {
  const distances = new Int32Array(neighbours.length).fill(-1)
  const counts = new Float64Array(neighbours.length)
  const queue = [source]
  distances[source] = 0
  counts[source] = 1
  let most = 1
  for (const node of queue) {
    const distance = (distances[node] ?? 0) + 1
    const count = counts[node] ?? 0
    most = Math.max(most, count)
    for (const next of neighbours[node] ?? []) {
      if (distances[next] === -1) {
        distances[next] = distance
        queue.push(next)
      }
      if (distances[next] === distance) counts[next] = (counts[next] ?? 0) + count
    }
  }
  return most
}
