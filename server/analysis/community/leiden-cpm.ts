import { requireUndirected } from '../graph/require-undirected.ts'
import type { ClusterMeasure } from '../measure.ts'
import type { DivisionParameters } from './division-parameters.ts'
import { findClusters } from './find-clusters.ts'

/** Leiden clusters by the constant Potts model, which sees clusters of any size alike. */
export const LEIDEN_CPM: ClusterMeasure<DivisionParameters> = {
  id: 'leiden-cpm',
  label: 'Clusters (Leiden, Potts model)',
  kind: 'clusters',
  citation:
    'V. A. Traag, P. Van Dooren and Y. Nesterov, Narrow scope for resolution-limit-free community detection, Physical ' +
    'Review E 84 (2011) 016114, arXiv:1104.3083; found as V. A. Traag, L. Waltman and N. J. van Eck, Scientific ' +
    'Reports 9 (2019) 5233, find it.',
  definition:
    'A division of the nodes that makes the sum over clusters of strength within less resolution × n(n − 1)/2 high, n ' +
    'being the nodes of a cluster. Within clusters the mean strength of a pair is at least the resolution, between ' +
    'clusters at most. Every cluster is connected. Numbered from 1 by their smallest id.',
  meaning: 'Which of these are tied at least as densely as asked, whatever the size of the network.',
  caveat:
    'A cluster is no branch and no group that anybody asserted; another seed or a few ties more can divide otherwise. ' +
    'The resolution is in the unit of strength: what suits one network need not suit another.',
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
      'Graph.community_leiden(objective_function="CPM", weights=strength, resolution=0.3, n_iterations=-1).quality: ' +
      'the best of ten runs is not better',
  },
  parameters: { resolution: 0.05, weighted: true },
  tellsModularity: false,
  compute(graph, parameters, context) {
    requireUndirected('leiden-cpm', 'Leiden', graph)
    return findClusters(graph, 'leiden-cpm', parameters, context)
  },
}
