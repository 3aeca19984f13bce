import type { Benchmark } from '../benchmark.ts'
import { drawCase } from '../betweenness/draw-case.ts'
import { prepareMeasures } from '../prepare-measures.ts'

const RUN = { measures: ['harmonic'], compared: 'harmonic' }

export const BENCHMARK: Benchmark = {
  operation:
    'Exact harmonic closeness of every node of made-up cases in which half of the nodes have one tie alone, on all ' +
    'processors: how it grows, and what further threads bring. Closeness is computed by the same searches.',
  unit: 'nodes',
  sizes: [1000, 3000, 10_000, 30_000, 100_000],
  // Threads change nothing, not the last bit.
  tolerance: 0,
  pace: (nodes) => (nodes > 20_000 ? { warmUps: 1, mostRuns: 2 } : { warmUps: 2, mostRuns: 5 }),
  peers: [
    {
      name: 'one thread',
      difference: 'is the same on one thread alone; it has no helpers.',
      prepare: ({ size }) => prepareMeasures(drawCase(size), { ...RUN, threads: 1 }),
    },
  ],
  prepare: ({ size }) => prepareMeasures(drawCase(size), RUN),
}
