import { OutsideDomainError } from '../measure.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import { HopDependencies } from './hop-dependencies.ts'
import { LengthDependencies } from './length-dependencies.ts'
import { WordDependencies } from './word-dependencies.ts'

interface Dependencies {
  readonly sourcesAtOnce: number
  /** Adds those of the sources from `first` on, of each on every node. False when their paths are too many for a number. */
  addFrom(first: number, sums: Float64Array): boolean
}

/** Above it, what the sources of a word need to keep no longer fits where a processor has it at hand. */
const MOST_NODES_IN_WORDS = 2000

/**
 * For each node the sum, over all ordered pairs of others, of the share of their shortest paths that lead through it
 * (U. Brandes, Journal of Mathematical Sociology 25 (2001) 163–177). Throws OutsideDomainError, under
 * the name of the measure that asks, where two nodes have more shortest paths than a number can hold, some 10^308.
 */
export function sumDependencies(graph: SimpleGraph, weighted: boolean, measureId: string): Float64Array {
  const dependencies = chooseKernel(graph, weighted)
  const sums = new Float64Array(graph.ids.length)
  for (let source = 0; source < sums.length; source += dependencies.sourcesAtOnce) {
    if (!dependencies.addFrom(source, sums)) throw tooManyPaths(measureId)
  }
  return sums
}

function chooseKernel(graph: SimpleGraph, weighted: boolean): Dependencies {
  if (weighted) return new LengthDependencies(graph)
  return graph.ids.length <= MOST_NODES_IN_WORDS ? new WordDependencies(graph) : new HopDependencies(graph)
}

function tooManyPaths(measureId: string): OutsideDomainError {
  const message = 'Two nodes have more shortest paths between them than a number can hold; betweenness is not computed.'
  return new OutsideDomainError(measureId, 'too-many-paths', message)
}
