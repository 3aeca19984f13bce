import { toUndirected } from '../graph/to-undirected.ts'
import type { RankingMeasure } from '../measure.ts'
import { countJoinedPairs, shareParted } from './count-joined-pairs.ts'
import { meanReciprocal } from './efficiency.ts'
import { removeNodes } from './remove-nodes.ts'

/** Fragmentation of what is left without each node: what each alone is worth as a key player. */
export const FRAGMENTATION_WITHOUT: RankingMeasure<Record<'distances', boolean>> = {
  id: 'fragmentation-without',
  label: 'Fragmentation without',
  kind: 'ranking',
  citation:
    'S. P. Borgatti, Identifying sets of key players in a social network, Computational and Mathematical Organization ' +
    'Theory 12 (2006) 21–34.',
  definition:
    'The share of the pairs of all other nodes that no path joins once the node is taken away; with distances, 1 less ' +
    'the mean of 1/distance (fewest ties) over those pairs.',
  meaning: 'How torn the rest of the network would be without this one.',
  caveat: 'Structure only: a network reforms, and one tie that nobody recorded can undo a high value.',
  domain:
    'Every network; 0 where fewer than two others are left. Neither the direction of ties nor their strength counts.',
  normalisation: 'A share between 0 and 1 of the pairs of the n − 1 others.',
  cost: 'O(n + m); with distances O(n²m)',
  disconnected: 'Pairs that were apart before count as well, so that all values are high in a network of many parts.',
  weights: 'ignored',
  reference: { library: 'networkx 3.6.1', call: 'connected_components(G without the node); 1 − global_efficiency' },
  parameters: { distances: false },
  compute(graph, { distances }, context) {
    const plain = toUndirected(graph)
    const others = graph.ids.length - 1
    if (!distances) return countJoinedPairs(plain).without.map((joined) => shareParted(joined, others))
    return Float64Array.from(graph.ids, (_, node) => {
      return others < 2 ? 0 : 1 - meanReciprocal(removeNodes(plain, new Set([node])), false, context)
    })
  },
}
