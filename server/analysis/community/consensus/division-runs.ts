import { createRandom } from '../../create-random.ts'
import type { SimpleGraph } from '../../graph/simple-graph.ts'
import type { DoSlot } from '../../parallel/kernels.ts'
import type { DivisionParameters } from '../division-parameters.ts'
import { findDivision } from '../find-division.ts'
import type { DivisionMethod } from '../find-division.ts'

/** A graph that is divided once for each seed; a slot is a seed. */
export interface DivisionRuns {
  readonly graph: SimpleGraph
  readonly method: DivisionMethod
  readonly parameters: DivisionParameters
  readonly seeds: Float64Array
  /** In shared memory: the cluster of node i in run r, from 1, at r · nodes + i. */
  readonly found: Int32Array
}

/** The kernel `leiden-runs`: divides the graph by the seed of the slot. */
export function prepareDivisionRuns({ graph, method, parameters, seeds, found }: DivisionRuns): DoSlot {
  return (slot) => {
    found.set(findDivision(graph, method, parameters, createRandom(seeds[slot] ?? 0)), slot * graph.ids.length)
  }
}
