import { createSharedInts } from './shared-arrays.ts'

/** Who can be reached from each node in one step: neighbours of node i stand at offsets[i] … offsets[i + 1] − 1. */
export interface Adjacency {
  readonly offsets: Readonly<Int32Array>
  /** Places in `ids`, ascending within a node. */
  readonly neighbours: Readonly<Int32Array>
  /** The edge that leads there, a place in `from`, `to` and `strengths`. */
  readonly edges: Readonly<Int32Array>
}

/** Counting sort of edges, which come by (from, to), by node: neighbours come ascending. 16 bytes an edge and end. */
export function listNeighbours(
  order: number,
  from: Readonly<Int32Array>,
  to: Readonly<Int32Array>,
  way: 'out' | 'in' | 'both',
): Adjacency {
  const offsets = createSharedInts(order + 1)
  if (way !== 'out') countEnds(offsets, to)
  if (way !== 'in') countEnds(offsets, from)
  for (let node = 0; node < order; node += 1) offsets[node + 1] = (offsets[node + 1] ?? 0) + (offsets[node] ?? 0)
  const next = Int32Array.from(offsets)
  const neighbours = createSharedInts(offsets[order] ?? 0)
  const edges = createSharedInts(neighbours.length)
  const rows = { next, neighbours, edges }
  // Backward ends first: in an undirected graph they are the smaller neighbours.
  if (way !== 'out') enterEnds(rows, to, from)
  if (way !== 'in') enterEnds(rows, from, to)
  return { offsets, neighbours, edges }
}

function countEnds(offsets: Int32Array, ends: Readonly<Int32Array>): void {
  for (const node of ends) offsets[node + 1] = (offsets[node + 1] ?? 0) + 1
}

interface Rows {
  /** Where the next neighbour of each node goes. */
  readonly next: Int32Array
  readonly neighbours: Int32Array
  readonly edges: Int32Array
}

function enterEnds({ next, neighbours, edges }: Rows, ends: Readonly<Int32Array>, others: Readonly<Int32Array>): void {
  for (let edge = 0; edge < ends.length; edge += 1) {
    const node = ends[edge] ?? 0
    const at = next[node] ?? 0
    neighbours[at] = others[edge] ?? 0
    edges[at] = edge
    next[node] = at + 1
  }
}
