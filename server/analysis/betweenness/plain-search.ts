import type { LockstepGraph } from './lockstep.ts'

/**
 * Breadth-first search from one source that counts shortest paths without bound: a count is a number in [1, 2), or 0,
 * times a power of two of its own.
 */
export class PlainSearch {
  /** Vertices as they are reached, the source first. */
  readonly order: Int32Array
  /** −1 for those not reached. */
  readonly distances: Int32Array
  readonly #graph: LockstepGraph
  readonly #fractions: Float64Array
  readonly #exponents: Float64Array

  constructor(graph: LockstepGraph) {
    this.#graph = graph
    this.order = new Int32Array(graph.order)
    this.distances = new Int32Array(graph.order).fill(-1)
    this.#fractions = new Float64Array(graph.order)
    this.#exponents = new Float64Array(graph.order)
  }

  /** Gives how many are reached, the source among them. */
  searchFrom(source: number): number {
    const { offsets, neighbours } = this.#graph.outgoing
    const { order, distances } = this
    distances.fill(-1)
    order[0] = source
    distances[source] = 0
    this.#fractions[source] = 1
    this.#exponents[source] = 0
    let reached = 1
    for (let place = 0; place < reached; place += 1) {
      const vertex = order[place] ?? 0
      const distance = (distances[vertex] ?? 0) + 1
      const times = place === 0 ? 1 : (this.#graph.multiplicities[vertex] ?? 1)
      for (let at = offsets[vertex] ?? 0; at < (offsets[vertex + 1] ?? 0); at += 1) {
        const next = neighbours[at] ?? 0
        if ((distances[next] ?? 0) < 0) {
          distances[next] = distance
          this.#fractions[next] = 0
          order[reached] = next
          reached += 1
        }
        if (distances[next] === distance) this.#addCount(next, vertex, times)
      }
    }
    return reached
  }

  /** How many paths lead to the one, as a share of how many lead to the other. */
  compareCounts(one: number, other: number): number {
    const fraction = (this.#fractions[one] ?? 0) / (this.#fractions[other] ?? 1)
    return fraction * 2 ** ((this.#exponents[one] ?? 0) - (this.#exponents[other] ?? 0))
  }

  #addCount(to: number, from: number, times: number): void {
    const [fractions, exponents] = [this.#fractions, this.#exponents]
    const [added, exponent] = [times * (fractions[from] ?? 0), exponents[from] ?? 0]
    const known = fractions[to] ?? 0
    const highest = known === 0 ? exponent : Math.max(exponents[to] ?? 0, exponent)
    // Of a vertex just reached the exponent is that of an earlier search.
    const before = known === 0 ? 0 : known * 2 ** ((exponents[to] ?? 0) - highest)
    const sum = before + added * 2 ** (exponent - highest)
    const shift = Math.floor(Math.log2(sum))
    fractions[to] = sum * 2 ** -shift
    exponents[to] = highest + shift
  }
}
