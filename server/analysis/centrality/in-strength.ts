import { requireDirected } from '../graph/require-directed.ts'
import type { RankingMeasure } from '../measure.ts'

/** Strength of the ties that lead to a node. */
export const IN_STRENGTH: RankingMeasure = {
  id: 'in-strength',
  label: 'In-strength',
  kind: 'ranking',
  citation:
    'S. Wasserman and K. Faust, Social Network Analysis: Methods and Applications, Cambridge University Press (1994), ' +
    'chapter 5.',
  definition: 'The sum of the strengths of the ties that lead to a node.',
  meaning: 'How much, all told, leads to this one from others.',
  caveat: 'It depends on what the list gives as weight, and on how closely somebody was watched.',
  domain: 'Directed networks; a node without such ties has 0. A tie’s strength counts as strength.',
  normalisation: 'None.',
  cost: 'O(m)',
  disconnected: 'A node without such ties has 0.',
  weights: 'strength',
  reference: { library: 'python-igraph 1.0.0', call: 'Graph.strength(mode="in", weights=strength)' },
  parameters: {},
  compute(graph) {
    requireDirected('in-strength', 'In-strength', 'strength', graph)
    const sums = new Float64Array(graph.ids.length)
    graph.to.forEach((node, edge) => {
      sums[node] = (sums[node] ?? 0) + (graph.strengths[edge] ?? 0)
    })
    return sums
  },
}
