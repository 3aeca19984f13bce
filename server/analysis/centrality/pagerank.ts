import type { RankingMeasure } from '../measure.ts'
import { iteratePagerank } from './iterate-pagerank.ts'

/** PageRank; nodes without ties out hand their share to all alike. */
export const PAGERANK: RankingMeasure<Record<'damping', number> & Record<'weighted', boolean>> = {
  id: 'pagerank',
  label: 'PageRank',
  kind: 'ranking',
  citation:
    'S. Brin and L. Page, The anatomy of a large-scale hypertextual Web search engine, Computer Networks and ISDN ' +
    'Systems 30 (1998) 107–117.',
  definition:
    'The share of time that a walker spends at the node who follows a tie with the probability of the damping, picked ' +
    'in proportion to strength, and else, or where no tie leads on, jumps to any node. The sum over all nodes is 1.',
  meaning: 'How often a walk at random along the ties comes by this one.',
  caveat: 'Without direction it says little more than strength does: do not read it as a second, independent opinion.',
  domain:
    'Every network, for a damping of at least 0 and below 1; directed, the walk follows the ties. A tie’s strength ' +
    'counts as strength unless unweighted.',
  normalisation: 'Values sum to 1.',
  cost: 'O(m) a round',
  disconnected: 'The walker jumps between parts.',
  weights: 'strength',
  reference: { library: 'python-igraph 1.0.0', call: 'Graph.pagerank(damping=0.85, weights=strength)' },
  parameters: { damping: 0.85, weighted: true },
  compute(graph, { damping, weighted }) {
    return iteratePagerank(graph, damping, weighted)
  },
}
