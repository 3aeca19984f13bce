import betweennessCentrality from 'graphology-metrics/centrality/betweenness.js'

import { BETWEENNESS } from '../../server/analysis/centrality/betweenness.ts'
import { createRandom } from '../../server/analysis/create-random.ts'
import { buildGraph } from '../../server/analysis/graph/build-graph.ts'
import type { Network } from '../../server/analysis/graph/network.ts'
import { projectNetwork } from '../../server/analysis/graph/project-network.ts'
import { DEFAULT_PROJECTION } from '../../server/analysis/graph/projection-parameters.ts'
import type { Benchmark } from '../benchmark.ts'
import { makeCase } from '../make-case.ts'

const TIES_PER_NODE = 4

export const BENCHMARK: Benchmark = {
  operation: 'Betweenness of every node of a projected network, by the measure that the registry offers.',
  peer: 'graphology-metrics',
  difference:
    'computes the same sums on a graph that is already built, but neither builds it, nor refuses a network whose ' +
    'paths it would miscount, nor normalises, nor gives values by entity.',
  unit: 'nodes',
  sizes: [500, 1000],
  prepare(size) {
    const network = projectRandom(size)
    const graph = buildGraph(network)
    const random = createRandom(size)
    return {
      ours: { run: () => BETWEENNESS.compute(network, { normalised: true }, random).size, expected: size },
      peer: {
        run: () => Object.keys(betweennessCentrality(graph, { getEdgeWeight: null, normalized: false })).length,
        expected: size,
      },
    }
  },
}

function projectRandom(people: number): Network {
  const made = makeCase({ people, ties: people * TIES_PER_NODE, reviews: 0 }, people)
  const claims = made.claims.map((claim) => ({
    ...claim,
    receivedAt: claim.recordedAt,
    status: 'active' as const,
    confirmed: false,
    supersededBy: null,
    contradictions: [],
  }))
  const network = projectNetwork(
    {
      entities: made.entities,
      claims,
      sources: new Map(made.sources.map((source) => [source.id, source])),
      excerptSources: new Map(made.excerpts.map((excerpt) => [excerpt.id, excerpt.source])),
      protections: new Map(),
      predicateParents: new Map(),
    },
    DEFAULT_PROJECTION,
  )
  if (network.ties.length !== people * TIES_PER_NODE) throw new RangeError('the projection lost ties')
  return network
}
