import type { RankingMeasure } from '../measure.ts'
import { normaliseTies } from './normalise-ties.ts'
import type { TieShares } from './normalise-ties.ts'

/** Burt's effective size: contacts less what is redundant among them. */
export const EFFECTIVE_SIZE: RankingMeasure<Record<'weighted', boolean>> = {
  id: 'effective-size',
  label: 'Effective size',
  kind: 'ranking',
  citation:
    'R. S. Burt, Structural Holes: The Social Structure of Competition, Harvard University Press (1992); unweighted it ' +
    'is as in S. P. Borgatti, Structural holes: unpacking Burt’s redundancy measures, Connections 20 (1997) 35–38.',
  definition:
    'Over all contacts j of node i, the sum of 1 − Σ p(i,q) m(j,q) over the other contacts q of i, where p(i,q) is the ' +
    'share of i’s strength that ties it to q and m(j,q) the strength between j and q divided by the largest of j.',
  meaning: 'How many contacts this one has that are not already tied to its other contacts.',
  caveat: 'Contacts may seem apart only because nobody watched them: one missed meeting can join them all.',
  domain:
    'Every network; a node without ties has 0. Directed, what leads either way is added up. A tie’s strength counts as ' +
    'strength unless unweighted.',
  normalisation: 'None: at most the number of contacts.',
  cost: 'O(Σ degree²)',
  disconnected: 'A node without ties has 0.',
  weights: 'strength',
  reference: {
    library: 'networkx 3.6.1',
    call: 'effective_size(nodes=list(G), weight=strength) of both ways added up, 0 where it gives no number',
  },
  parameters: { weighted: true },
  compute(graph, { weighted }) {
    const shares = normaliseTies(graph, weighted)
    const invested = new Float64Array(graph.ids.length)
    return Float64Array.from(graph.ids, (_, node) => countEffective(node, shares, invested))
  },
}

/** `invested` is 0 everywhere before and after. */
function countEffective(node: number, { graph, sums, largest }: TieShares, invested: Float64Array): number {
  const { offsets, neighbours, edges } = graph.outgoing
  const [start, end] = [offsets[node] ?? 0, offsets[node + 1] ?? 0]
  const strengthAt = (at: number): number => graph.strengths[edges[at] ?? 0] ?? 0
  for (let at = start; at < end; at += 1) invested[neighbours[at] ?? 0] = strengthAt(at) / (sums[node] ?? 1)
  let size = 0
  for (let at = start; at < end; at += 1) {
    const contact = neighbours[at] ?? 0
    let redundant = 0
    for (let next = offsets[contact] ?? 0; next < (offsets[contact + 1] ?? 0); next += 1) {
      redundant += (invested[neighbours[next] ?? 0] ?? 0) * strengthAt(next)
    }
    size += 1 - redundant / (largest[contact] ?? 1)
  }
  for (let at = start; at < end; at += 1) invested[neighbours[at] ?? 0] = 0
  return size
}
