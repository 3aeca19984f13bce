import { numberClusters } from '../community/number-clusters.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'

export interface Components {
  /** The number of each node's part, from 1 by first member. */
  readonly numbers: Int32Array
  readonly count: number
}

/** Which nodes are joined by any path, whatever the direction of ties; a node without ties is a part of its own. */
export function labelComponents({ ids, from, to }: SimpleGraph): Components {
  const parents = Int32Array.from(ids, (_, node) => node)
  let count = ids.length
  for (let edge = 0; edge < from.length; edge += 1) {
    const [one, other] = [findRoot(parents, from[edge] ?? 0), findRoot(parents, to[edge] ?? 0)]
    if (one === other) continue
    // The smaller place stays root, so that chains stay short for ties in their order.
    parents[Math.max(one, other)] = Math.min(one, other)
    count -= 1
  }
  return { numbers: numberClusters(parents.map((_, node) => findRoot(parents, node))), count }
}

/** Halves the way up for those that come after. */
function findRoot(parents: Int32Array, node: number): number {
  let root = node
  for (let parent = parents[root] ?? root; parent !== root; parent = parents[root] ?? root) {
    const above = parents[parent] ?? parent
    parents[root] = above
    root = above
  }
  return root
}
