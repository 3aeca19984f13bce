import { requireUndirected } from '../graph/require-undirected.ts'
import type { RankingMeasure } from '../measure.ts'
import { countTriangles } from './count-triangles.ts'

/** Local clustering coefficient, 0 for nodes with fewer than two ties. */
export const CLUSTERING: RankingMeasure = {
  id: 'clustering',
  label: 'Clustering',
  kind: 'ranking',
  citation: 'D. J. Watts and S. H. Strogatz, Collective dynamics of ‘small-world’ networks, Nature 393 (1998) 440–442.',
  definition: 'The share of the pairs of a node’s neighbours that are tied to each other; 0 with fewer than two ties.',
  meaning: 'How many of those whom this one is tied to are also tied to each other.',
  caveat:
    'A high value is no importance: who has two ties inside one meeting has 1, a broker between circles has little.',
  domain: 'Undirected networks. The strength of ties does not count.',
  normalisation: 'A share between 0 and 1.',
  cost: 'O(m^1.5)',
  disconnected: 'A node with fewer than two ties has 0.',
  weights: 'ignored',
  reference: { library: 'python-igraph 1.0.0', call: 'Graph.transitivity_local_undirected(mode="zero")' },
  parameters: {},
  compute(graph) {
    requireUndirected('clustering', 'Clustering', graph)
    const { offsets } = graph.outgoing
    return countTriangles(graph).map((triangles, node) => {
      const degree = (offsets[node + 1] ?? 0) - (offsets[node] ?? 0)
      return degree < 2 ? 0 : triangles / ((degree * (degree - 1)) / 2)
    })
  },
}
