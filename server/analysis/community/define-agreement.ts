import type { NetworkMeasure } from '../measure.ts'
import { compareWithGroups } from './compare-with-groups.ts'
import type { Agreement, AgreementParameters } from './compare-with-groups.ts'

type OwnText = 'citation' | 'definition' | 'meaning' | 'reference'

/** A measure of how far clusters agree with asserted groups: what such measures have in common, and an index. */
export function defineAgreement(
  agreement: Agreement,
  text: Pick<NetworkMeasure, OwnText>,
): NetworkMeasure<AgreementParameters> {
  return {
    id: agreement.id,
    label: `Agreement with groups (${agreement.label})`,
    kind: 'network',
    ...text,
    caveat:
      'With group nodes in the network, membership itself ties people: measure on persons only for an independent ' +
      'comparison. It says nothing of any one person.',
    domain:
      'Undirected networks in which two nodes or more have an asserted group. If there is one group or one cluster ' +
      'only it is 0, if there is one of each 1; a tie’s strength counts as strength unless unweighted. The clusters ' +
      'are those of Leiden, or of Louvain if louvain is true.',
    normalisation: '1 is full agreement, 0 what chance would give.',
    cost: 'That of the clusters, and O(groups × clusters × n)',
    disconnected: 'Nodes of all parts are compared alike.',
    weights: 'strength',
    parameters: { resolution: 1, weighted: true, louvain: false },
    compute: (graph, parameters, context) => compareWithGroups(agreement, graph, parameters, context),
  }
}
