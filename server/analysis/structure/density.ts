import { OutsideDomainError } from '../measure.ts'
import type { NetworkMeasure } from '../measure.ts'

/** Share of the possible ties that are there. */
export const DENSITY: NetworkMeasure = {
  id: 'density',
  label: 'Density',
  kind: 'network',
  citation:
    'S. Wasserman and K. Faust, Social Network Analysis: Methods and Applications, Cambridge University Press (1994), ' +
    'chapter 4.',
  definition: 'The number of ties divided by that of all pairs of nodes, n(n − 1)/2; directed, by n(n − 1).',
  meaning: 'How many of all the ties that could be there are in the material.',
  caveat: 'It falls as a network grows and rises with how closely it was watched: compare only networks of like size.',
  domain: 'Networks of two nodes or more. The strength of ties does not count.',
  normalisation: 'A share between 0 and 1.',
  cost: 'O(1)',
  disconnected: 'Parts need no tie between them: the missing ones count as any other.',
  weights: 'ignored',
  reference: { library: 'python-igraph 1.0.0', call: 'Graph.density(loops=False)' },
  parameters: {},
  compute({ ids, from, directed }) {
    if (ids.length < 2) {
      const [gap, what] =
        ids.length === 0 ? (['empty', 'no nodes'] as const) : (['single-node', 'a single node'] as const)
      throw new OutsideDomainError('density', gap, `Density has no value on a network of ${what}: widen it.`)
    }
    return from.length / ((ids.length * (ids.length - 1)) / (directed ? 1 : 2))
  },
}
