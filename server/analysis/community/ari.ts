import type { NetworkMeasure } from '../measure.ts'
import { adjustedRandIndex } from './adjusted-rand-index.ts'
import { compareWithGroups } from './compare-with-groups.ts'
import type { LouvainParameters } from './louvain.ts'

/** Agreement of the Louvain clusters with asserted groups, by pairs. */
export const ARI: NetworkMeasure<LouvainParameters> = {
  id: 'ari',
  label: 'Agreement with groups (ARI)',
  kind: 'network',
  citation: 'L. Hubert and P. Arabie, Comparing partitions, Journal of Classification 2 (1985) 193–218.',
  definition:
    'Adjusted Rand index of the Louvain clusters of this run and the asserted groups, over the nodes with exactly one ' +
    'asserted group: the pairs together in both, less those that chance would put together, as a share of the most ' +
    'there could be.',
  meaning:
    'How far two people of one asserted group are also in one cluster: 1 is full agreement, 0 what chance would give.',
  caveat:
    'With group nodes in the network, membership itself ties people: measure on persons only for an independent ' +
    'comparison. It says nothing of any one person.',
  domain:
    'Undirected networks in which two nodes or more have an asserted group. If there is one group or one cluster only ' +
    'it is 0, if there is one of each 1; a tie’s strength counts as strength unless unweighted.',
  normalisation: '1 is full agreement, 0 what chance would give.',
  cost: 'That of Louvain, and O(n)',
  disconnected: 'Nodes of all parts are compared alike.',
  weights: 'strength',
  reference: { library: 'scikit-learn 1.9.1', call: 'adjusted_rand_score(groups, clusters)' },
  parameters: { resolution: 1, weighted: true },
  compute: (graph, parameters, context) =>
    compareWithGroups({ id: 'ari', label: 'ARI', index: adjustedRandIndex }, graph, parameters, context),
}
