import { requireDirected } from '../graph/require-directed.ts'
import type { RankingMeasure } from '../measure.ts'
import { leadBothWays } from './lead-both-ways.ts'

/** HITS hubs, scaled to 1 for the highest. */
export const HITS_HUBS: RankingMeasure<Record<'weighted', boolean>> = {
  id: 'hits-hubs',
  label: 'Hubs (HITS)',
  kind: 'ranking',
  citation:
    'J. M. Kleinberg, Authoritative sources in a hyperlinked environment, Journal of the ACM 46 (1999) 604–632.',
  definition:
    'A hub’s ties lead to good authorities, and ties from good hubs lead to an authority: hubs are ' +
    'the left singular vector of the largest singular value of the matrix of strengths, the highest 1.',
  meaning: 'How strongly this one turns to those whom the strongest others turn to as well.',
  caveat: 'It sees only the densest part of the network: a 0 elsewhere is no sign of unimportance.',
  domain:
    'Directed networks with a tie, in which one part alone has the largest singular value; nodes outside it have 0. A ' +
    'tie’s strength counts as strength unless unweighted.',
  normalisation: 'The highest value is 1.',
  cost: 'O(m) a round',
  disconnected: 'Nodes outside the part with the largest singular value have 0.',
  weights: 'strength',
  reference: { library: 'python-igraph 1.0.0', call: 'Graph.hub_score(weights=strength)' },
  parameters: { weighted: true },
  compute(graph, { weighted }) {
    const subject = { id: 'hits-hubs', label: 'Hubs (HITS)' }
    requireDirected(subject.id, subject.label, 'the eigenvector', graph)
    return leadBothWays(graph, weighted, subject).hubs
  },
}
