import type { SimpleGraph } from '../../graph/simple-graph.ts'
import { checkResolution } from '../division-parameters.ts'

/** What Leiden divides: an undirected graph in compressed sparse rows, each tie in the rows of both its ends. */
export interface LeidenGraph {
  readonly order: number
  /** Neighbours of node i stand at offsets[i] … offsets[i + 1] − 1. */
  readonly offsets: Int32Array
  readonly neighbours: Int32Array
  /** Strengths of the ties, above 0. */
  readonly weights: Float64Array
  /** How much each node counts for: its strength for modularity, the people it stands for in the Potts model. */
  readonly sizes: Float64Array
  /** Strength within nodes that stand for several, from both ends; 0 where each stands for itself. */
  readonly inside: number
}

/** `modularity`, or `cpm`, the constant Potts model. */
export type Quality = 'modularity' | 'cpm'

/**
 * What is made as great as can be: over all clusters, the sum of the strengths within, less `rate` times half the square
 * of the sum of sizes.
 */
export interface LeidenProblem {
  readonly graph: LeidenGraph
  /** Above 0; for modularity the resolution divided by the strength of all rows. */
  readonly rate: number
  /** Mean strength of a tie, by which a chance is told to be great or small; 1 without ties. */
  readonly scale: number
}

/** Writes a graph as Leiden reads it; unweighted, every strength is 1. Throws InvalidParameterError. */
export function poseProblem(
  { ids, outgoing, strengths }: SimpleGraph,
  options: { readonly quality: Quality; readonly resolution: number; readonly weighted: boolean },
): LeidenProblem {
  checkResolution(options.resolution)
  const { offsets, neighbours, edges } = outgoing
  const weights = new Float64Array(neighbours.length).fill(1)
  if (options.weighted) for (let at = 0; at < weights.length; at += 1) weights[at] = strengths[edges[at] ?? 0] ?? 0
  const order = ids.length
  const rows = sumRows(order, offsets, weights)
  const total = rows.reduce((sum, strength) => sum + strength, 0)
  const byStrength = options.quality === 'modularity'
  const sizes = byStrength ? rows : new Float64Array(order).fill(1)
  const rate = byStrength && total > 0 ? options.resolution / total : options.resolution
  const scale = weights.length === 0 ? 1 : total / weights.length
  return { graph: { order, offsets, neighbours, weights, sizes, inside: 0 }, rate, scale }
}

/** What is to be made great, where each node is a cluster. */
export function measureSingles({ sizes, inside }: LeidenGraph, rate: number): number {
  return (inside - rate * sizes.reduce((sum, size) => sum + size * size, 0)) / 2
}

function sumRows(order: number, offsets: Int32Array, weights: Float64Array): Float64Array {
  const rows = new Float64Array(order)
  for (let node = 0; node < order; node += 1) {
    let sum = 0
    for (let at = offsets[node] ?? 0, end = offsets[node + 1] ?? 0; at < end; at += 1) sum += weights[at] ?? 0
    rows[node] = sum
  }
  return rows
}
