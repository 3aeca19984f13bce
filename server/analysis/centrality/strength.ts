import type { RankingMeasure } from '../measure.ts'

/** Node strength, the weighted degree. */
export const STRENGTH: RankingMeasure = {
  id: 'strength',
  label: 'Strength',
  kind: 'ranking',
  citation:
    'A. Barrat et al., The architecture of complex weighted networks, PNAS 101 (2004) 3747–3752; 1/(k − 1) after ' +
    'M. E. J. Newman, Scientific collaboration networks II, Physical Review E 64 (2001) 016132.',
  definition: 'The sum of the strengths of a node’s ties.',
  meaning: 'How much, all told, ties this one to others, better sourced reasons and smaller meetings counting more.',
  caveat: 'It depends on the map from grades to weights that the run names, and is no probability.',
  domain: 'Every network. Ties out and in count alike.',
  normalisation: 'None.',
  cost: 'O(m)',
  disconnected: 'A node without ties has 0.',
  weights: 'strength',
  reference: { library: 'python-igraph 1.0.0', call: 'Graph.strength(mode="all", weights=strength)' },
  parameters: {},
  compute({ ids, from, to, strengths }) {
    const sums = new Float64Array(ids.length)
    for (let edge = 0; edge < from.length; edge += 1) {
      const [one, other] = [from[edge] ?? 0, to[edge] ?? 0]
      sums[one] = (sums[one] ?? 0) + (strengths[edge] ?? 0)
      sums[other] = (sums[other] ?? 0) + (strengths[edge] ?? 0)
    }
    return sums
  },
}
