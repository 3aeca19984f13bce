import type { ClusterMeasure } from '../measure.ts'
import { labelComponents } from './label-components.ts'

/** Connected components. */
export const COMPONENTS: ClusterMeasure = {
  id: 'components',
  label: 'Connected parts',
  kind: 'clusters',
  citation:
    'J. Hopcroft and R. Tarjan, Algorithm 447: efficient algorithms for graph manipulation, Communications of the ACM ' +
    '16 (1973) 372–378.',
  definition:
    'Two nodes belong to the same part if a path of ties joins them; a node without ties is a part of its own. ' +
    'Numbered from 1 by their smallest id.',
  meaning: 'Which of these are joined by any path at all.',
  caveat: 'Two parts may be apart only because nobody recorded the tie that joins them.',
  domain: 'Every network. Neither the direction of ties nor their strength counts.',
  normalisation: 'None.',
  cost: 'O(n + m)',
  disconnected: 'Each part is a cluster.',
  weights: 'ignored',
  reference: { library: 'python-igraph 1.0.0', call: 'Graph.connected_components(mode="weak")' },
  parameters: {},
  compute: (graph) => labelComponents(graph).numbers,
}
