import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import Graph from 'graphology'
import betweennessCentrality from 'graphology-metrics/centrality/betweenness.js'

import { BETWEENNESS } from '../../server/analysis/centrality/betweenness.ts'
import { createContext } from '../../server/analysis/create-context.ts'
import type { Network } from '../../server/analysis/graph/network.ts'
import { toSimpleGraph } from '../../server/analysis/graph/network-graph.ts'
import type { Benchmark, Outcome, Setting, Task } from '../benchmark.ts'
import { projectRandomNetwork } from '../random-network.ts'

export const BENCHMARK: Benchmark = {
  operation:
    'Betweenness of every node of a projected random network with four ties a node, by the measure that the registry ' +
    'offers, the graph it is computed on built from the network each time.',
  unit: 'nodes',
  sizes: [1000, 5000],
  // Sums are added up in different orders.
  tolerance: 1e-9,
  pace: (nodes) => (nodes > 2000 ? { warmUps: 1, mostRuns: 5 } : {}),
  peers: [
    {
      name: 'graphology-metrics',
      difference: 'is called directly on a graph that is already built; it does not build it.',
      prepare({ size }) {
        const graph = buildGraphology(projectRandomNetwork(size))
        const compute = () => betweennessCentrality(graph, { getEdgeWeight: null, normalized: false })
        return measure(compute, (values) => graph.mapNodes((node) => values[node] ?? 0))
      },
    },
    {
      name: 'python-igraph',
      difference: 'runs `Graph.betweenness()`, written in C, on a graph that is already built; it does not build it.',
      program: 'betweenness.py',
      writeInput,
    },
  ],
  prepare({ size }) {
    const network = projectRandomNetwork(size)
    const parameters = { ...BETWEENNESS.parameters, normalised: false, weighted: false }
    const compute = () => BETWEENNESS.compute(toSimpleGraph(network), parameters, createContext(size))
    return measure(compute, (values) => values)
  },
}

function buildGraphology(network: Network): Graph {
  const graph = new Graph({ type: 'undirected', multi: false })
  for (const { id } of network.nodes) graph.addNode(id)
  for (const { a, b } of network.ties) graph.addEdge(a, b)
  return graph
}

async function writeInput({ size, folder }: Setting): Promise<string> {
  const { nodes, ties } = projectRandomNetwork(size)
  const places = new Map(nodes.map((node, place) => [node.id, place]))
  const path = join(folder, 'network.json')
  const edges = ties.map(({ a, b }) => [places.get(a), places.get(b)])
  await writeFile(path, JSON.stringify({ order: nodes.length, edges }))
  return path
}

/** `list` gives the values in the order of the network's nodes. */
function measure<T>(compute: () => T, list: (values: T) => ArrayLike<number>): Task {
  let values: ArrayLike<number> = []
  return {
    run() {
      values = list(compute())
    },
    inspect: () => describeValues(Array.from(values)),
  }
}

/** bench/python/betweenness.py tells the same. */
function describeValues(values: readonly number[]): Outcome {
  return {
    nodes: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    largest: Math.max(...values),
    // Tells the nodes apart, which a sum does not.
    byPlace: values.reduce((sum, value, place) => sum + (place + 1) * value, 0),
  }
}
