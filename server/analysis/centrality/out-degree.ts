import { requireDirected } from '../graph/require-directed.ts'
import type { RankingMeasure } from '../measure.ts'

/** Number of ties that lead away from a node. */
export const OUT_DEGREE: RankingMeasure = {
  id: 'out-degree',
  label: 'Out-degree',
  kind: 'ranking',
  citation:
    'S. Wasserman and K. Faust, Social Network Analysis: Methods and Applications, Cambridge University Press (1994), ' +
    'chapter 5.',
  definition: 'The number of ties that lead away from a node.',
  meaning: 'How many others this one turns to in the material at hand.',
  caveat: 'It grows with how closely somebody was watched: bosses often let others call.',
  domain: 'Directed networks; a node without such ties has 0. The strength of ties does not count.',
  normalisation: 'None.',
  cost: 'O(n)',
  disconnected: 'A node without such ties has 0.',
  weights: 'ignored',
  reference: { library: 'python-igraph 1.0.0', call: 'Graph.degree(mode="out")' },
  parameters: {},
  compute(graph) {
    requireDirected('out-degree', 'Out-degree', 'degree', graph)
    const { offsets } = graph.outgoing
    return Float64Array.from(graph.ids, (_, node) => (offsets[node + 1] ?? 0) - (offsets[node] ?? 0))
  },
}
