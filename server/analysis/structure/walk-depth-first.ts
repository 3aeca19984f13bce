import type { SimpleGraph } from '../graph/simple-graph.ts'

/** Called back as a depth-first walk leaves nodes; `cutsOff` tells that no way leads past `parent` from below `node`. */
export interface DepthFirstVisitor {
  /** The walk goes back from a node to the one it was found from; `bridge` is the edge between them if it is one, or −1. */
  readonly leave: (node: number, parent: number, cutsOff: boolean, bridge: number) => void
  /** A connected part is done: the nodes of `found`, its root first, and how many the root was left to. */
  readonly finish: (found: Int32Array, rootChildren: number) => void
}

/** The state of a walk; arrays are by node, `stack` and `order` apart. */
interface Walk {
  readonly stack: Int32Array
  /** The nodes of this part as they were found. */
  readonly order: Int32Array
  /** When each node was found, from 1; 0 for those not found yet. */
  readonly found: Int32Array
  /** When the earliest node was found that is tied to the node or to what was found below it. */
  readonly lowest: Int32Array
  /** The edge each node was first found by, −1 for a root. */
  readonly entrance: Int32Array
  /** The next place to look at among each node's neighbours. */
  readonly next: Int32Array
  clock: number
}

const NEVER = 2 ** 31 - 1

/**
 * Walks an undirected graph part by part (J. Hopcroft and R. Tarjan, Communications of the ACM 16 (1973) 372–378). It
 * keeps a stack of its own: a chain of 400,000 nodes would not fit on that of the calls.
 *
 * @param removed 1 for nodes that are passed over as if they were not there
 */
export function walkDepthFirst(graph: SimpleGraph, visitor: DepthFirstVisitor, removed?: Uint8Array): void {
  const order = graph.ids.length
  const list = (): Int32Array => new Int32Array(order)
  const walk: Walk = {
    stack: list(),
    order: list(),
    found: list(),
    lowest: list(),
    entrance: list(),
    next: graph.outgoing.offsets.slice(0, order),
    clock: 0,
  }
  removed?.forEach((flag, node) => {
    if (flag === 1) walk.found[node] = NEVER
  })
  for (let root = 0; root < order; root += 1) if (walk.found[root] === 0) walkFrom(root, graph, walk, visitor)
}

function walkFrom(root: number, graph: SimpleGraph, walk: Walk, visitor: DepthFirstVisitor): void {
  const { stack } = walk
  const start = walk.clock
  enter(walk, root, -1)
  stack[0] = root
  let depth = 0
  let children = 0
  while (depth >= 0) {
    const node = stack[depth] ?? 0
    const child = findNextChild(node, graph, walk)
    if (child >= 0) {
      depth += 1
      stack[depth] = child
      continue
    }
    depth -= 1
    if (depth < 0) break
    if (depth === 0) children += 1
    leave(node, stack[depth] ?? 0, walk, visitor)
  }
  visitor.finish(walk.order.subarray(start, walk.clock), children)
}

function enter(walk: Walk, node: number, edge: number): void {
  walk.order[walk.clock] = node
  walk.clock += 1
  walk.found[node] = walk.clock
  walk.lowest[node] = walk.clock
  walk.entrance[node] = edge
}

/** Looks on among a node's neighbours until one is found for the first time; −1 when there is none left. */
function findNextChild(node: number, graph: SimpleGraph, walk: Walk): number {
  const { offsets, neighbours, edges } = graph.outgoing
  const { found, lowest, entrance, next } = walk
  const end = offsets[node + 1] ?? 0
  for (let at = next[node] ?? 0; at < end; at += 1) {
    const edge = edges[at] ?? 0
    if (edge === entrance[node]) continue
    const neighbour = neighbours[at] ?? 0
    const when = found[neighbour] ?? 0
    if (when === 0) {
      next[node] = at + 1
      enter(walk, neighbour, edge)
      return neighbour
    }
    if (when < (lowest[node] ?? 0)) lowest[node] = when
  }
  next[node] = end
  return -1
}

/** Hands what was learnt below a node to its parent. */
function leave(node: number, parent: number, { found, lowest, entrance }: Walk, visitor: DepthFirstVisitor): void {
  const low = lowest[node] ?? 0
  const parentFound = found[parent] ?? 0
  if (low < (lowest[parent] ?? 0)) lowest[parent] = low
  visitor.leave(node, parent, low >= parentFound, low > parentFound ? (entrance[node] ?? -1) : -1)
}
