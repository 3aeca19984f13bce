import type { Measure } from '../measure.ts'

/** Node strength, the weighted degree. */
export const STRENGTH: Measure = {
  id: 'strength',
  label: 'Strength',
  kind: 'ranking',
  citation:
    'A. Barrat et al., The architecture of complex weighted networks, PNAS 101 (2004) 3747–3752; 1/(k − 1) after ' +
    'M. E. J. Newman, Scientific collaboration networks II, Physical Review E 64 (2001) 016132.',
  definition: 'The sum of the strengths of a node’s ties.',
  meaning: 'How much, all told, ties this one to others, better sourced reasons and smaller meetings counting more.',
  caveat: 'It depends on the map from grades to weights that the run names, and is no probability.',
  parameters: {},
  compute(network) {
    const sums = new Map(network.nodes.map((node) => [node.id, 0]))
    for (const { a, b, strength } of network.ties) {
      sums.set(a, (sums.get(a) ?? 0) + strength)
      sums.set(b, (sums.get(b) ?? 0) + strength)
    }
    return sums
  },
}
