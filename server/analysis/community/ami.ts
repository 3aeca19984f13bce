import { adjustedMutualInformation } from './adjusted-mutual-information.ts'
import { defineAgreement } from './define-agreement.ts'

/** Agreement of the clusters with asserted groups, by information. */
export const AMI = defineAgreement(
  { id: 'ami', label: 'AMI', index: adjustedMutualInformation },
  {
    citation:
      'N. X. Vinh, J. Epps and J. Bailey, Information theoretic measures for clusterings comparison: variants, ' +
      'properties, normalization and correction for chance, Journal of Machine Learning Research 11 (2010) 2837–2854.',
    definition:
      'Adjusted mutual information of the clusters of this run and the asserted groups, over the nodes with exactly ' +
      'one asserted group: (MI − E) / (mean of the two entropies − E), where E is the MI that chance would give.',
    meaning:
      'How far the clusters found agree with the groups that sources assert: 1 is full agreement, 0 what chance would ' +
      'give.',
    reference: { library: 'scikit-learn 1.9.1', call: 'adjusted_mutual_info_score(groups, clusters)' },
  },
)
