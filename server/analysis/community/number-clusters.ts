import type { EntityId } from '../../domain/ids.ts'
import type { Network } from '../graph/network.ts'

/**
 * Numbers clusters from 1 in the order of their smallest member id, whatever numbers the algorithm gave them.
 * `clusters` is by key of `buildGraph`.
 */
export function numberClusters(
  network: Network,
  clusters: Readonly<Record<string, number>>,
): ReadonlyMap<EntityId, number> {
  const numbers = new Map<number, number>()
  return new Map(
    network.nodes.map((node, index) => {
      const found = clusters[index] ?? -1
      const number = numbers.get(found) ?? numbers.size + 1
      numbers.set(found, number)
      return [node.id, number]
    }),
  )
}
