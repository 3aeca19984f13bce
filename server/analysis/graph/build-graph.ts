import { UndirectedGraph } from 'graphology'
import type { EntityId } from '../../domain/ids.ts'
import type { Network } from './network.ts'

/**
 * Attributes of an edge in graphology. There is none called `weight` on purpose: graphology's algorithms read that
 * name as a distance or as a strength, each by its own default.
 */
export interface TieAttributes {
  readonly strength: number
  /** 1 for a tie, 0 for padding (pad-graph.ts). */
  readonly count: 0 | 1
}

export type TieGraph = UndirectedGraph<Record<string, never>, TieAttributes>

/**
 * The network as a simple undirected graph. Its keys are places in `network.nodes`, not ids: graphology 0.26 keeps
 * neighbours in plain objects, where an id such as `constructor` seems to be tied already.
 */
export function buildGraph(network: Network): TieGraph {
  const graph: TieGraph = new UndirectedGraph()
  const keys = new Map<EntityId, number>()
  network.nodes.forEach((node, index) => {
    keys.set(node.id, index)
    graph.addNode(index)
  })
  for (const tie of network.ties) {
    graph.addUndirectedEdge(keys.get(tie.a), keys.get(tie.b), { strength: tie.strength, count: 1 })
  }
  return graph
}

/** Values that graphology gives by key of `buildGraph`, by entity id and in the order of the nodes. */
export function readByEntity(
  network: Network,
  values: Readonly<Record<string, number>>,
): ReadonlyMap<EntityId, number> {
  return new Map(network.nodes.map((node, index) => [node.id, values[index] ?? 0]))
}
