import type { SimpleGraph } from '../graph/simple-graph.ts'

/** The blocks of an undirected graph: largest parts that no single node can part, and single ties that are bridges. */
export interface Blocks {
  readonly count: number
  /** All nodes of block b but the one it hangs from are members[starts[b]] … members[starts[b + 1] − 1]. */
  readonly starts: Int32Array
  readonly members: Int32Array
  /** The node that each block hangs from. */
  readonly tops: Int32Array
  /** By node, the block in which it is a member; −1 for the node from which its part of the graph was walked. */
  readonly blockOf: Int32Array
  /** By node, when it was found: of two that are tied the later one is a member of the block that the tie lies in. */
  readonly found: Int32Array
  /** By node, how many nodes hang from it in other blocks than its own, itself among them. */
  readonly hanging: Float64Array
  /** By block, how many nodes hang from its top through it. */
  readonly below: Float64Array
  /** By node, how many there are in its part of the graph. */
  readonly partSizes: Float64Array
}

interface Walk {
  readonly stack: Int32Array
  readonly lowest: Int32Array
  readonly entrance: Int32Array
  /** The next place to look at among each node's neighbours. */
  readonly next: Int32Array
  /** Nodes found that belong to no block yet. */
  readonly loose: Int32Array
  looseCount: number
  memberCount: number
  blockCount: number
  clock: number
}

/** In one walk with a stack of its own (J. Hopcroft and R. Tarjan, Communications of the ACM 16 (1973) 372–378). */
export function splitBlocks(graph: SimpleGraph): Blocks {
  const nodes = graph.ids.length
  const list = (): Int32Array => new Int32Array(nodes)
  const next = graph.outgoing.offsets.slice(0, nodes)
  const walk = { stack: list(), lowest: list(), entrance: list(), loose: list(), next }
  const counters = { looseCount: 0, memberCount: 0, blockCount: 0, clock: 0 }
  const blocks = {
    starts: new Int32Array(nodes + 1),
    members: list(),
    tops: list(),
    blockOf: list().fill(-1),
    found: list(),
    hanging: new Float64Array(nodes).fill(1),
    below: new Float64Array(nodes),
    partSizes: new Float64Array(nodes),
  }
  const state: Walk = { ...walk, ...counters }
  for (let root = 0; root < nodes; root += 1) if (blocks.found[root] === 0) walkPart(root, graph, state, blocks)
  return { ...blocks, count: state.blockCount }
}

function walkPart(root: number, graph: SimpleGraph, walk: Walk, blocks: Omit<Blocks, 'count'>): void {
  const { stack } = walk
  const firstMember = walk.memberCount
  enter(root, -1, walk, blocks)
  stack[0] = root
  let depth = 0
  while (depth >= 0) {
    const node = stack[depth] ?? 0
    const child = findNextChild(node, graph, walk, blocks)
    if (child >= 0) {
      depth += 1
      stack[depth] = child
      continue
    }
    depth -= 1
    if (depth >= 0) leave(node, stack[depth] ?? 0, walk, blocks)
  }
  // The root alone is left.
  walk.looseCount = 0
  const size = walk.memberCount - firstMember + 1
  blocks.partSizes[root] = size
  for (let at = firstMember; at < walk.memberCount; at += 1) blocks.partSizes[blocks.members[at] ?? 0] = size
}

function enter(node: number, edge: number, walk: Walk, blocks: Omit<Blocks, 'count'>): void {
  walk.clock += 1
  blocks.found[node] = walk.clock
  walk.lowest[node] = walk.clock
  walk.entrance[node] = edge
  walk.loose[walk.looseCount] = node
  walk.looseCount += 1
}

/** Looks on among a node's neighbours until one is found for the first time; −1 when there is none left. */
function findNextChild(node: number, graph: SimpleGraph, walk: Walk, blocks: Omit<Blocks, 'count'>): number {
  const { offsets, neighbours, edges } = graph.outgoing
  const { lowest, entrance, next } = walk
  const end = offsets[node + 1] ?? 0
  for (let at = next[node] ?? 0; at < end; at += 1) {
    const edge = edges[at] ?? 0
    if (edge === entrance[node]) continue
    const neighbour = neighbours[at] ?? 0
    const when = blocks.found[neighbour] ?? 0
    if (when === 0) {
      next[node] = at + 1
      enter(neighbour, edge, walk, blocks)
      return neighbour
    }
    if (when < (lowest[node] ?? 0)) lowest[node] = when
  }
  next[node] = end
  return -1
}

/** Hands what was learnt below a node to its parent and, where nothing leads past that, closes a block. */
function leave(node: number, parent: number, walk: Walk, blocks: Omit<Blocks, 'count'>): void {
  const low = walk.lowest[node] ?? 0
  if (low < (walk.lowest[parent] ?? 0)) walk.lowest[parent] = low
  if (low < (blocks.found[parent] ?? 0)) return
  const block = walk.blockCount
  let below = 0
  let member = -1
  while (member !== node) {
    walk.looseCount -= 1
    member = walk.loose[walk.looseCount] ?? 0
    blocks.members[walk.memberCount] = member
    walk.memberCount += 1
    blocks.blockOf[member] = block
    below += blocks.hanging[member] ?? 0
  }
  blocks.below[block] = below
  blocks.tops[block] = parent
  blocks.hanging[parent] = (blocks.hanging[parent] ?? 0) + below
  walk.blockCount += 1
  blocks.starts[walk.blockCount] = walk.memberCount
}
