import type { RankingMeasure } from '../measure.ts'
import { peelCores } from './peel-cores.ts'

/** Core number of each node. */
export const K_CORE: RankingMeasure = {
  id: 'k-core',
  label: 'Core number',
  kind: 'ranking',
  citation:
    'S. B. Seidman, Network structure and minimum degree, Social Networks 5 (1983) 269–287; V. Batagelj and ' +
    'M. Zaveršnik, An O(m) algorithm for cores decomposition of networks (2003), arXiv:cs/0310049.',
  definition:
    'The largest k such that the node belongs to the k-core: what remains after taking away, again and again, every ' +
    'node with fewer than k ties to those that remain.',
  meaning: 'How tightly knit the innermost circle is to which this one belongs.',
  caveat: 'One event with many participants makes a high core by itself, and leaders often keep out of the core.',
  domain: 'Every network; a node without ties has 0. Ties out and in count alike, and their strength does not count.',
  normalisation: 'None.',
  cost: 'O(n + m)',
  disconnected: 'Each part is peeled by itself; a node without ties has 0.',
  weights: 'ignored',
  reference: { library: 'python-igraph 1.0.0', call: 'Graph.coreness(mode="all")' },
  parameters: {},
  compute: peelCores,
}
