import type { NetworkMeasure } from '../measure.ts'
import { adjustedMutualInformation } from './adjusted-mutual-information.ts'
import { compareWithGroups } from './compare-with-groups.ts'
import type { LouvainParameters } from './louvain.ts'

/** Agreement of the Louvain clusters with asserted groups, by information. */
export const AMI: NetworkMeasure<LouvainParameters> = {
  id: 'ami',
  label: 'Agreement with groups (AMI)',
  kind: 'network',
  citation:
    'N. X. Vinh, J. Epps and J. Bailey, Information theoretic measures for clusterings comparison: variants, ' +
    'properties, normalization and correction for chance, Journal of Machine Learning Research 11 (2010) 2837–2854.',
  definition:
    'Adjusted mutual information of the Louvain clusters of this run and the asserted groups, over the nodes with ' +
    'exactly one asserted group: (MI − E) / (mean of the two entropies − E), where E is the MI that chance would give.',
  meaning:
    'How far the clusters found agree with the groups that sources assert: 1 is full agreement, 0 what chance would give.',
  caveat:
    'With group nodes in the network, membership itself ties people: measure on persons only for an independent ' +
    'comparison. It says nothing of any one person.',
  domain:
    'Undirected networks in which two nodes or more have an asserted group. If there is one group or one cluster only ' +
    'it is 0, if there is one of each 1; a tie’s strength counts as strength unless unweighted.',
  normalisation: '1 is full agreement, 0 what chance would give.',
  cost: 'That of Louvain, and O(groups × clusters × n)',
  disconnected: 'Nodes of all parts are compared alike.',
  weights: 'strength',
  reference: { library: 'scikit-learn 1.9.1', call: 'adjusted_mutual_info_score(groups, clusters)' },
  parameters: { resolution: 1, weighted: true },
  compute: (graph, parameters, context) =>
    compareWithGroups({ id: 'ami', label: 'AMI', index: adjustedMutualInformation }, graph, parameters, context),
}
