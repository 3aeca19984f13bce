import type { Benchmark } from '../benchmark.ts'
import { drawCase } from '../betweenness/draw-case.ts'
import { prepareMeasure } from '../betweenness/tasks.ts'

export const BENCHMARK: Benchmark = {
  operation:
    'Exact betweenness of every node of made-up cases in which half of the nodes have one tie alone, on all ' +
    'processors: how it grows, and what further threads bring.',
  unit: 'nodes',
  sizes: [1000, 3000, 10_000, 30_000, 100_000],
  // Threads change nothing, not the last bit.
  tolerance: 0,
  pace: (nodes) => (nodes > 20_000 ? { warmUps: 0, mostRuns: 1 } : { warmUps: 1, mostRuns: 3 }),
  peers: [
    {
      name: 'one thread',
      difference: 'is the same on one thread alone; it has no helpers.',
      prepare: ({ size }) => prepareMeasure(drawCase(size), 1),
    },
  ],
  prepare: ({ size }) => prepareMeasure(drawCase(size)),
}
