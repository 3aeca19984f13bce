import { requireUndirected } from '../graph/require-undirected.ts'
import type { ClusterMeasure } from '../measure.ts'
import type { DivisionParameters } from './division-parameters.ts'
import { findClusters } from './find-clusters.ts'

/** Leiden clusters by modularity, from a seeded starting point: the clusters that are shown unless others are asked for. */
export const LEIDEN: ClusterMeasure<DivisionParameters> = {
  id: 'leiden',
  label: 'Clusters (Leiden)',
  kind: 'clusters',
  citation:
    'V. A. Traag, L. Waltman and N. J. van Eck, From Louvain to Leiden: guaranteeing well-connected communities, ' +
    'Scientific Reports 9 (2019) 5233, arXiv:1810.08473.',
  definition:
    'A division of the nodes that makes modularity high: more strength within clusters than the nodes’ strengths ' +
    'alone would put there. Passes of moving, refining and joining are repeated until they gain nothing. Every ' +
    'cluster is connected. Higher resolution gives smaller clusters. Numbered from 1 by their smallest id.',
  meaning: 'Which of these are tied more to each other than to the rest.',
  caveat:
    'A cluster is no branch and no group that anybody asserted; another seed or a few ties more can divide ' +
    'otherwise: leiden-consensus tells how far seeds agree. Clusters smaller than a limit that grows with the whole ' +
    'network are not seen.',
  domain:
    'Undirected networks, for a resolution above 0; a node without ties is a cluster of its own. A tie’s strength ' +
    'counts as strength unless unweighted.',
  normalisation: 'None.',
  cost: 'About O(m) a pass',
  disconnected: 'No cluster spans two parts.',
  weights: 'strength',
  reference: {
    library: 'python-igraph 1.0.0',
    call:
      'Graph.modularity(division, weights=strength, resolution=1), of a given division; of the division itself the ' +
      'best of Graph.community_leiden(objective_function="modularity", n_iterations=-1)',
  },
  parameters: { resolution: 1, weighted: true },
  compute(graph, parameters, context) {
    requireUndirected('leiden', 'Leiden', graph)
    return findClusters(graph, 'leiden', parameters, context)
  },
}
