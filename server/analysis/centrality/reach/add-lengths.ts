import type { DoSlot } from '../../parallel/kernels.ts'
import { DijkstraSearch } from '../dijkstra-search.ts'
import type { LengthGraph } from '../dijkstra-search.ts'
import type { DistanceTotals } from './add-distances.ts'

/** Sources of a slot. */
export const LENGTH_SLOT_SOURCES = 64

export interface LengthsInput {
  readonly graph: LengthGraph
  readonly totals: DistanceTotals
}

/** Each slot fills in the totals of its own sources, where a tie is 1/strength long. */
export function prepareLengths({ graph, totals }: LengthsInput): DoSlot {
  const search = new DijkstraSearch(graph)
  const order = totals.reached.length
  return (slot) => {
    const end = Math.min(order, LENGTH_SLOT_SOURCES * (slot + 1))
    for (let source = LENGTH_SLOT_SOURCES * slot; source < end; source += 1) addLengths(search, totals, source)
  }
}

function addLengths(search: DijkstraSearch, totals: DistanceTotals, source: number): void {
  const reached = search.searchFrom(source)
  const { order, distances } = search
  let [sum, reciprocals] = [0, 0]
  for (let place = 1; place < reached; place += 1) sum += distances[order[place] ?? 0] ?? 0
  // Farthest first: the small terms are not lost beside the large ones.
  for (let place = reached - 1; place > 0; place -= 1) reciprocals += 1 / (distances[order[place] ?? 0] ?? 1)
  totals.reached[source] = reached - 1
  totals.distances[source] = sum
  totals.reciprocals[source] = reciprocals
}
