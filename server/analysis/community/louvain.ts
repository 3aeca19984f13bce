import louvain from 'graphology-communities-louvain'
import { buildGraph } from '../graph/build-graph.ts'
import { padGraph } from '../graph/pad-graph.ts'
import type { Measure } from '../measure.ts'
import { numberClusters } from './number-clusters.ts'

/** Louvain clusters by strength of ties, from a seeded starting point. */
export const LOUVAIN: Measure<Record<'resolution', number> & Record<'weighted', boolean>> = {
  id: 'louvain',
  label: 'Clusters (Louvain)',
  kind: 'clusters',
  citation:
    'V. D. Blondel et al., Fast unfolding of communities in large networks, Journal of Statistical Mechanics (2008) ' +
    'P10008, arXiv:0803.0476.',
  definition:
    'A division of the nodes that makes modularity high: more strength within clusters than the nodes’ strengths ' +
    'alone would put there. Higher resolution gives smaller clusters. Numbered from 1 by their smallest id.',
  meaning: 'Which of these are tied more to each other than to the rest.',
  caveat:
    'A cluster is no branch and no group that anybody asserted; another seed or a few ties more can divide otherwise.',
  parameters: { resolution: 1, weighted: true },
  compute(network, { resolution, weighted }, random) {
    const graph = buildGraph(network)
    padGraph(graph)
    const getEdgeWeight = weighted ? 'strength' : 'count'
    return numberClusters(network, louvain(graph, { resolution, rng: random, getEdgeWeight }))
  },
}
