import type { SimpleGraph } from '../graph/simple-graph.ts'
import { OutsideDomainError } from '../measure.ts'
import { labelComponents } from '../structure/label-components.ts'
import { iterateVector } from './iterate-vector.ts'
import type { LeadingPair, Part } from './iterate-vector.ts'

/** Eigenvalues this near to each other, in proportion, count as equal. */
const SAME_VALUE = 1e-9
/** Vectors found from two starting points that differ by more show that several answers are equally good. */
const SAME_VECTOR = 1e-9

/**
 * The eigenvector of the largest eigenvalue of an undirected graph's matrix of strengths, its highest value 1 and 0
 * outside the connected part it belongs to. Throws OutsideDomainError where there is no tie, where two parts share the
 * largest eigenvalue, and where it cannot be told apart from the next.
 */
export function findLeadingVector(graph: SimpleGraph, weighted: boolean): Float64Array {
  requireTies(graph)
  const weights = weighted ? graph.strengths : new Float64Array(graph.from.length).fill(1)
  const leader = findLeader(listParts(graph, weights))
  const values = new Float64Array(graph.ids.length)
  leader.part.nodes.forEach((node, place) => {
    values[node] = leader.vector[place] ?? 0
  })
  return values
}

function requireTies(graph: SimpleGraph): void {
  if (graph.ids.length === 0) throw buildError('empty', 'on an empty network: widen it')
  if (graph.from.length === 0) throw buildError('no-ties', 'on a network without ties: widen it')
}

interface Leader extends LeadingPair {
  readonly part: Part
}

/** The part with the largest eigenvalue and its vector. */
function findLeader(parts: readonly Part[]): Leader {
  // The mean square of the strengths is never above the square of the eigenvalue: most parts need no look at all.
  let bound = parts.reduce((highest, part) => Math.max(highest, part.leastValue), 0)
  const leaders: Leader[] = []
  for (const part of parts) {
    const found = iterateVector(part, 'even', bound * (1 - SAME_VALUE))
    if (found === 'below') continue
    if (found === 'not-converged') throw buildError('not-converged', 'that can be computed here: use PageRank instead')
    bound = Math.max(bound, found.value)
    leaders.push({ ...found, part })
  }
  const [leader, second] = leaders.filter((one) => one.value >= bound * (1 - SAME_VALUE))
  if (leader === undefined) throw buildError('not-converged', 'that can be computed here: use PageRank instead')
  if (second !== undefined || !isConfirmed(leader)) {
    throw buildError('not-unique', 'here because two parts of the network weigh the same: use PageRank instead')
  }
  return leader
}

/** Whether the same vector is found from another starting point. */
function isConfirmed({ part, vector }: Leader): boolean {
  const again = iterateVector(part, 'uneven', 0)
  if (typeof again === 'string') return false
  return vector.every((value, place) => Math.abs(value - (again.vector[place] ?? 0)) <= SAME_VECTOR)
}

function buildError(gap: 'empty' | 'no-ties' | 'not-unique' | 'not-converged', rest: string): OutsideDomainError {
  return new OutsideDomainError('eigenvector', gap, `Eigenvector centrality has no value ${rest}.`)
}

/** The connected parts that have a tie, as graphs of their own. */
function listParts(graph: SimpleGraph, weights: Float64Array): Part[] {
  const { numbers, count } = labelComponents(graph)
  const members: number[][] = Array.from({ length: count }, () => [])
  const places = numbers.map((number, node) => (members[number - 1]?.push(node) ?? 0) - 1)
  return members.filter((nodes) => nodes.length > 1).map((nodes) => buildPart(graph, weights, nodes, places))
}

function buildPart(graph: SimpleGraph, weights: Float64Array, nodes: readonly number[], places: Int32Array): Part {
  const { offsets, neighbours, edges } = graph.outgoing
  const starts = new Int32Array(nodes.length + 1)
  const around: number[] = []
  const aroundWeights: number[] = []
  let [sum, squares] = [0, 0]
  nodes.forEach((node, place) => {
    let strength = 0
    for (let at = offsets[node] ?? 0; at < (offsets[node + 1] ?? 0); at += 1) {
      const weight = weights[edges[at] ?? 0] ?? 0
      around.push(places[neighbours[at] ?? 0] ?? 0)
      aroundWeights.push(weight)
      strength += weight
    }
    starts[place + 1] = around.length
    sum += strength
    squares += strength * strength
  })
  return {
    nodes,
    starts,
    neighbours: Int32Array.from(around),
    weights: Float64Array.from(aroundWeights),
    meanStrength: sum / nodes.length,
    leastValue: Math.sqrt(squares / nodes.length),
  }
}
