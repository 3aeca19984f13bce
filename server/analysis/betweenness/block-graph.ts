import type { Rows } from './lockstep.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import type { Blocks } from './split-blocks.ts'

/** One block with vertices of its own numbering. */
export interface BlockGraph {
  /** The node of each vertex. */
  readonly nodes: Int32Array
  /** Each vertex's neighbours in ascending order. */
  readonly rows: Rows
  /** How many nodes are reached only through a vertex, from within the block; itself among them. */
  readonly weights: Float64Array
}

/** Makes the function that takes out one block after the other; `places` is by node and serves all. */
export function createBlockReader(graph: SimpleGraph, blocks: Blocks): (block: number) => BlockGraph {
  const places = new Int32Array(graph.ids.length)
  const { offsets, neighbours } = graph.outgoing
  const { blockOf, found } = blocks
  return (block) => {
    const nodes = listNodes(blocks, block)
    nodes.forEach((node, vertex) => {
      places[node] = vertex
    })
    const own: number[] = []
    const starts = new Int32Array(nodes.length + 1)
    nodes.forEach((node, vertex) => {
      for (let at = offsets[node] ?? 0; at < (offsets[node + 1] ?? 0); at += 1) {
        const other = neighbours[at] ?? 0
        const later = (found[node] ?? 0) > (found[other] ?? 0) ? node : other
        if (blockOf[later] === block) own.push(places[other] ?? 0)
      }
      starts[vertex + 1] = own.length
    })
    return { nodes, rows: { offsets: starts, neighbours: Int32Array.from(own) }, weights: weigh(blocks, block, nodes) }
  }
}

/** In ascending order, so that neighbours come in that order too. */
function listNodes({ starts, members, tops }: Blocks, block: number): Int32Array {
  const from = starts[block] ?? 0
  const nodes = new Int32Array((starts[block + 1] ?? 0) - from + 1)
  nodes.set(members.subarray(from, starts[block + 1]))
  nodes[nodes.length - 1] = tops[block] ?? 0
  return nodes.sort()
}

function weigh({ tops, below, hanging, partSizes }: Blocks, block: number, nodes: Int32Array): Float64Array {
  return Float64Array.from(nodes, (node) => {
    return node === tops[block] ? (partSizes[node] ?? 0) - (below[block] ?? 0) : (hanging[node] ?? 0)
  })
}
