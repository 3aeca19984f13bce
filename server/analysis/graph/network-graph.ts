import type { EntityId } from '../../domain/ids.ts'
import type { Network } from './network.ts'
import { buildSimpleGraph } from './simple-graph.ts'
import type { SimpleGraph } from './simple-graph.ts'

/** The network as measures read it: places of nodes and ties are those of `network.nodes` and `network.ties`. */
export function toSimpleGraph(network: Network): SimpleGraph {
  return buildSimpleGraph({
    ids: network.nodes.map((node) => node.id),
    edges: network.ties.map(({ a, b, strength }) => ({ from: a, to: b, strength })),
    directed: false,
    groups: network.memberships,
  })
}

/** Values in the order of the nodes, by entity id. */
export function readByEntity(network: Network, values: ArrayLike<number>): ReadonlyMap<EntityId, number> {
  return new Map(network.nodes.map((node, place) => [node.id, values[place] ?? 0]))
}
