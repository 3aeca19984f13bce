import type { SimpleGraph } from '../graph/simple-graph.ts'
import type { Random } from '../create-random.ts'
import { divideByLouvain } from './divide-by-louvain.ts'
import type { DivisionParameters } from './division-parameters.ts'
import { poseProblem } from './leiden/leiden-graph.ts'
import { runLeiden } from './leiden/run-leiden.ts'
import { numberClusters } from './number-clusters.ts'

/** Ways of dividing a network into clusters; the first is the usual one. */
export const DIVISION_METHODS = ['leiden', 'leiden-cpm', 'louvain'] as const
export type DivisionMethod = (typeof DIVISION_METHODS)[number]

/**
 * Divides an undirected graph once, with numbers drawn from `random`. Gives clusters numbered from 1 by first member.
 * Throws InvalidParameterError for a resolution that is not above 0.
 */
export function findDivision(
  graph: SimpleGraph,
  method: DivisionMethod,
  parameters: DivisionParameters,
  random: Random,
): Int32Array {
  switch (method) {
    case 'louvain':
      return divideByLouvain(graph, parameters, random)
    case 'leiden':
      return numberClusters(runLeiden(poseProblem(graph, { quality: 'modularity', ...parameters }), random))
    case 'leiden-cpm':
      return numberClusters(runLeiden(poseProblem(graph, { quality: 'cpm', ...parameters }), random))
  }
}
