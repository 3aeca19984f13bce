import { USUAL_MEASURES } from '../../client/model/measure-groups.ts'
import type { Benchmark } from '../benchmark.ts'
import { listPublicSizes } from '../betweenness/public-graphs.ts'
import { findGraph, writeGraph } from '../find-graph.ts'
import { prepareMeasures } from '../prepare-measures.ts'

export const BENCHMARK: Benchmark = {
  operation:
    'All measures of a first run, one after the other, on all processors, of a made-up case in which half of the ' +
    'nodes have one tie alone and, where it is to be had, of the whole graph of POLE, 61,498 nodes.',
  unit: 'nodes',
  sizes: [5000, ...listPublicSizes().filter((nodes) => nodes > 60_000)],
  // Sums of betweenness are added up in different orders.
  tolerance: 1e-9,
  pace: (nodes) => (nodes > 20_000 ? { warmUps: 0, mostRuns: 1 } : { warmUps: 1, mostRuns: 5 }),
  peers: [
    {
      name: 'python-igraph',
      difference: 'runs `Graph.betweenness()`, one measure of the panel and no other, on one processor.',
      program: 'betweenness.py',
      writeInput: async (setting) => writeGraph(await findGraph(setting.size), setting),
    },
  ],
  async prepare({ size }) {
    return prepareMeasures(await findGraph(size), { measures: USUAL_MEASURES, compared: 'betweenness' })
  },
}
