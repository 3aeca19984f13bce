import { toUndirected } from '../graph/to-undirected.ts'
import { OutsideDomainError } from '../measure.ts'
import type { NetworkMeasure } from '../measure.ts'
import { countJoinedPairs, shareParted } from './count-joined-pairs.ts'

/** Share of the pairs that no path joins. */
export const FRAGMENTATION: NetworkMeasure = {
  id: 'fragmentation',
  label: 'Fragmentation',
  kind: 'network',
  citation:
    'S. P. Borgatti, Identifying sets of key players in a social network, Computational and Mathematical Organization ' +
    'Theory 12 (2006) 21–34.',
  definition: '1 − Σ s(s − 1) / (n(n − 1)), where s are the sizes of the connected parts of n nodes.',
  meaning: 'How many of all the pairs in the network are joined by no path at all.',
  caveat: 'Pairs may be unjoined only because nobody recorded what joins them.',
  domain: 'Networks of two nodes or more. Neither the direction of ties nor their strength counts.',
  normalisation: 'A share between 0, all joined, and 1, no ties.',
  cost: 'O(n + m)',
  disconnected: 'It measures just that: one part has 0.',
  weights: 'ignored',
  reference: { library: 'python-igraph 1.0.0', call: 'Graph.connected_components(mode="weak"), by the definition' },
  parameters: {},
  compute(graph) {
    const order = graph.ids.length
    if (order < 2) {
      const [gap, what] = order === 0 ? (['empty', 'no nodes'] as const) : (['single-node', 'a single node'] as const)
      throw new OutsideDomainError('fragmentation', gap, `Fragmentation has no value on ${what}: widen the network.`)
    }
    return shareParted(countJoinedPairs(toUndirected(graph)).all, order)
  },
}
