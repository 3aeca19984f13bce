import type { Benchmark } from '../benchmark.ts'
import { listPublicSizes } from '../betweenness/public-graphs.ts'
import type { TieList } from '../betweenness/tie-list.ts'
import { findGraph, takeLargestPart, writeGraph } from '../find-graph.ts'
import { prepareMeasures } from '../prepare-measures.ts'

export const BENCHMARK: Benchmark = {
  operation:
    'Exact closeness of every node, by the measure that the registry offers, on all processors, of the largest connected part of made-up cases ' +
    'in which half of the nodes have one tie alone and, where they are to be had, of public graphs, known by their ' +
    'numbers of nodes: 4,039 of Facebook, 21,363 of co-authors in physics, 36,692 of Enron’s mail.',
  unit: 'nodes',
  sizes: [1000, 5000, ...listPublicSizes().filter((nodes) => nodes < 60_000)],
  // Sums are added up in different orders.
  tolerance: 1e-9,
  pace(nodes) {
    if (nodes > 30_000) return { warmUps: 1, mostRuns: 1 }
    return nodes > 5000 ? { warmUps: 1, mostRuns: 2 } : { warmUps: 2, mostRuns: 5 }
  },
  peers: [
    {
      name: 'python-igraph',
      difference: 'runs `Graph.closeness()`, written in C, on one processor and no other.',
      program: 'closeness.py',
      writeInput: async (setting) => writeGraph(await findInput(setting.size), setting),
    },
    {
      name: 'networkit',
      difference: 'runs `Closeness`, written in C++, on all processors; it builds no graph meanwhile.',
      program: 'closeness_networkit.py',
      writeInput: async (setting) => writeGraph(await findInput(setting.size), setting),
    },
  ],
  async prepare({ size }) {
    return prepareMeasures(await findInput(size), { measures: ['closeness'], compared: 'closeness' })
  },
}

async function findInput(size: number): Promise<TieList> {
  return takeLargestPart(await findGraph(size))
}
