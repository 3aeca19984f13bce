import { requireUndirected } from '../graph/require-undirected.ts'
import type { ClusterMeasure } from '../measure.ts'
import type { DivisionParameters } from './division-parameters.ts'
import { findClusters } from './find-clusters.ts'

/** Louvain clusters by strength of ties, from a seeded starting point. */
export const LOUVAIN: ClusterMeasure<DivisionParameters> = {
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
  domain:
    'Undirected networks, for a resolution above 0; a node without ties is a cluster of its own. A tie’s strength ' +
    'counts as strength unless unweighted.',
  normalisation: 'None.',
  cost: 'O(m) a round',
  disconnected: 'No cluster spans two parts.',
  weights: 'strength',
  reference: {
    library: 'python-igraph 1.0.0',
    call: 'Graph.modularity(division, weights=strength, resolution=1), of a given division',
  },
  parameters: { resolution: 1, weighted: true },
  compute(graph, parameters, context) {
    requireUndirected('louvain', 'Louvain', graph)
    return findClusters(graph, 'louvain', parameters, context)
  },
}
