import { InvalidParameterError } from '../graph/projection-parameters.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import { OutsideDomainError } from '../measure.ts'

/** What the values of all nodes together may still be away from their limit. */
const TOLERANCE = 1e-13
const MOST_ROUNDS = 20_000

/**
 * Shares that sum to 1, in the order of the nodes, by power iteration. Throws InvalidParameterError for a damping
 * outside [0, 1), OutsideDomainError where it does not settle.
 */
export function iteratePagerank(graph: SimpleGraph, damping: number, weighted: boolean): Float64Array {
  if (!(damping >= 0 && damping < 1)) {
    throw new InvalidParameterError(`damping is ${damping}; it must be at least 0 and below 1`)
  }
  const order = graph.ids.length
  const weights = weighted ? graph.strengths : new Float64Array(graph.from.length).fill(1)
  const handedOut = sumOutgoing(graph, weights)
  let shares = new Float64Array(order).fill(1 / order)
  let next = new Float64Array(order)
  const rates = new Float64Array(order)
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    walkOnce({ graph, weights, handedOut, damping, rates }, shares, next)
    const change = sumDifferences(shares, next)
    ;[shares, next] = [next, shares]
    // Each round brings the walk nearer to its limit by the damping at least.
    if (change * damping <= TOLERANCE * (1 - damping)) return shares
  }
  const message = `PageRank does not settle within ${MOST_ROUNDS} rounds at a damping of ${damping}: lower the damping.`
  throw new OutsideDomainError('pagerank', 'not-converged', message)
}

function sumOutgoing({ ids, outgoing }: SimpleGraph, weights: Float64Array): Float64Array {
  const { offsets, edges } = outgoing
  return Float64Array.from(ids, (_, node) => {
    let sum = 0
    const end = offsets[node + 1] ?? 0
    for (let at = offsets[node] ?? 0; at < end; at += 1) sum += weights[edges[at] ?? 0] ?? 0
    return sum
  })
}

interface Walk {
  readonly graph: SimpleGraph
  readonly weights: Float64Array
  readonly handedOut: Float64Array
  readonly damping: number
  /** What each node hands on for each unit of strength; filled in by each round. */
  readonly rates: Float64Array
}

function walkOnce({ graph, weights, handedOut, damping, rates }: Walk, shares: Float64Array, next: Float64Array): void {
  const { offsets, neighbours, edges } = graph.incoming
  const order = shares.length
  let stranded = 0
  for (let node = 0; node < order; node += 1) {
    const out = handedOut[node] ?? 0
    if (out === 0) stranded += shares[node] ?? 0
    else rates[node] = (shares[node] ?? 0) / out
  }
  const jump = (1 - damping + damping * stranded) / order
  for (let node = 0; node < order; node += 1) {
    const end = offsets[node + 1] ?? 0
    let sum = 0
    for (let at = offsets[node] ?? 0; at < end; at += 1) {
      sum += (rates[neighbours[at] ?? 0] ?? 0) * (weights[edges[at] ?? 0] ?? 0)
    }
    next[node] = jump + damping * sum
  }
}

function sumDifferences(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let place = 0; place < one.length; place += 1) sum += Math.abs((one[place] ?? 0) - (other[place] ?? 0))
  return sum
}
