import type { LockstepGraph } from './lockstep.ts'
import { PlainSearch } from './plain-search.ts'

/**
 * Adds to `sums` what depends on each vertex, of all its nodes, of one source, as often as that weighs (U. Brandes,
 * Journal of Mathematical Sociology 25 (2001) 163–177): one source after the other and without regard to speed, but
 * right however many shortest paths there are.
 */
export function createPlainAdder(graph: LockstepGraph, sums: Float64Array): (source: number) => void {
  const search = new PlainSearch(graph)
  const dependencies = new Float64Array(graph.order)
  const { multiplicities, weights } = graph
  const { offsets, neighbours } = graph.incoming
  return (source) => {
    const reached = search.searchFrom(source)
    const { order, distances } = search
    for (let place = 0; place < reached; place += 1) dependencies[order[place] ?? 0] = 0
    for (let place = reached - 1; place > 0; place -= 1) {
      const vertex = order[place] ?? 0
      const times = multiplicities[vertex] ?? 1
      const total = times * (dependencies[vertex] ?? 0)
      sums[vertex] = (sums[vertex] ?? 0) + total * (weights[source] ?? 0)
      for (let at = offsets[vertex] ?? 0; at < (offsets[vertex + 1] ?? 0); at += 1) {
        const before = neighbours[at] ?? 0
        if (distances[before] !== (distances[vertex] ?? 0) - 1) continue
        const share = search.compareCounts(before, vertex) * ((weights[vertex] ?? 0) + total)
        dependencies[before] = (dependencies[before] ?? 0) + share
      }
    }
  }
}
