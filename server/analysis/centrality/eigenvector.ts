import { requireUndirected } from '../graph/require-undirected.ts'
import type { RankingMeasure } from '../measure.ts'
import { findLeadingVector } from './leading-vector.ts'

/** Eigenvector centrality, scaled to 1 for the highest. */
export const EIGENVECTOR: RankingMeasure<Record<'weighted', boolean>> = {
  id: 'eigenvector',
  label: 'Eigenvector',
  kind: 'ranking',
  citation:
    'P. Bonacich, Factoring and weighting approaches to status scores and clique identification, Journal of ' +
    'Mathematical Sociology 2 (1972) 113–120.',
  definition:
    'The eigenvector of the largest eigenvalue of the matrix of strengths, scaled so that its highest value is 1. ' +
    'Unweighted, every strength is 1.',
  meaning: 'How strongly this one is tied to others who are themselves strongly tied.',
  caveat: 'It sees only the densest part of the network: a 0 elsewhere is no sign of unimportance.',
  domain:
    'Undirected networks with a tie, in which one connected part alone has the largest eigenvalue; nodes outside that ' +
    'part have 0. A tie’s strength counts as strength unless unweighted.',
  normalisation: 'The highest value is 1.',
  cost: 'O(m) a round',
  disconnected: 'Nodes outside the part with the largest eigenvalue have 0.',
  weights: 'strength',
  reference: { library: 'python-igraph 1.0.0', call: 'Graph.eigenvector_centrality(weights=strength)' },
  parameters: { weighted: true },
  compute(graph, { weighted }) {
    requireUndirected('eigenvector', 'Eigenvector centrality', graph)
    return findLeadingVector(graph, weighted)
  },
}
