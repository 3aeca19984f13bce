import { HARMONIC } from '../centrality/harmonic.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import { OutsideDomainError } from '../measure.ts'
import type { MeasureContext, NetworkMeasure } from '../measure.ts'

/** Global efficiency; 1 less it is the fragmentation by distance. */
export const EFFICIENCY: NetworkMeasure<Record<'weighted', boolean>> = {
  id: 'efficiency',
  label: 'Efficiency',
  kind: 'network',
  citation:
    'V. Latora and M. Marchiori, Efficient behavior of small-world networks, Physical Review Letters 87 (2001) 198701.',
  definition:
    'The mean of 1/distance (fewest ties) over all ordered pairs of nodes, 0 for pairs without a path. Weighted, a tie ' +
    'is 1/strength long.',
  meaning: 'How near everybody is to everybody on average, those out of reach counting as infinitely far.',
  caveat: 'Being few steps away is no contact: nothing says that anything ever passed along the way.',
  domain:
    'Networks of two nodes or more. Directed, paths follow the ties; strength does not count unless weighted, when ' +
    'distance = 1/strength.',
  normalisation: 'A share between 0 and 1; weighted, it is in units of strength and has no upper bound.',
  cost: 'O(nm); weighted O(nm + n² log n)',
  disconnected: 'Pairs out of reach add 0.',
  weights: 'distance',
  reference: {
    library: 'python-igraph 1.0.0',
    call: 'the mean of Graph.harmonic_centrality(mode="out", normalized=True); weighted: weights=1/strength',
  },
  parameters: { weighted: false },
  compute(graph, { weighted }, context) {
    const order = graph.ids.length
    if (order < 2) {
      const [gap, what] = order === 0 ? (['empty', 'no nodes'] as const) : (['single-node', 'a single node'] as const)
      throw new OutsideDomainError('efficiency', gap, `Efficiency has no value on ${what}: widen the network.`)
    }
    return meanReciprocal(graph, weighted, context)
  },
}

/** The mean of 1/distance over all ordered pairs; 0 for fewer than two nodes. */
export function meanReciprocal(graph: SimpleGraph, weighted: boolean, context: MeasureContext): number {
  const order = graph.ids.length
  if (order < 2) return 0
  const sums = HARMONIC.compute(graph, { normalised: false, weighted }, context)
  return sums.reduce((total, sum) => total + sum, 0) / (order * (order - 1))
}
