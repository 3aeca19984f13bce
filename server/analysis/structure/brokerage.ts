import { requireDirected } from '../graph/require-directed.ts'
import { OutsideDomainError } from '../measure.ts'
import type { RankingMeasure } from '../measure.ts'
import { countBrokerage } from './count-brokerage.ts'
import type { BrokerRole } from './count-brokerage.ts'

interface RoleTexts {
  readonly role: BrokerRole
  readonly label: string
  /** Which groups the three belong to. */
  readonly groups: string
  readonly meaning: string
}

/** One role of Gould and Fernandez; the five differ in the groups of the three alone. */
function defineRole({ role, label, groups, meaning }: RoleTexts): RankingMeasure {
  const id = `brokerage-${role}`
  return {
    id,
    label,
    kind: 'ranking',
    citation:
      'R. V. Gould and R. M. Fernandez, Structures of mediation: a formal approach to brokerage in transaction networks, ' +
      'Sociological Methodology 19 (1989) 89–126.',
    definition:
      'The number of pairs of others of whom the one is tied to the node and the node to the other, while no tie leads ' +
      `from the one to the other: ${groups}.`,
    meaning,
    caveat:
      'It counts only where sources assert one group for all three; a tie or a membership that nobody recorded changes it.',
    domain:
      `Networks in which a node has an asserted group${role === 'representative' ? ', directed ones only' : ''}; without ` +
      'a group a node has 0 and is no end of a pair. Directed, ties lead from the one to the other; undirected, each pair ' +
      'counts once. The strength of ties does not count.',
    normalisation: 'None: it grows with the square of the number of ties.',
    cost: 'O(Σ degree²)',
    disconnected: 'Only ties count: a node without ties has 0.',
    weights: 'ignored',
    reference: { library: 'numpy 2.4.6', call: 'A[i,j] A[j,k] (1 − A[i,k]) summed over i ≠ k of these groups' },
    parameters: {},
    compute(graph) {
      if (role === 'representative') requireDirected(id, label, 'gatekeeper', graph)
      if (graph.groups.every((group) => group === null)) {
        const message = `${label} compares asserted groups, and no node has one: record memberships.`
        throw new OutsideDomainError(id, 'no-membership', message)
      }
      return countBrokerage(graph)[role].slice()
    },
  }
}

/** Gould–Fernandez coordinator, between two of its own group. */
export const BROKERAGE_COORDINATOR = defineRole({
  role: 'coordinator',
  label: 'Broker: coordinator',
  groups: 'all three belong to the same group',
  meaning: 'Between how many pairs of its own group this one alone is the link.',
})

/** Gould–Fernandez itinerant broker, also called consultant. */
export const BROKERAGE_ITINERANT = defineRole({
  role: 'itinerant',
  label: 'Broker: itinerant',
  groups: 'the two belong to one group and the node to another',
  meaning: 'Between how many pairs of some other group this one is the link from outside.',
})

/** Gould–Fernandez gatekeeper, by whom others reach its group. */
export const BROKERAGE_GATEKEEPER = defineRole({
  role: 'gatekeeper',
  label: 'Broker: gatekeeper',
  groups: 'the node and the other belong to one group and the one does not; undirected, whichever of the two that is',
  meaning: 'How often this one is the link between somebody outside and somebody of its own group.',
})

/** Gould–Fernandez representative, by whom its group reaches others. */
export const BROKERAGE_REPRESENTATIVE = defineRole({
  role: 'representative',
  label: 'Broker: representative',
  groups: 'the node and the one belong to one group and the other does not',
  meaning: 'How often this one is the link from somebody of its own group to somebody outside.',
})

/** Gould–Fernandez liaison, between two groups of which it belongs to neither. */
export const BROKERAGE_LIAISON = defineRole({
  role: 'liaison',
  label: 'Broker: liaison',
  groups: 'the three belong to three groups',
  meaning: 'Between how many pairs of two other groups this one is the link.',
})
