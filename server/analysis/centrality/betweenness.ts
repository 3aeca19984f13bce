import { sumHopDependencies } from '../betweenness/sum-hop-dependencies.ts'
import type { RankingMeasure } from '../measure.ts'
import { sumLengthDependencies } from './length-dependencies.ts'

/** Betweenness over shortest paths of fewest ties or, weighted, of least 1/strength. */
export const BETWEENNESS: RankingMeasure<Record<'normalised' | 'weighted', boolean>> = {
  id: 'betweenness',
  label: 'Betweenness',
  kind: 'ranking',
  citation:
    'L. C. Freeman, A set of measures of centrality based on betweenness, Sociometry 40 (1977) 35–41; ' +
    'U. Brandes, A faster algorithm for betweenness centrality, Journal of Mathematical Sociology 25 (2001) 163–177.',
  definition:
    'Over all pairs of other nodes, the sum of the share of their shortest paths (fewest ties) that lead through the ' +
    'node; normalised, divided by the number of those pairs, (n − 1)(n − 2)/2. Weighted, a tie is 1/strength long.',
  meaning: 'How often this one lies on the shortest way between two others.',
  caveat: 'One tie missed by the investigation can change it much: look at the rank intervals.',
  domain:
    'Every network; pairs without a path add nothing. Directed, paths follow the ties and pairs are ordered, ' +
    '(n − 1)(n − 2) of them; strength does not count unless weighted, when distance = 1/strength.',
  normalisation: 'Raw sums; normalised, divided by the number of pairs of other nodes.',
  cost: 'O(nm); weighted O(nm + n² log n)',
  disconnected: 'Pairs without a path add nothing.',
  weights: 'distance',
  reference: {
    library: 'python-igraph 1.0.0',
    call: 'Graph.betweenness(directed=True); weighted: weights=1/strength',
  },
  parameters: { normalised: false, weighted: false },
  compute(graph, { normalised, weighted }, { pool }) {
    const sums = weighted ? sumLengthDependencies(graph, 'betweenness') : sumHopDependencies(graph, pool)
    const order = graph.ids.length
    const orderedPairs = normalised && order > 2 ? (order - 1) * (order - 2) : 1
    // Undirected, each pair was counted from both of its ends.
    const divisor = graph.directed || (normalised && order > 2) ? orderedPairs : 2
    return sums.map((sum) => sum / divisor)
  },
}
