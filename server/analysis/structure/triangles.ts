import { requireUndirected } from '../graph/require-undirected.ts'
import type { RankingMeasure } from '../measure.ts'
import { countTriangles } from './count-triangles.ts'

/** How many triangles a node belongs to. */
export const TRIANGLES: RankingMeasure = {
  id: 'triangles',
  label: 'Triangles',
  kind: 'ranking',
  citation: 'D. J. Watts and S. H. Strogatz, Collective dynamics of ‘small-world’ networks, Nature 393 (1998) 440–442.',
  definition: 'The number of pairs of a node’s neighbours that are tied to each other.',
  meaning: 'How many threesomes this one belongs to in which everybody is tied to everybody.',
  caveat: 'It grows with the square of the number of ties, and a meeting of ten gives each who was there 36 at once.',
  domain: 'Undirected networks. The strength of ties does not count.',
  normalisation: 'None.',
  cost: 'O(m^1.5)',
  disconnected: 'A node without ties has 0.',
  weights: 'ignored',
  reference: { library: 'python-igraph 1.0.0', call: 'Graph.list_triangles()' },
  parameters: {},
  compute(graph) {
    requireUndirected('triangles', 'Triangles', graph)
    return countTriangles(graph)
  },
}
