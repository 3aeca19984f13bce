import type { RankingMeasure } from '../measure.ts'
import { sumDistances, sumLengths } from './sum-distances.ts'

/** Harmonic closeness, which unconnected networks have too. */
export const HARMONIC: RankingMeasure<Record<'normalised' | 'weighted', boolean>> = {
  id: 'harmonic',
  label: 'Harmonic closeness',
  kind: 'ranking',
  citation:
    'M. Marchiori and V. Latora, Harmony in the small-world, Physica A 285 (2000) 539–546; ' +
    'P. Boldi and S. Vigna, Axioms for centrality, Internet Mathematics 10 (2014) 222–262.',
  definition:
    'The sum of 1/distance (fewest ties) from the node to all others, 0 for those it cannot reach; normalised, ' +
    'divided by n − 1. Weighted, a tie is 1/strength long.',
  meaning: 'How near this one is to the others on average, those out of reach counting as infinitely far.',
  caveat: 'Being few steps away is no contact: nothing says that anything ever passed along the way.',
  domain:
    'Every network; a single node has 0. Directed, paths lead out along the ties; strength does not count unless ' +
    'weighted, when distance = 1/strength.',
  normalisation: 'Divided by n − 1; not normalised, the raw sum.',
  cost: 'O(nm); weighted O(nm + n² log n)',
  disconnected: 'Nodes out of reach add 0.',
  weights: 'distance',
  reference: {
    library: 'python-igraph 1.0.0',
    call: 'Graph.harmonic_centrality(mode="out", normalized=True); weighted: weights=1/strength',
  },
  parameters: { normalised: true, weighted: false },
  compute(graph, { normalised, weighted }, { pool }) {
    const divisor = normalised ? Math.max(1, graph.ids.length - 1) : 1
    const { reciprocals } = weighted ? sumLengths(graph, pool) : sumDistances(graph, pool)
    return reciprocals.map((sum) => sum / divisor)
  },
}
