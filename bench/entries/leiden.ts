import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { gunzipSync } from 'node:zlib'

import { LEIDEN } from '../../server/analysis/community/leiden.ts'
import { measureModularity } from '../../server/analysis/community/measure-modularity.ts'
import { createContext } from '../../server/analysis/create-context.ts'
import { assembleSimpleGraph } from '../../server/analysis/graph/simple-graph.ts'
import { MissingPrerequisiteError } from '../benchmark.ts'
import type { Benchmark } from '../benchmark.ts'
import { findRoot } from '../find-root.ts'

/** Public networks by their number of nodes. */
const FILES: ReadonlyMap<number, string> = new Map([
  [4039, 'facebook-combined'],
  [21363, 'ca-condmat-cc1'],
  [36692, 'email-enron'],
])

export const BENCHMARK: Benchmark = {
  operation:
    'Leiden clusters by modularity of a public network (facebook, condmat, enron), by the measure that the registry ' +
    'offers, until passes gain nothing; another seed each time.',
  unit: 'nodes',
  sizes: [...FILES.keys()],
  // Divisions differ with the numbers drawn; what is compared is how good they are.
  tolerance: 0.03,
  pace: () => ({ warmUps: 2, mostRuns: 10 }),
  peers: [
    {
      name: 'python-igraph',
      difference: 'runs `Graph.community_leiden(n_iterations=-1)`, written in C; it builds no graph meanwhile.',
      program: 'leiden.py',
      async writeInput({ size, folder }) {
        const { nodes, ends } = readEdges(size)
        const path = join(folder, 'network.json')
        await writeFile(path, JSON.stringify({ order: nodes, edges: ends }))
        return path
      },
    },
  ],
  provide() {
    const missing = [...FILES.keys()].map(findFile).find((path) => !existsSync(path))
    if (missing === undefined) return Promise.resolve({ provided: {}, stop: () => undefined })
    const message = `There is no ${missing}. Set TRAMA_SHARED to the folder that holds data/load_graphs.`
    return Promise.reject(new MissingPrerequisiteError(message))
  },
  prepare({ size }) {
    const { nodes, ends } = readEdges(size)
    const graph = assembleSimpleGraph({
      ids: Array.from({ length: nodes }, (_, node) => String(node).padStart(6, '0')),
      directed: false,
      from: Int32Array.from(ends, ([one]) => one),
      to: Int32Array.from(ends, ([, other]) => other),
      strengths: new Float64Array(ends.length).fill(1),
      groups: Array.from({ length: nodes }, () => null),
    })
    let seed = 0
    let clusters = new Int32Array(0)
    return {
      run() {
        seed += 1
        clusters = Int32Array.from(LEIDEN.compute(graph, LEIDEN.parameters, createContext(seed)))
      },
      inspect: () => ({
        nodes: clusters.length,
        modularity: measureModularity(graph, clusters, { resolution: 1, weighted: false }) ?? 0,
      }),
    }
  },
}

function findFile(size: number): string {
  const shared = process.env['TRAMA_SHARED'] ?? join(findRoot(), '..', 'shared')
  return join(shared, 'data', 'load_graphs', `${FILES.get(size) ?? ''}.edges.csv.gz`)
}

/** Ties by their ends, each once, without loops; nodes of the file are numbered from 1. */
function readEdges(size: number): { readonly nodes: number; readonly ends: readonly (readonly [number, number])[] } {
  const lines = gunzipSync(readFileSync(findFile(size)))
    .toString()
    .trim()
    .split('\n')
  const keys = lines.flatMap((line) => {
    const [one = 0, other = 0] = line.split(',').map(Number)
    return one > 0 && other > 0 && one !== other ? [(Math.min(one, other) - 1) * size + Math.max(one, other) - 1] : []
  })
  const sorted = [...new Set(keys)].sort((one, other) => one - other)
  return { nodes: size, ends: sorted.map((key) => [Math.floor(key / size), key % size] as const) }
}
