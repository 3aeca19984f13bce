import type { TieGraph } from './build-graph.ts'

/**
 * Twice the number of edges at which graphology-indices 0.17 keeps the end of its neighbour list in a number one bit
 * too short: it becomes 0, and the last node loses all its neighbours without a word. So with 128 and 32,768 edges.
 */
const BROKEN_SIZES: readonly number[] = [2 ** 8, 2 ** 16]

/**
 * Adds two nodes tied with strength 0 to each other and to nothing else where the number of edges would make
 * graphology's betweenness and Louvain wrong. No path leads there and no modularity comes of it.
 */
export function padGraph(graph: TieGraph): void {
  if (!BROKEN_SIZES.includes(graph.size * 2)) return
  graph.addNode('padding a')
  graph.addNode('padding b')
  graph.addUndirectedEdge('padding a', 'padding b', { strength: 0, count: 0 })
}
