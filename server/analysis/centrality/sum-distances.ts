import { createSharedInts, createSharedNumbers } from '../graph/shared-arrays.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import type { Pool } from '../parallel/pool.ts'
import { SLOT_SOURCES } from './reach/add-distances.ts'
import type { DistanceTotals } from './reach/add-distances.ts'
import { LENGTH_SLOT_SOURCES } from './reach/add-lengths.ts'
import { arrangeGraph } from './reach/arrange-graph.ts'
import { findReachModule } from './reach/reach-module.ts'

/** What the distances from each node to the others that it reaches add up to. */
export interface DistanceSums {
  /** How many others each node reaches; directed, along the ties. */
  readonly reached: Int32Array
  readonly distances: Float64Array
  /** Sum of 1/distance; nodes of equally many others at each distance have the same bits. */
  readonly reciprocals: Float64Array
}

/**
 * The sums where every tie is 1 long, by breadth-first searches from 512 sources at a time, a tie looked at once for
 * all of them (after M. Then et al., The more the merrier: efficient multi-source graph traversal, PVLDB 8 (2014)
 * 449–460). They are the same to the last bit however many threads there are.
 */
export function sumDistances(graph: SimpleGraph, pool: Pool): DistanceSums {
  const { nodes, outgoing, incoming } = arrangeGraph(graph)
  const totals = createTotals(nodes.length)
  pool.run({
    kernel: 'sum-distances',
    input: { module: findReachModule(), graph: { outgoing, incoming }, totals },
    slots: Math.ceil(nodes.length / SLOT_SOURCES),
  })
  const sums = createTotals(nodes.length)
  nodes.forEach((node, place) => {
    sums.reached[node] = totals.reached[place] ?? 0
    sums.distances[node] = totals.distances[place] ?? 0
    sums.reciprocals[node] = totals.reciprocals[place] ?? 0
  })
  return sums
}

/** The sums where a tie is 1/strength long. */
export function sumLengths({ ids, strengths, outgoing, incoming }: SimpleGraph, pool: Pool): DistanceSums {
  const totals = createTotals(ids.length)
  const slots = Math.ceil(ids.length / LENGTH_SLOT_SOURCES)
  pool.run({ kernel: 'sum-lengths', input: { graph: { strengths, outgoing, incoming }, totals }, slots })
  return totals
}

function createTotals(order: number): DistanceTotals {
  return {
    reached: createSharedInts(order),
    distances: createSharedNumbers(order),
    reciprocals: createSharedNumbers(order),
  }
}
