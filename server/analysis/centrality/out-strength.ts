import { requireDirected } from '../graph/require-directed.ts'
import type { RankingMeasure } from '../measure.ts'

/** Strength of the ties that lead away from a node. */
export const OUT_STRENGTH: RankingMeasure = {
  id: 'out-strength',
  label: 'Out-strength',
  kind: 'ranking',
  citation:
    'S. Wasserman and K. Faust, Social Network Analysis: Methods and Applications, Cambridge University Press (1994), ' +
    'chapter 5.',
  definition: 'The sum of the strengths of the ties that lead away from a node.',
  meaning: 'How much, all told, leads from this one to others.',
  caveat: 'It depends on what the list gives as weight, and on how closely somebody was watched.',
  domain: 'Directed networks; a node without such ties has 0. A tie’s strength counts as strength.',
  normalisation: 'None.',
  cost: 'O(m)',
  disconnected: 'A node without such ties has 0.',
  weights: 'strength',
  reference: { library: 'python-igraph 1.0.0', call: 'Graph.strength(mode="out", weights=strength)' },
  parameters: {},
  compute(graph) {
    requireDirected('out-strength', 'Out-strength', 'strength', graph)
    const sums = new Float64Array(graph.ids.length)
    graph.from.forEach((node, edge) => {
      sums[node] = (sums[node] ?? 0) + (graph.strengths[edge] ?? 0)
    })
    return sums
  },
}
