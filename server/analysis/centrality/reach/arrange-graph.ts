import type { Adjacency } from '../../graph/list-neighbours.ts'
import { createSharedInts } from '../../graph/shared-arrays.ts'
import type { SimpleGraph } from '../../graph/simple-graph.ts'
import type { ReachGraph, Rows } from './reach.ts'

export interface ArrangedGraph extends ReachGraph {
  /** The node that stands at each place of the arranged graph. */
  readonly nodes: Int32Array
}

/**
 * The graph with its nodes in the order of a breadth-first walk from those of most ties, part after part: sources that
 * are searched from at once lie near each other, so that their searches look at the same ties at the same time, and
 * what they write lies near as well.
 */
export function arrangeGraph({ ids, outgoing, incoming }: SimpleGraph): ArrangedGraph {
  const nodes = walkAll(ids.length, outgoing, incoming)
  const places = new Int32Array(ids.length)
  nodes.forEach((node, place) => {
    places[node] = place
  })
  const arranged = renumber(outgoing, nodes, places)
  return { nodes, outgoing: arranged, incoming: outgoing === incoming ? arranged : renumber(incoming, nodes, places) }
}

function walkAll(order: number, outgoing: Adjacency, incoming: Adjacency): Int32Array {
  const nodes = new Int32Array(order)
  const seen = new Uint8Array(order)
  let [head, tail] = [0, 0]
  for (const root of sortByTies(outgoing, order)) {
    if (seen[root] === 1) continue
    seen[root] = 1
    nodes[tail] = root
    tail += 1
    for (; head < tail; head += 1) {
      tail = enterNeighbours(outgoing, nodes, seen, head, tail)
      if (incoming !== outgoing) tail = enterNeighbours(incoming, nodes, seen, head, tail)
    }
  }
  return nodes
}

function enterNeighbours(
  { offsets, neighbours }: Rows,
  nodes: Int32Array,
  seen: Uint8Array,
  head: number,
  before: number,
): number {
  const node = nodes[head] ?? 0
  const end = offsets[node + 1] ?? 0
  let tail = before
  for (let at = offsets[node] ?? 0; at < end; at += 1) {
    const neighbour = neighbours[at] ?? 0
    if (seen[neighbour] === 1) continue
    seen[neighbour] = 1
    nodes[tail] = neighbour
    tail += 1
  }
  return tail
}

/** The nodes by falling number of ties out, equals as they stand: a counting sort. */
function sortByTies({ offsets }: Rows, order: number): Int32Array {
  const degreeOf = (node: number): number => (offsets[node + 1] ?? 0) - (offsets[node] ?? 0)
  let most = 0
  for (let node = 0; node < order; node += 1) most = Math.max(most, degreeOf(node))
  const starts = new Int32Array(most + 2)
  for (let node = 0; node < order; node += 1) {
    const after = most - degreeOf(node) + 1
    starts[after] = (starts[after] ?? 0) + 1
  }
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
  const sorted = new Int32Array(order)
  for (let node = 0; node < order; node += 1) {
    const at = most - degreeOf(node)
    const place = starts[at] ?? 0
    sorted[place] = node
    starts[at] = place + 1
  }
  return sorted
}

function renumber({ offsets, neighbours }: Rows, nodes: Int32Array, places: Int32Array): Rows {
  const arranged = { offsets: createSharedInts(offsets.length), neighbours: createSharedInts(neighbours.length) }
  let filled = 0
  nodes.forEach((node, place) => {
    const end = offsets[node + 1] ?? 0
    for (let at = offsets[node] ?? 0; at < end; at += 1) {
      arranged.neighbours[filled] = places[neighbours[at] ?? 0] ?? 0
      filled += 1
    }
    arranged.offsets[place + 1] = filled
  })
  return arranged
}
