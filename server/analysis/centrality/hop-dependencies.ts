import type { SimpleGraph } from '../graph/simple-graph.ts'

/** Dependencies over paths of fewest ties; its arrays serve all sources, so that a loop allocates nothing. */
export class HopDependencies {
  readonly sourcesAtOnce = 1
  readonly #graph: SimpleGraph
  /** Nodes as they are reached. */
  readonly #order: Int32Array
  /** Distance of each node from the source, −1 where it was not reached. */
  readonly #distances: Int32Array
  /** How many shortest paths lead to each node. */
  readonly #counts: Float64Array
  /** Those next on shortest paths, of one node after the other; where they end for the node at each place of the order. */
  readonly #successors: Int32Array
  readonly #ends: Int32Array
  /** What each shortest path to the node hands on to the node before it. */
  readonly #shares: Float64Array

  constructor(graph: SimpleGraph) {
    const nodes = graph.ids.length
    this.#graph = graph
    this.#order = new Int32Array(nodes)
    this.#distances = new Int32Array(nodes).fill(-1)
    this.#counts = new Float64Array(nodes)
    // One more than there can be: a neighbour is written down before it is known to be a successor.
    this.#successors = new Int32Array(graph.outgoing.neighbours.length + 1)
    this.#ends = new Int32Array(nodes)
    this.#shares = new Float64Array(nodes)
  }

  /** Adds the dependency of one source on each node. False when its shortest paths are too many for a number. */
  addFrom(source: number, sums: Float64Array): boolean {
    const reached = this.#countPaths(source)
    const isCounted = this.#addBack(reached, sums)
    const [order, distances] = [this.#order, this.#distances]
    for (let place = 0; place < reached; place += 1) distances[order[place] ?? 0] = -1
    return isCounted
  }

  /** Gives the number of nodes reached, the source among them. */
  #countPaths(source: number): number {
    const { offsets, neighbours } = this.#graph.outgoing
    const [order, distances, counts] = [this.#order, this.#distances, this.#counts]
    const [successors, ends] = [this.#successors, this.#ends]
    order[0] = source
    distances[source] = 0
    counts[source] = 1
    let [reached, written] = [1, 0]
    for (let place = 0; place < reached; place += 1) {
      const node = order[place] ?? 0
      const distance = (distances[node] ?? 0) + 1
      const count = counts[node] ?? 0
      const end = offsets[node + 1] ?? 0
      for (let at = offsets[node] ?? 0; at < end; at += 1) {
        const next = neighbours[at] ?? 0
        const known = distances[next] ?? 0
        if (known < 0) {
          distances[next] = distance
          counts[next] = count
          order[reached] = next
          reached += 1
          successors[written] = next
          written += 1
        } else if (known === distance) {
          counts[next] = (counts[next] ?? 0) + count
          successors[written] = next
          written += 1
        }
      }
      ends[place] = written
    }
    return reached
  }

  /** From the farthest node back, so that all that depends on a node is known before it hands on. */
  #addBack(reached: number, sums: Float64Array): boolean {
    const [order, counts, shares, successors, ends] = [
      this.#order,
      this.#counts,
      this.#shares,
      this.#successors,
      this.#ends,
    ]
    for (let place = reached - 1; place > 0; place -= 1) {
      const node = order[place] ?? 0
      const count = counts[node] ?? 0
      if (count === Infinity) return false
      let share = 0
      const end = ends[place] ?? 0
      for (let at = ends[place - 1] ?? 0; at < end; at += 1) share += shares[successors[at] ?? 0] ?? 0
      const dependency = share * count
      sums[node] = (sums[node] ?? 0) + dependency
      shares[node] = (1 + dependency) / count
    }
    return true
  }
}
