import { toUndirected } from '../graph/to-undirected.ts'
import type { NodeFlagMeasure } from '../measure.ts'
import { findCuts } from './find-cuts.ts'

/** Nodes whose removal parts the network. */
export const ARTICULATION_POINTS: NodeFlagMeasure = {
  id: 'articulation-points',
  label: 'Cut points',
  kind: 'node-flag',
  citation:
    'J. Hopcroft and R. Tarjan, Algorithm 447: efficient algorithms for graph manipulation, Communications of the ACM ' +
    '16 (1973) 372–378.',
  definition: 'A node without which the network falls into more connected parts than it has with it.',
  meaning: 'Without this one, some of the others would no longer be joined by any path.',
  caveat: 'It may be a cut point only because ties around it were never recorded; each further source can undo it.',
  domain: 'Every network. Neither the direction of ties nor their strength counts.',
  normalisation: 'None.',
  cost: 'O(n + m)',
  disconnected: 'A cut point parts its own part.',
  weights: 'ignored',
  reference: { library: 'python-igraph 1.0.0', call: 'Graph.articulation_points()' },
  parameters: {},
  compute: (graph) => findCuts(toUndirected(graph)).points,
}
