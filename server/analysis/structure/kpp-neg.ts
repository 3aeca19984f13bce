import type { SimpleGraph } from '../graph/simple-graph.ts'
import { toUndirected } from '../graph/to-undirected.ts'
import type { MeasureContext, NodeFlagMeasure } from '../measure.ts'
import { meanReciprocal } from './efficiency.ts'
import { fragmentGreedily } from './fragment-greedily.ts'
import type { Fragmenter } from './fragment-greedily.ts'
import { countJoinedPairs, shareParted } from './count-joined-pairs.ts'
import { checkSize, countSets, MOST_SETS, searchAll } from './key-player-search.ts'
import { removeNodes } from './remove-nodes.ts'

export type KppNegParameters = Record<'size', number> & Record<'distances', boolean>

/** Key players of the negative problem: the set without which the network is torn most. */
export const KPP_NEG: NodeFlagMeasure<KppNegParameters> = {
  id: 'kpp-neg',
  label: 'Key players by fragmentation',
  kind: 'node-flag',
  citation:
    'S. P. Borgatti, Identifying sets of key players in a social network, Computational and Mathematical Organization ' +
    'Theory 12 (2006) 21–34.',
  definition:
    'The set of up to `size` nodes without which the most pairs of the others are joined by no path; with distances, ' +
    `the mean of 1/distance over those pairs is least. Up to ${MOST_SETS} sets are all looked at; else one node after ` +
    'another is added, then exchanged while that tears more. Nodes that tear no more are left out.',
  meaning: 'Without this one and the others of the set, the rest would be torn most.',
  caveat:
    'Another set may do as well, of which the first by id is shown; a set found greedily need not be the best. Structure ' +
    'only: a network reforms.',
  domain: 'Every network; two nodes at least are left. Neither the direction of ties nor their strength counts.',
  normalisation: 'None.',
  cost: 'O(size · (n + m)) a round; with distances O(size · n²m)',
  disconnected: 'Pairs that are apart already count as torn, so that the set lies in the largest parts.',
  weights: 'ignored',
  reference: { library: 'networkx 3.6.1', call: 'the fragmentation of all sets of up to `size`, by its definition' },
  parameters: { size: 3, distances: false },
  compute(graph, parameters, context) {
    const flags = new Uint8Array(graph.ids.length)
    for (const node of findFragmenters(graph, parameters, context)) flags[node] = 1
    return flags
  },
}

/** The places of the set, found greedily in the order in which they were added. Throws InvalidParameterError. */
export function findFragmenters(
  graph: SimpleGraph,
  { size, distances }: KppNegParameters,
  context: MeasureContext,
): readonly number[] {
  checkSize('size', size)
  const plain = toUndirected(graph)
  const wanted = Math.max(0, Math.min(size, graph.ids.length - 2))
  const fragmenter = distances ? fragmentByDistance(plain, context) : fragmentByPairs(plain)
  return countSets(graph.ids.length, wanted) <= MOST_SETS
    ? searchAll(fragmenter, wanted)
    : fragmentGreedily(fragmenter, wanted)
}

/** F of what is left without a set; one walk tells it for all candidates at once. */
export function fragmentByPairs(graph: SimpleGraph): Fragmenter {
  const nodes = graph.ids.length
  const removed = new Uint8Array(nodes)
  const countWithout = (set: readonly number[]): ReturnType<typeof countJoinedPairs> => {
    for (const node of set) removed[node] = 1
    const counted = countJoinedPairs(graph, removed)
    for (const node of set) removed[node] = 0
    return counted
  }
  return {
    nodes,
    valueOf: (set) => shareParted(countWithout(set).all, nodes - set.length),
    valuesWith: (set) => countWithout(set).without.map((joined) => shareParted(joined, nodes - set.length - 1)),
  }
}

/** 1 less the mean of 1/distance over the pairs that are left. */
export function fragmentByDistance(graph: SimpleGraph, context: MeasureContext): Fragmenter {
  const valueOf = (set: readonly number[]): number =>
    1 - meanReciprocal(removeNodes(graph, new Set(set)), false, context)
  const nodes = graph.ids.length
  return {
    nodes,
    valueOf,
    valuesWith: (set) =>
      Float64Array.from({ length: nodes }, (_, node) => (set.includes(node) ? -Infinity : valueOf([...set, node]))),
  }
}
