import type { Benchmark } from './benchmark.ts'
import { listPublicSizes } from './betweenness/public-graphs.ts'
import type { TieList } from './betweenness/tie-list.ts'
import { findGraph, writeGraph } from './find-graph.ts'
import { prepareMeasures } from './prepare-measures.ts'

interface DistanceMeasure {
  /** Id in the registry; the programs in Python are called after it. */
  readonly measure: 'closeness' | 'harmonic'
  /** What the libraries call it. */
  readonly igraph: string
  readonly networkit: string
  /** The part of the input that it is defined on, in words and as a function. */
  readonly part: { readonly words: string; take(graph: TieList): TieList }
}

/** One measure that sums the distances from every node, beside igraph and networkit. */
export function defineDistanceBenchmark({ measure, igraph, networkit, part }: DistanceMeasure): Benchmark {
  const findInput = async (size: number): Promise<TieList> => part.take(await findGraph(size))
  return {
    operation:
      `Exact ${measure} of every node, by the measure that the registry offers, on all processors, of ${part.words}made-up ` +
      'cases in which half of the nodes have one tie alone and, where they are to be had, of public graphs, known by their ' +
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
        difference: `runs \`Graph.${igraph}()\`, written in C, on one processor and no other.`,
        program: `${measure}.py`,
        writeInput: async (setting) => writeGraph(await findInput(setting.size), setting),
      },
      {
        name: 'networkit',
        difference: `runs \`${networkit}\`, written in C++, on all processors; it builds no graph meanwhile.`,
        program: `${measure}_networkit.py`,
        writeInput: async (setting) => writeGraph(await findInput(setting.size), setting),
      },
    ],
    prepare: async ({ size }) => prepareMeasures(await findInput(size), { measures: [measure], compared: measure }),
  }
}
