import modularity from 'graphology-metrics/graph/modularity.js'
import type { EntityId } from '../../domain/ids.ts'
import { buildGraph } from '../graph/build-graph.ts'
import type { Network } from '../graph/network.ts'

/**
 * Modularity of a division of the nodes into clusters, at most 1, by strength of ties or, unweighted, by their number
 * (M. E. J. Newman, PNAS 103 (2006) 8577–8582). Null without ties, where it is not defined.
 */
export function measureModularity(
  network: Network,
  clusters: ReadonlyMap<EntityId, number>,
  options: { readonly resolution: number; readonly weighted: boolean },
): number | null {
  if (network.ties.length === 0) return null
  return modularity(buildGraph(network), {
    getNodeCommunity: (key) => clusters.get(network.nodes[Number(key)]?.id ?? ('' as EntityId)) ?? -1,
    getEdgeWeight: options.weighted ? 'strength' : null,
    resolution: options.resolution,
  })
}
