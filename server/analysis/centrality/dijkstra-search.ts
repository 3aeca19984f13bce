import type { Adjacency } from '../graph/list-neighbours.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import { DistanceHeap } from './distance-heap.ts'

/** Sums of the same lengths in another order differ in their last bits: paths this near to each other are equally long. */
const RELATIVE_TOLERANCE = 1e-10

/** What of a graph the search reads. */
export type LengthGraph = Pick<SimpleGraph, 'strengths' | 'outgoing' | 'incoming'>

/**
 * All paths of least length from one node, where a tie is 1/strength long (E. W. Dijkstra, Numerische Mathematik 1 (1959)
 * 269–271), found anew by each call into the same arrays, so that a loop allocates nothing. Of nodes that the last search
 * did not reach only the distance has a meaning.
 */
export class DijkstraSearch {
  /** The nodes reached, nearest first and the source at 0. */
  readonly order: Int32Array
  /** Distance of each node from the source, −1 where it was not reached. */
  readonly distances: Float64Array
  /** How many shortest paths lead to each node; Infinity past what a number holds. */
  readonly counts: Float64Array
  /** The nodes before node i on shortest paths stand at incoming.offsets[i] … predecessorEnds[i] − 1. */
  readonly predecessors: Int32Array
  readonly predecessorEnds: Int32Array
  readonly #outgoing: Adjacency
  readonly #incoming: Adjacency
  /** Lengths in the order of the neighbours. */
  readonly #outgoingLengths: Float64Array
  readonly #incomingLengths: Float64Array
  readonly #heap: DistanceHeap
  #reached = 0

  constructor({ strengths, outgoing, incoming }: LengthGraph) {
    const order = outgoing.offsets.length - 1
    this.order = new Int32Array(order)
    this.distances = new Float64Array(order).fill(-1)
    this.counts = new Float64Array(order)
    this.predecessors = new Int32Array(incoming.neighbours.length)
    this.predecessorEnds = new Int32Array(order)
    this.#outgoing = outgoing
    this.#incoming = incoming
    this.#outgoingLengths = Float64Array.from(outgoing.edges, (edge) => 1 / (strengths[edge] ?? 1))
    this.#incomingLengths = Float64Array.from(incoming.edges, (edge) => 1 / (strengths[edge] ?? 1))
    this.#heap = new DistanceHeap(order)
  }

  /** Gives the number of nodes reached, the source among them. Directed, paths lead out. */
  searchFrom(source: number): number {
    const { order, distances } = this
    const heap = this.#heap
    for (let place = 0; place < this.#reached; place += 1) distances[order[place] ?? 0] = -1
    distances[source] = 0
    heap.put(source, 0, true)
    let reached = 0
    for (let node = heap.takeNearest(); node >= 0; node = heap.takeNearest()) {
      order[reached] = node
      reached += 1
      this.#relaxNeighbours(node)
      // All nodes nearer to the source are settled, and only they come before this one on a shortest path.
      this.#findPredecessors(node)
    }
    this.#reached = reached
    return reached
  }

  #relaxNeighbours(node: number): void {
    const distances = this.distances
    const heap = this.#heap
    const lengths = this.#outgoingLengths
    const { offsets, neighbours } = this.#outgoing
    const distance = distances[node] ?? 0
    const end = offsets[node + 1] ?? 0
    for (let at = offsets[node] ?? 0; at < end; at += 1) {
      const next = neighbours[at] ?? 0
      const known = distances[next] ?? 0
      const through = distance + (lengths[at] ?? 0)
      if (known >= 0 && known <= through) continue
      distances[next] = through
      heap.put(next, through, known < 0)
    }
  }

  #findPredecessors(node: number): void {
    const { distances, counts, predecessors } = this
    const lengths = this.#incomingLengths
    const { offsets, neighbours } = this.#incoming
    const distance = distances[node] ?? 0
    const longest = distance * (1 + RELATIVE_TOLERANCE)
    const end = offsets[node + 1] ?? 0
    let slot = offsets[node] ?? 0
    let count = distance === 0 ? 1 : 0
    for (let at = slot; at < end; at += 1) {
      const before = neighbours[at] ?? 0
      const known = distances[before] ?? 0
      if (known < 0 || known >= distance || known + (lengths[at] ?? 0) > longest) continue
      predecessors[slot] = before
      slot += 1
      count += counts[before] ?? 0
    }
    counts[node] = count
    this.predecessorEnds[node] = slot
  }
}
