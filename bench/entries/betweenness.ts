import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Benchmark, Setting } from '../benchmark.ts'
import { drawCase } from '../betweenness/draw-case.ts'
import { listPublicSizes, readPublicGraph } from '../betweenness/public-graphs.ts'
import { prepareMeasure } from '../betweenness/tasks.ts'
import type { TieList } from '../betweenness/tie-list.ts'

export const BENCHMARK: Benchmark = {
  operation:
    'Exact betweenness of every node by the measure that the registry offers, on all processors, of made-up cases in ' +
    'which half of the nodes have one tie alone and, where they are to be had, of four public graphs, known by their ' +
    'numbers of nodes: 4,039 of Facebook, 21,363 of co-authors in physics, 36,692 of Enron’s mail, 61,498 of POLE.',
  unit: 'nodes',
  sizes: [1000, 5000, 20_000, ...listPublicSizes()],
  // Sums are added up in different orders.
  tolerance: 1e-9,
  pace(nodes) {
    if (nodes > 30_000) return { warmUps: 0, mostRuns: 1 }
    return nodes > 5000 ? { warmUps: 0, mostRuns: 2 } : { warmUps: 1, mostRuns: 5 }
  },
  peers: [
    {
      name: 'python-igraph',
      difference: 'runs `Graph.betweenness()`, written in C, on one processor; it does not fold or cut anything.',
      program: 'betweenness.py',
      writeInput,
    },
    {
      name: 'networkit',
      difference: 'runs `Betweenness`, written in C++, on all processors; it does not fold or cut anything.',
      program: 'betweenness_networkit.py',
      writeInput,
    },
  ],
  async prepare({ size }) {
    return prepareMeasure(await findGraph(size))
  },
}

async function findGraph(size: number): Promise<TieList> {
  return (await readPublicGraph(size)) ?? drawCase(size)
}

async function writeInput({ size, folder }: Setting): Promise<string> {
  const path = join(folder, 'network.json')
  await writeFile(path, JSON.stringify(await findGraph(size)))
  return path
}
