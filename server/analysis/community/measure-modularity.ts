import modularity from 'graphology-metrics/graph/modularity.js'
import { buildGraph } from '../graph/build-graph.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'

/**
 * Modularity of a division of the nodes of an undirected graph into clusters, at most 1, by strength of ties or,
 * unweighted, by their number (M. E. J. Newman, PNAS 103 (2006) 8577–8582). `clusters` is in the order of the nodes.
 * Null without ties, where it is not defined.
 */
export function measureModularity(
  graph: SimpleGraph,
  clusters: ArrayLike<number>,
  options: { readonly resolution: number; readonly weighted: boolean },
): number | null {
  if (graph.from.length === 0) return null
  return modularity(buildGraph(graph), {
    getNodeCommunity: (key) => clusters[Number(key)] ?? -1,
    getEdgeWeight: options.weighted ? 'strength' : null,
    resolution: options.resolution,
  })
}
