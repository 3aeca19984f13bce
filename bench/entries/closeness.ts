import { defineDistanceBenchmark } from '../define-distance-benchmark.ts'
import { takeLargestPart } from '../find-graph.ts'

export const BENCHMARK = defineDistanceBenchmark({
  measure: 'closeness',
  igraph: 'closeness',
  networkit: 'Closeness',
  part: { words: 'the largest connected part of ', take: takeLargestPart },
})
