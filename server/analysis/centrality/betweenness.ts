import { sampleShares } from '../betweenness/sample-shares.ts'
import { sumHopDependencies } from '../betweenness/sum-hop-dependencies.ts'
import type { Random } from '../create-random.ts'
import { InvalidParameterError } from '../graph/projection-parameters.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import type { MeasureParameters, RankingMeasure } from '../measure.ts'
import { sumLengthDependencies } from './length-dependencies.ts'

interface BetweennessParameters extends MeasureParameters {
  readonly normalised: boolean
  readonly weighted: boolean
  /** Estimated from paths drawn at random: for networks of 100,000 nodes and more, where exact takes minutes. */
  readonly sampled: boolean
  /** Sampled, no normalised value is more than this off … */
  readonly error: number
  /** … but with this probability at most. */
  readonly risk: number
}

const LEAST_ERROR = 0.001

/** Betweenness over shortest paths of fewest ties or, weighted, of least 1/strength. */
export const BETWEENNESS: RankingMeasure<BetweennessParameters> = {
  id: 'betweenness',
  label: 'Betweenness',
  kind: 'ranking',
  citation:
    'L. C. Freeman, A set of measures of centrality based on betweenness, Sociometry 40 (1977) 35–41; ' +
    'U. Brandes, A faster algorithm for betweenness centrality, Journal of Mathematical Sociology 25 (2001) 163–177; ' +
    'sampled, M. Riondato and E. M. Kornaropoulos, Data Mining and Knowledge Discovery 30 (2016) 438–475.',
  definition:
    'Over all pairs of other nodes, the sum of the share of their shortest paths (fewest ties) that lead through the ' +
    'node; normalised, divided by the number of those pairs, (n − 1)(n − 2)/2. Weighted, a tie is 1/strength long. ' +
    'Sampled, an estimate: with probability 1 − risk no normalised value is more than `error` off.',
  meaning: 'How often this one lies on the shortest way between two others.',
  caveat: 'One tie missed by the investigation can change it much: look at the rank intervals.',
  domain:
    'Every network; pairs without a path add nothing. Directed, paths follow the ties and pairs are ordered, ' +
    '(n − 1)(n − 2) of them; strength does not count unless weighted, when distance = 1/strength.',
  normalisation: 'Raw sums; normalised, divided by the number of pairs of other nodes.',
  cost: 'O(nm); weighted O(nm + n² log n)',
  disconnected: 'Pairs without a path add nothing.',
  weights: 'distance',
  reference: {
    library: 'python-igraph 1.0.0',
    call: 'Graph.betweenness(directed=True); weighted: weights=1/strength',
  },
  parameters: { normalised: false, weighted: false, sampled: false, error: 0.02, risk: 0.1 },
  compute(graph, parameters, { pool, randomFor }) {
    const { normalised, weighted, sampled } = parameters
    const order = graph.ids.length
    if (order < 3) return new Float64Array(order)
    if (sampled) {
      const shares = estimateShares(graph, parameters, randomFor('betweenness'))
      const pairs = ((order - 1) * (order - 2)) / (graph.directed ? 1 : 2)
      return normalised ? shares : shares.map((share) => share * pairs)
    }
    const sums = weighted ? sumLengthDependencies(graph, 'betweenness') : sumHopDependencies(graph, pool)
    // Undirected, each pair was counted from both of its ends.
    const divisor = normalised ? (order - 1) * (order - 2) : graph.directed ? 1 : 2
    return sums.map((sum) => sum / divisor)
  },
}

/** Of the pairs of others: whoever is drawn as an end lies between nobody, so that samples tell the share of all pairs. */
function estimateShares(graph: SimpleGraph, parameters: BetweennessParameters, random: Random): Float64Array {
  const { weighted, error, risk } = parameters
  if (weighted) throw new InvalidParameterError('betweenness is sampled over paths of fewest ties: not weighted')
  if (!(error >= LEAST_ERROR && error < 1 && risk > 0 && risk < 1)) {
    throw new InvalidParameterError(`betweenness takes an error from ${LEAST_ERROR} and a risk above 0, both below 1`)
  }
  const factor = graph.ids.length / (graph.ids.length - 2)
  return sampleShares(graph, { error: error / factor, risk }, random).map((share) => share * factor)
}
