import { requireUndirected } from '../graph/require-undirected.ts'
import type { TieFlagMeasure } from '../measure.ts'
import { findCuts } from './find-cuts.ts'

/** Ties whose removal parts the network. */
export const BRIDGES: TieFlagMeasure = {
  id: 'bridges',
  label: 'Bridges',
  kind: 'tie-flag',
  keptUnderLoss: true,
  citation: 'R. E. Tarjan, A note on finding the bridges of a graph, Information Processing Letters 2 (1974) 160–161.',
  definition: 'A tie without which the network falls into more connected parts than it has with it.',
  meaning: 'Without this tie, its two sides would no longer be joined by any path.',
  caveat: 'It may be a bridge only because other ties were never recorded, and it is only as sure as its sources.',
  domain: 'Undirected networks. The strength of ties does not count.',
  normalisation: 'None.',
  cost: 'O(n + m)',
  disconnected: 'A bridge parts its own part.',
  weights: 'ignored',
  reference: { library: 'python-igraph 1.0.0', call: 'Graph.bridges()' },
  parameters: {},
  compute(graph) {
    requireUndirected('bridges', 'Bridges', graph)
    return findCuts(graph).bridges
  },
}
