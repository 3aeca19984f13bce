import { adjustedRandIndex } from './adjusted-rand-index.ts'
import { defineAgreement } from './define-agreement.ts'

/** Agreement of the clusters with asserted groups, by pairs. */
export const ARI = defineAgreement(
  { id: 'ari', label: 'ARI', index: adjustedRandIndex },
  {
    citation: 'L. Hubert and P. Arabie, Comparing partitions, Journal of Classification 2 (1985) 193–218.',
    definition:
      'Adjusted Rand index of the clusters of this run and the asserted groups, over the nodes with exactly one ' +
      'asserted group: the pairs together in both, less those that chance would put together, as a share of the most ' +
      'there could be.',
    meaning:
      'How far two people of one asserted group are also in one cluster: 1 is full agreement, 0 what chance would give.',
    reference: { library: 'scikit-learn 1.9.1', call: 'adjusted_rand_score(groups, clusters)' },
  },
)
