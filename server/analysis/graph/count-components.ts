import type { EntityId } from '../../domain/ids.ts'
import type { Network } from './network.ts'

/** How many parts of the network have no tie between them; a node without ties is a part of its own. */
export function countComponents(network: Network): number {
  const parents = new Map<EntityId, EntityId>(network.nodes.map((node) => [node.id, node.id]))
  let components = network.nodes.length
  for (const { a, b } of network.ties) {
    const [rootA, rootB] = [findRoot(parents, a), findRoot(parents, b)]
    if (rootA === rootB) continue
    parents.set(rootA, rootB)
    components -= 1
  }
  return components
}

function findRoot(parents: Map<EntityId, EntityId>, id: EntityId): EntityId {
  let root = id
  for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next
  parents.set(id, root)
  return root
}
