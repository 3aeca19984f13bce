import type { WasmModule } from '../../betweenness/web-assembly.ts'
import type { DoSlot } from '../../parallel/kernels.ts'
import { PlainReach } from './plain-reach.ts'
import type { Reach, ReachGraph } from './reach.ts'
import { WasmReach } from './wasm-reach.ts'

/** Sources of a slot; a multiple of the lanes of every kernel. */
export const SLOT_SOURCES = 512

/** Shared memory by place of the source. */
export interface DistanceTotals {
  /** How many others each source reaches. */
  readonly reached: Int32Array
  readonly distances: Float64Array
  readonly reciprocals: Float64Array
}

export interface DistancesInput {
  /** What wasm/reach.as.ts is compiled to; null for the plain kernel. */
  readonly module: WasmModule | null
  readonly graph: ReachGraph
  readonly totals: DistanceTotals
}

/** Each slot fills in the totals of its own sources. */
export function prepareDistances({ module, graph, totals }: DistancesInput): DoSlot {
  const reach: Reach = module === null ? new PlainReach(graph) : new WasmReach(module, graph)
  const order = totals.reached.length
  return (slot) => {
    const end = Math.min(order, SLOT_SOURCES * (slot + 1))
    for (let first = SLOT_SOURCES * slot; first < end; first += reach.lanes) {
      addDistances(reach, totals, first, Math.min(end, first + reach.lanes))
    }
  }
}

/**
 * The total of a source is added up distance by distance, the nearest first: sources that reach equally many at each
 * distance have the same bits, whatever else is searched for at the same time.
 */
function addDistances(reach: Reach, { reached, distances, reciprocals }: DistanceTotals, first: number, end: number) {
  reach.start(Int32Array.from({ length: end - first }, (_, lane) => first + lane))
  for (let distance = 1; reach.step() > 0; distance += 1) {
    for (let source = first; source < end; source += 1) {
      const count = reach.counts[source - first] ?? 0
      if (count === 0) continue
      reached[source] = (reached[source] ?? 0) + count
      distances[source] = (distances[source] ?? 0) + count * distance
      reciprocals[source] = (reciprocals[source] ?? 0) + count / distance
    }
  }
}
