import type { SimpleGraph } from '../graph/simple-graph.ts'
import { walkDepthFirst } from './walk-depth-first.ts'

export interface Cuts {
  /** 1 for each node without which its part of the graph falls apart. */
  readonly points: Uint8Array
  /** 1 for each edge without which its part of the graph falls apart. */
  readonly bridges: Uint8Array
}

/** Cut points and bridges of an undirected graph in one walk. */
export function findCuts(graph: SimpleGraph): Cuts {
  const cuts: Cuts = { points: new Uint8Array(graph.ids.length), bridges: new Uint8Array(graph.from.length) }
  walkDepthFirst(graph, {
    leave(_, parent, cutsOff, bridge) {
      if (cutsOff) cuts.points[parent] = 1
      if (bridge >= 0) cuts.bridges[bridge] = 1
    },
    // All that is below a root is cut off by it, but it parts nothing unless it was left to twice.
    finish([root = 0], rootChildren) {
      cuts.points[root] = rootChildren > 1 ? 1 : 0
    },
  })
  return cuts
}
