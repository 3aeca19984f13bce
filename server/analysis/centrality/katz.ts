import { InvalidParameterError } from '../graph/projection-parameters.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import { OutsideDomainError } from '../measure.ts'
import type { RankingMeasure } from '../measure.ts'

/** What any value may still be away from its limit, as a share of the largest. */
const TOLERANCE = 1e-13
const MOST_ROUNDS = 20_000

/** Katz status; its attenuation is a share of what surely converges. */
export const KATZ: RankingMeasure<Record<'attenuation', number> & Record<'weighted', boolean>> = {
  id: 'katz',
  label: 'Katz status',
  kind: 'ranking',
  citation: 'L. Katz, A new status index derived from sociometric analysis, Psychometrika 18 (1953) 39–43.',
  definition:
    'The number of walks that end at the node, each counted by its strengths multiplied and by α to the power of its ' +
    'length, the empty walk as 1. α is the attenuation divided by the largest strength of ties that lead to any node.',
  meaning: 'How many ways of any length lead to this one, long ones counting less and less.',
  caveat:
    'Walks go back and forth over the same tie, so that it says little more than strength does in a small network.',
  domain:
    'Every network, for an attenuation of at least 0 and below 1; directed, walks follow the ties. A tie’s strength ' +
    'counts as strength unless unweighted.',
  normalisation: 'None: a node that no tie leads to has 1.',
  cost: 'O(m) a round',
  disconnected: 'Walks stay within a part; a node without ties has 1.',
  weights: 'strength',
  reference: {
    library: 'networkx 3.6.1',
    call: 'katz_centrality_numpy(alpha=0.5 / max(in-strength), beta=1, normalized=False, weight=strength)',
  },
  parameters: { attenuation: 0.5, weighted: true },
  compute(graph, { attenuation, weighted }) {
    if (!(attenuation >= 0 && attenuation < 1)) {
      throw new InvalidParameterError(`attenuation is ${attenuation}; it must be at least 0 and below 1`)
    }
    return countWalks(graph, attenuation, weighted ? graph.strengths : new Float64Array(graph.from.length).fill(1))
  },
}

/** Each round adds the walks that are one tie longer, which are fewer than the last by the attenuation at least. */
function countWalks(graph: SimpleGraph, attenuation: number, weights: Float64Array): Float64Array {
  const sums = new Float64Array(graph.ids.length).fill(1)
  let walks = sums.slice()
  const scale = attenuation / findLargestSum(graph, weights)
  if (!Number.isFinite(scale)) return sums
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    walks = walkOn(graph, weights, walks, scale)
    let [largest, change] = [0, 0]
    for (let node = 0; node < sums.length; node += 1) {
      sums[node] = (sums[node] ?? 0) + (walks[node] ?? 0)
      change = Math.max(change, walks[node] ?? 0)
      largest = Math.max(largest, sums[node] ?? 0)
    }
    if (change * attenuation <= TOLERANCE * largest * (1 - attenuation)) return sums
  }
  const message = `Katz status does not settle within ${MOST_ROUNDS} rounds: use a lower attenuation.`
  throw new OutsideDomainError('katz', 'not-converged', message)
}

function findLargestSum(graph: SimpleGraph, weights: Float64Array): number {
  const ones = new Float64Array(graph.ids.length).fill(1)
  return walkOn(graph, weights, ones, 1).reduce((largest, sum) => Math.max(largest, sum), 0)
}

function walkOn(
  { incoming }: SimpleGraph,
  weights: Float64Array,
  walks: Float64Array,
  scale: number,
): Float64Array<ArrayBuffer> {
  const { offsets, neighbours, edges } = incoming
  return new Float64Array(walks.length).map((_, node) => {
    const end = offsets[node + 1] ?? 0
    let sum = 0
    for (let at = offsets[node] ?? 0; at < end; at += 1) {
      sum += (walks[neighbours[at] ?? 0] ?? 0) * (weights[edges[at] ?? 0] ?? 0)
    }
    return sum * scale
  })
}
