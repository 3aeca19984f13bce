import louvain from 'graphology-communities-louvain'
import type { Random } from '../create-random.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import { checkResolution } from './division-parameters.ts'
import type { DivisionParameters } from './division-parameters.ts'
import { viewForLouvain } from './louvain-view.ts'
import { numberClusters } from './number-clusters.ts'

/**
 * Divides an undirected graph by graphology's Louvain. Gives clusters numbered from 1 by first member. Throws
 * InvalidParameterError for a resolution that is not above 0.
 */
export function divideByLouvain(graph: SimpleGraph, parameters: DivisionParameters, random: Random): Int32Array {
  const { resolution, weighted } = parameters
  checkResolution(resolution)
  const found = louvain(viewForLouvain(graph, weighted), { resolution, rng: random, getEdgeWeight: 'strength' })
  return numberClusters(graph.ids.map((_, node) => found[node] ?? -1))
}
