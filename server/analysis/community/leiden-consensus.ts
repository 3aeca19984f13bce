import { requireUndirected } from '../graph/require-undirected.ts'
import type { ClusterMeasure } from '../measure.ts'
import { findConsensus } from './consensus/find-consensus.ts'
import type { DivisionParameters } from './division-parameters.ts'

type Parameters = DivisionParameters & Record<'seeds' | 'threshold', number>

/** Clusters on which Leiden agrees over many seeds. */
export const LEIDEN_CONSENSUS: ClusterMeasure<Parameters> = {
  id: 'leiden-consensus',
  label: 'Clusters (Leiden, consensus)',
  kind: 'clusters',
  resampled: false,
  citation:
    'A. Lancichinetti and S. Fortunato, Consensus clustering in complex networks, Scientific Reports 2 (2012) 336, ' +
    'arXiv:1203.6093; on tied pairs alone as A. Tandon et al., Physical Review E 99 (2019) 042301, arXiv:1902.04014.',
  definition:
    'Leiden divides the network once for each seed. Ties whose ends fewer than the threshold’s share of the runs put ' +
    'together are dropped, the others weakened to their strength times that share, and the rest is divided in the ' +
    'same way, until all runs agree on every tie, ten rounds at most. Numbered from 1 by their smallest id.',
  meaning: 'Which of these are tied more to each other than to the rest, whatever the seed.',
  caveat:
    'A cluster is no branch and no group that anybody asserted. That seeds agree does not make it true: all of them ' +
    'read the same ties.',
  domain:
    'Undirected networks, for a resolution above 0 and 2 to 1,000 seeds; a node without ties is a cluster of its own. ' +
    'A tie’s strength counts as strength unless unweighted.',
  normalisation: 'None.',
  cost: 'About O(seeds × m) a pass of Leiden, two or three rounds of many passes',
  disconnected: 'No cluster spans two parts.',
  weights: 'strength',
  reference: {
    library: 'python-igraph 1.0.0',
    call: 'Graph.modularity(division, weights=strength, resolution=1), of a given division',
  },
  parameters: { resolution: 1, weighted: true, seeds: 100, threshold: 0.5 },
  compute(graph, parameters, context) {
    requireUndirected('leiden-consensus', 'Leiden', graph)
    return findConsensus(graph, 'leiden', parameters, context.randomFor('leiden-consensus'), context.pool).clusters
  },
}
