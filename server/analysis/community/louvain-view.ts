import type { TieGraph } from '../graph/build-graph.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'

/**
 * Twice the number of edges at which graphology-indices 0.17 keeps the end of its neighbour list in a number one bit
 * too short: it becomes 0, and the last node loses all its neighbours without a word. So with 128 and 32,768 edges.
 */
const BROKEN_SIZES: readonly number[] = [2 ** 8, 2 ** 16]
const PADDING_NODES = 2

type EdgeVisit = (edge: number, attributes: { readonly strength: number }, from: number, to: number) => void

/**
 * All that graphology's Louvain reads of an undirected graph, read off the compressed rows: to build a whole graph of
 * graphology takes ten times as long as Louvain itself. Keys are places in `ids`, and ties come in the order in which
 * such a graph would have them, so that both are divided alike to the last node. Unweighted, every strength is 1.
 *
 * Where the number of ties would make graphology wrong, two nodes more are tied to each other with strength 0 and to
 * nothing else. No modularity comes of it.
 */
export function viewForLouvain({ ids, from, to, strengths, outgoing }: SimpleGraph, weighted: boolean): TieGraph {
  const ties = from.length
  const padding = BROKEN_SIZES.includes(2 * ties) ? PADDING_NODES : 0
  const order = ids.length + padding
  const view = {
    type: 'undirected',
    multi: false,
    order,
    size: ties + (padding === 0 ? 0 : 1),
    selfLoopCount: 0,
    forEachNode(visit: (node: number) => void): void {
      for (let node = 0; node < order; node += 1) visit(node)
    },
    undirectedDegreeWithoutSelfLoops(node: number): number {
      return node < ids.length ? (outgoing.offsets[node + 1] ?? 0) - (outgoing.offsets[node] ?? 0) : 1
    },
    forEachEdge(visit: EdgeVisit): void {
      for (let tie = 0; tie < ties; tie += 1) {
        visit(tie, { strength: weighted ? (strengths[tie] ?? 0) : 1 }, from[tie] ?? 0, to[tie] ?? 0)
      }
      if (padding > 0) visit(ties, { strength: 0 }, ids.length, ids.length + 1)
    },
    addUndirectedEdgeWithKey: refuseChange,
    dropNode: refuseChange,
  }
  // It has none of the rest; what is missing would fail loudly, and the tests compare it with a whole graph.
  return view as unknown as TieGraph
}

/** Graphology knows a graph by having these. */
function refuseChange(): never {
  throw new TypeError('a view of a graph cannot be changed')
}
