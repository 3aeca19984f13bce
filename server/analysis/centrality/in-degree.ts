import { requireDirected } from '../graph/require-directed.ts'
import type { RankingMeasure } from '../measure.ts'

/** Number of ties that lead to a node. */
export const IN_DEGREE: RankingMeasure = {
  id: 'in-degree',
  label: 'In-degree',
  kind: 'ranking',
  citation:
    'S. Wasserman and K. Faust, Social Network Analysis: Methods and Applications, Cambridge University Press (1994), ' +
    'chapter 5.',
  definition: 'The number of ties that lead to a node.',
  meaning: 'How many others turn to this one in the material at hand.',
  caveat: 'Who is watched is turned to on record: it grows with how closely somebody was watched.',
  domain: 'Directed networks; a node without such ties has 0. The strength of ties does not count.',
  normalisation: 'None.',
  cost: 'O(n)',
  disconnected: 'A node without such ties has 0.',
  weights: 'ignored',
  reference: { library: 'python-igraph 1.0.0', call: 'Graph.degree(mode="in")' },
  parameters: {},
  compute(graph) {
    requireDirected('in-degree', 'In-degree', 'degree', graph)
    const { offsets } = graph.incoming
    return Float64Array.from(graph.ids, (_, node) => (offsets[node + 1] ?? 0) - (offsets[node] ?? 0))
  },
}
