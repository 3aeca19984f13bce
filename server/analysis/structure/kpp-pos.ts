import type { SimpleGraph } from '../graph/simple-graph.ts'
import type { NodeFlagMeasure } from '../measure.ts'
import { checkSize, countSets, MOST_SETS, searchAll } from './key-player-search.ts'
import { reachGreedily } from './reach-greedily.ts'
import { ReachSearch } from './reach-search.ts'

export type KppPosParameters = Record<'size' | 'steps', number> & Record<'distances', boolean>

/** Key players of the positive problem: the set from which most others are reached. */
export const KPP_POS: NodeFlagMeasure<KppPosParameters> = {
  id: 'kpp-pos',
  label: 'Key players by reach',
  kind: 'node-flag',
  citation:
    'S. P. Borgatti, Identifying sets of key players in a social network, Computational and Mathematical Organization ' +
    'Theory 12 (2006) 21–34; greedy search: G. L. Nemhauser, L. A. Wolsey and M. L. Fisher, Mathematical Programming 14 ' +
    '(1978) 265–294.',
  definition:
    'The set of up to `size` nodes from which the most others are reached within `steps` ties; with distances, the sum ' +
    `of 1/distance from the set to the others is largest, whatever the steps. Up to ${MOST_SETS} sets are all looked ` +
    'at; else the node that adds most is added, one after another. Nodes that add nobody are not added.',
  meaning: 'From this one and the others of the set, most of the rest are but a few steps away.',
  caveat:
    'Another set may do as well, of which the first by id is shown. Being few steps away is no contact: nothing says ' +
    'that anything ever passed.',
  domain: 'Every network. Directed, paths lead out along the ties; their strength does not count.',
  normalisation: 'None. Found greedily, the set with those it reaches is at least 63 % of the best.',
  cost: 'O(nm), and little more for each further node of the set',
  disconnected: 'A set may lie in several parts; a node without ties reaches nobody and is never in it.',
  weights: 'ignored',
  reference: { library: 'networkx 3.6.1', call: 'the reach of all sets of up to `size`, by its definition' },
  parameters: { size: 3, steps: 2, distances: false },
  compute(graph, parameters) {
    const flags = new Uint8Array(graph.ids.length)
    for (const node of findReachers(graph, parameters)) flags[node] = 1
    return flags
  },
}

/** The places of the set, found greedily in the order in which they were added. Throws InvalidParameterError. */
export function findReachers(graph: SimpleGraph, { size, steps, distances }: KppPosParameters): readonly number[] {
  checkSize('size', size)
  checkSize('steps', steps)
  const search = new ReachSearch(graph, distances ? null : steps)
  const nodes = graph.ids.length
  const wanted = Math.min(size, nodes)
  if (countSets(nodes, wanted) > MOST_SETS) return reachGreedily(search, wanted)
  return searchAll({ nodes, valueOf: (set) => search.reachOthers(set) }, wanted)
}
