import type { RankingMeasure } from '../measure.ts'
import { normaliseTies } from './normalise-ties.ts'
import type { TieShares } from './normalise-ties.ts'

/** Burt's constraint: how little room a node's contacts leave it to broker. */
export const CONSTRAINT: RankingMeasure<Record<'weighted', boolean>> = {
  id: 'constraint',
  label: 'Constraint',
  kind: 'ranking',
  citation: 'R. S. Burt, Structural Holes: The Social Structure of Competition, Harvard University Press (1992).',
  definition:
    'Over all contacts j of node i, the sum of (p(i,j) + Σ p(i,q) p(q,j))² over the other contacts q of i, where p(i,j) ' +
    'is the share of i’s strength that ties it to j, either way. A node without ties has 1.',
  meaning: 'How far the contacts of this one are tied to each other, so that nothing goes through it alone.',
  caveat: 'Low is what a broker has: the top of this ranking are those who broker least.',
  domain:
    'Every network. Directed, what leads either way is added up. A tie’s strength counts as strength unless unweighted.',
  normalisation: 'None: 1 for a single contact, up to 9/8, and near 0 for many contacts that are not tied.',
  cost: 'O(Σ degree²)',
  disconnected: 'A node without ties has 1, as has one with a single contact.',
  weights: 'strength',
  reference: {
    library: 'python-igraph 1.0.0',
    call: 'Graph.constraint(weights=strength), 1 where it gives no number',
  },
  parameters: { weighted: true },
  compute(graph, { weighted }) {
    const shares = normaliseTies(graph, weighted)
    const invested = new Float64Array(graph.ids.length).fill(-1)
    return Float64Array.from(graph.ids, (_, node) => constrain(node, shares, invested))
  },
}

/** `invested` is −1 everywhere before and after. */
function constrain(node: number, { graph, sums }: TieShares, invested: Float64Array): number {
  const { offsets, neighbours, edges } = graph.outgoing
  const [start, end] = [offsets[node] ?? 0, offsets[node + 1] ?? 0]
  if (start === end) return 1
  const shareAt = (at: number, from: number): number => (graph.strengths[edges[at] ?? 0] ?? 0) / (sums[from] ?? 1)
  for (let at = start; at < end; at += 1) invested[neighbours[at] ?? 0] = shareAt(at, node)
  for (let at = start; at < end; at += 1) {
    const between = neighbours[at] ?? 0
    const share = shareAt(at, node)
    for (let next = offsets[between] ?? 0; next < (offsets[between + 1] ?? 0); next += 1) {
      const contact = neighbours[next] ?? 0
      const known = invested[contact] ?? -1
      if (known >= 0) invested[contact] = known + share * shareAt(next, between)
    }
  }
  let constraint = 0
  for (let at = start; at < end; at += 1) {
    const contact = neighbours[at] ?? 0
    constraint += (invested[contact] ?? 0) ** 2
    invested[contact] = -1
  }
  return constraint
}
