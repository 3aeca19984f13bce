import type { SimpleGraph } from '../graph/simple-graph.ts'
import { OutsideDomainError } from '../measure.ts'
import { DijkstraSearch } from './dijkstra-search.ts'

/**
 * For each node the sum, over all ordered pairs of others, of the share of their shortest paths that lead through it,
 * where a tie is 1/strength long (U. Brandes, Journal of Mathematical Sociology 25 (2001) 163–177). Throws
 * OutsideDomainError, under the name of the measure that asks, where two nodes have more shortest paths than a number
 * can hold, some 10^308.
 */
export function sumLengthDependencies(graph: SimpleGraph, measureId: string): Float64Array {
  const dependencies = new LengthDependencies(graph)
  const sums = new Float64Array(graph.ids.length)
  for (let source = 0; source < sums.length; source += 1) {
    if (!dependencies.addFrom(source, sums)) throw tooManyPaths(measureId)
  }
  return sums
}

function tooManyPaths(measureId: string): OutsideDomainError {
  const message =
    'Two nodes have more shortest paths of least length between them than a number can hold: compute betweenness ' +
    'without weights.'
  return new OutsideDomainError(measureId, 'too-many-paths', message)
}

/** Its arrays serve all sources. */
class LengthDependencies {
  readonly #search: DijkstraSearch
  /** Where the predecessors of each node begin. */
  readonly #slots: Int32Array
  readonly #dependencies: Float64Array

  constructor(graph: SimpleGraph) {
    this.#search = new DijkstraSearch(graph)
    this.#slots = graph.incoming.offsets
    this.#dependencies = new Float64Array(graph.ids.length)
  }

  /** Adds the dependency of one source on each node. False when its shortest paths are too many for a number. */
  addFrom(source: number, sums: Float64Array): boolean {
    const reached = this.#search.searchFrom(source)
    if (!this.#handBack(reached)) return false
    const { order } = this.#search
    for (let place = 1; place < reached; place += 1) {
      const node = order[place] ?? 0
      sums[node] = (sums[node] ?? 0) + (this.#dependencies[node] ?? 0)
    }
    return true
  }

  /** From the farthest node, what depends on each goes to those before it in proportion to their paths. */
  #handBack(reached: number): boolean {
    const { order, counts, predecessors, predecessorEnds } = this.#search
    const [slots, dependencies] = [this.#slots, this.#dependencies]
    for (let place = 0; place < reached; place += 1) dependencies[order[place] ?? 0] = 0
    for (let place = reached - 1; place > 0; place -= 1) {
      const node = order[place] ?? 0
      const count = counts[node] ?? 0
      if (count === Infinity) return false
      const share = (1 + (dependencies[node] ?? 0)) / count
      const end = predecessorEnds[node] ?? 0
      for (let slot = slots[node] ?? 0; slot < end; slot += 1) {
        const before = predecessors[slot] ?? 0
        dependencies[before] = (dependencies[before] ?? 0) + (counts[before] ?? 0) * share
      }
    }
    return true
  }
}
