import type { RankingMeasure } from '../measure.ts'

/** Degree centrality; raw by default, so that a reader can count the ties on the chart. */
export const DEGREE: RankingMeasure<Record<'normalised', boolean>> = {
  id: 'degree',
  label: 'Degree',
  kind: 'ranking',
  citation: 'L. C. Freeman, Centrality in social networks: conceptual clarification, Social Networks 1 (1978) 215–239.',
  definition: 'The number of ties of a node; normalised, divided by n − 1.',
  meaning: 'How many others this one is tied to in the material at hand.',
  caveat: 'It grows with how closely somebody was watched: bosses are often absent from wiretaps.',
  domain: 'Every network. Ties out and in count alike, and their strength does not count.',
  normalisation: 'Raw counts; normalised, divided by n − 1.',
  cost: 'O(n)',
  disconnected: 'A node without ties has 0.',
  weights: 'ignored',
  reference: { library: 'python-igraph 1.0.0', call: 'Graph.degree(mode="all")' },
  parameters: { normalised: false },
  compute({ ids, outgoing, incoming, directed }, { normalised }) {
    // With one node the divisor n − 1 is 0, and there is nothing to divide.
    const divisor = normalised && ids.length > 1 ? ids.length - 1 : 1
    return Float64Array.from(ids, (_, node) => {
      const out = (outgoing.offsets[node + 1] ?? 0) - (outgoing.offsets[node] ?? 0)
      const back = directed ? (incoming.offsets[node + 1] ?? 0) - (incoming.offsets[node] ?? 0) : 0
      return (out + back) / divisor
    })
  },
}
