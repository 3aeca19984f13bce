import type { SimpleGraph } from '../graph/simple-graph.ts'
import { OutsideDomainError } from '../measure.ts'
import type { RankingMeasure } from '../measure.ts'
import { labelComponents } from '../structure/label-components.ts'
import { sumDistances, sumLengths } from './sum-distances.ts'

/** Closeness of a connected network; unconnected ones are asked for harmonic closeness instead. */
export const CLOSENESS: RankingMeasure<Record<'normalised' | 'weighted', boolean>> = {
  id: 'closeness',
  label: 'Closeness',
  kind: 'ranking',
  citation:
    'G. Sabidussi, The centrality index of a graph, Psychometrika 31 (1966) 581–603; ' +
    'L. C. Freeman, Centrality in social networks: conceptual clarification, Social Networks 1 (1978) 215–239.',
  definition:
    'n − 1 divided by the sum of the distances (fewest ties) from the node to all others; not normalised, 1 divided ' +
    'by that sum. Weighted, a tie is 1/strength long.',
  meaning: 'In how few steps this one reaches all others.',
  caveat: 'Being few steps away is no contact: nothing says that anything ever passed along the way.',
  domain:
    'Connected networks of two nodes or more; directed, everybody must reach everybody along the ties. Strength does ' +
    'not count unless weighted, when distance = 1/strength.',
  normalisation: 'The inverse of the mean distance; not normalised, of the sum.',
  cost: 'O(nm); weighted O(nm + n² log n)',
  disconnected: 'Refused as outside its domain.',
  weights: 'distance',
  reference: {
    library: 'python-igraph 1.0.0',
    call: 'Graph.closeness(mode="out", normalized=True); weighted: weights=1/strength',
  },
  parameters: { normalised: true, weighted: false },
  compute(graph, { normalised, weighted }, { pool }) {
    requireConnected(graph)
    const others = graph.ids.length - 1
    const { reached, distances } = weighted ? sumLengths(graph, pool) : sumDistances(graph, pool)
    if (reached.some((count) => count < others)) {
      throw buildDisconnectedError('not everybody can reach everybody along its ties')
    }
    return distances.map((sum) => (normalised ? others : 1) / sum)
  },
}

function requireConnected(graph: SimpleGraph): void {
  if (graph.ids.length === 0) {
    throw new OutsideDomainError('closeness', 'empty', 'Closeness has no value on an empty network: widen it.')
  }
  if (graph.ids.length === 1) {
    const message = 'Closeness has no value for a single node, which has nobody to be close to: widen the network.'
    throw new OutsideDomainError('closeness', 'single-node', message)
  }
  const { count } = labelComponents(graph)
  if (count > 1) throw buildDisconnectedError(`it falls into ${count} unconnected parts`)
}

function buildDisconnectedError(reason: string): OutsideDomainError {
  const message = `Closeness has no value on this network because ${reason}: use harmonic closeness instead.`
  return new OutsideDomainError('closeness', 'disconnected', message)
}
