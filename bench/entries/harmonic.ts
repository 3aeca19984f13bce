import { defineDistanceBenchmark } from '../define-distance-benchmark.ts'

export const BENCHMARK = defineDistanceBenchmark({
  measure: 'harmonic',
  igraph: 'harmonic_centrality',
  networkit: 'HarmonicCloseness',
  part: { words: '', take: (graph) => graph },
})
