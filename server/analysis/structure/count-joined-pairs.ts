import type { SimpleGraph } from '../graph/simple-graph.ts'
import { walkDepthFirst } from './walk-depth-first.ts'

export interface JoinedPairs {
  /** Ordered pairs of nodes that a path joins. */
  readonly all: number
  /** How many of them are left without each node; meaningless for nodes that are removed already. */
  readonly without: Float64Array
}

/**
 * How many pairs of an undirected graph a path joins, and how many without each single node, in one walk: who is cut
 * off below a cut point forms a part of its own.
 *
 * @param removed 1 for nodes that are not there any more
 */
export function countJoinedPairs(graph: SimpleGraph, removed?: Uint8Array): JoinedPairs {
  const order = graph.ids.length
  const sizes = new Int32Array(order).fill(1)
  const cutOff = new Int32Array(order)
  // What removing the node leaves of the pairs of its part, less those of the whole part.
  const change = new Float64Array(order)
  let all = 0
  walkDepthFirst(
    graph,
    {
      leave(node, parent, cutsOff) {
        const size = sizes[node] ?? 0
        sizes[parent] = (sizes[parent] ?? 0) + size
        if (!cutsOff) return
        cutOff[parent] = (cutOff[parent] ?? 0) + size
        change[parent] = (change[parent] ?? 0) + size * (size - 1)
      },
      finish(found) {
        const whole = found.length * (found.length - 1)
        all += whole
        for (const node of found) {
          const rest = found.length - 1 - (cutOff[node] ?? 0)
          change[node] = (change[node] ?? 0) + rest * (rest - 1) - whole
        }
      },
    },
    removed,
  )
  return { all, without: change.map((value) => all + value) }
}

/**
 * Borgatti's F: the share of the pairs of so many nodes that no path joins, 0 where fewer than two nodes are left.
 */
export function shareParted(joined: number, nodes: number): number {
  return nodes < 2 ? 0 : 1 - joined / (nodes * (nodes - 1))
}
