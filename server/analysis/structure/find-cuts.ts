import type { SimpleGraph } from '../graph/simple-graph.ts'

export interface Cuts {
  /** 1 for each node without which its part of the graph falls apart. */
  readonly points: Uint8Array
  /** 1 for each edge without which its part of the graph falls apart. */
  readonly bridges: Uint8Array
}

/** The state of a depth-first walk; arrays are by node, `stack` apart. */
interface Walk {
  readonly stack: Int32Array
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

/**
 * Cut points and bridges of an undirected graph in one walk (J. Hopcroft and R. Tarjan, Communications of the ACM 16
 * (1973) 372–378). It keeps a stack of its own: a chain of 400,000 nodes would not fit on that of the calls.
 */
export function findCuts(graph: SimpleGraph): Cuts {
  const order = graph.ids.length
  const cuts: Cuts = { points: new Uint8Array(order), bridges: new Uint8Array(graph.from.length) }
  const walk: Walk = {
    stack: new Int32Array(order),
    found: new Int32Array(order),
    lowest: new Int32Array(order),
    entrance: new Int32Array(order),
    next: graph.outgoing.offsets.slice(0, order),
    clock: 0,
  }
  for (let root = 0; root < order; root += 1) if (walk.found[root] === 0) walkFrom(root, graph, walk, cuts)
  return cuts
}

function walkFrom(root: number, graph: SimpleGraph, walk: Walk, cuts: Cuts): void {
  const { stack } = walk
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
    leave(node, stack[depth] ?? 0, depth === 0, walk, cuts)
  }
  if (children > 1) cuts.points[root] = 1
}

function enter(walk: Walk, node: number, edge: number): void {
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

/** Hands what was learnt below a node to its parent; how many children a root has, its caller counts. */
function leave(node: number, parent: number, isRoot: boolean, walk: Walk, cuts: Cuts): void {
  const { found, lowest, entrance } = walk
  const low = lowest[node] ?? 0
  const parentFound = found[parent] ?? 0
  if (low < (lowest[parent] ?? 0)) lowest[parent] = low
  if (low > parentFound) cuts.bridges[entrance[node] ?? 0] = 1
  if (low >= parentFound && !isRoot) cuts.points[parent] = 1
}
