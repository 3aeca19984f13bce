import louvain from 'graphology-communities-louvain'
import type { Random } from '../create-random.ts'
import { InvalidParameterError } from '../graph/projection-parameters.ts'
import { requireUndirected } from '../graph/require-undirected.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import type { ClusterMeasure, MeasureContext } from '../measure.ts'
import { viewForLouvain } from './louvain-view.ts'
import { numberClusters } from './number-clusters.ts'

export type LouvainParameters = Record<'resolution', number> & Record<'weighted', boolean>

/** Louvain clusters by strength of ties, from a seeded starting point. */
export const LOUVAIN: ClusterMeasure<LouvainParameters> = {
  id: 'louvain',
  label: 'Clusters (Louvain)',
  kind: 'clusters',
  citation:
    'V. D. Blondel et al., Fast unfolding of communities in large networks, Journal of Statistical Mechanics (2008) ' +
    'P10008, arXiv:0803.0476.',
  definition:
    'A division of the nodes that makes modularity high: more strength within clusters than the nodes’ strengths ' +
    'alone would put there. Higher resolution gives smaller clusters. Numbered from 1 by their smallest id.',
  meaning: 'Which of these are tied more to each other than to the rest.',
  caveat:
    'A cluster is no branch and no group that anybody asserted; another seed or a few ties more can divide otherwise.',
  domain:
    'Undirected networks, for a resolution above 0; a node without ties is a cluster of its own. A tie’s strength ' +
    'counts as strength unless unweighted.',
  normalisation: 'None.',
  cost: 'O(m) a round',
  disconnected: 'No cluster spans two parts.',
  weights: 'strength',
  reference: {
    library: 'python-igraph 1.0.0',
    call: 'Graph.modularity(division, weights=strength, resolution=1), of a given division',
  },
  parameters: { resolution: 1, weighted: true },
  compute(graph, parameters, context) {
    requireUndirected('louvain', 'Louvain', graph)
    return findLouvainClusters(graph, parameters, context)
  },
}

/** A division that measures of one run may share: the same run draws the same numbers for each of them. */
interface Division extends LouvainParameters {
  readonly context: MeasureContext
  readonly clusters: Int32Array
}

/** By graph, so that they go as it goes. */
const divisions = new WeakMap<SimpleGraph, readonly Division[]>()

/**
 * The clusters of an undirected graph, numbered from 1 by first member. In one context they are found once for each
 * graph and parameters, and each caller has a copy. Throws InvalidParameterError.
 */
export function findLouvainClusters(
  graph: SimpleGraph,
  parameters: LouvainParameters,
  context: MeasureContext,
): Int32Array {
  const { resolution, weighted } = parameters
  const known = divisions.get(graph) ?? []
  const same = known.find((one) => {
    return one.context === context && one.resolution === resolution && one.weighted === weighted
  })
  if (same !== undefined) return same.clusters.slice()
  const clusters = divide(graph, parameters, context.randomFor('louvain'))
  divisions.set(graph, [...known, { resolution, weighted, context, clusters }])
  return clusters.slice()
}

function divide(graph: SimpleGraph, { resolution, weighted }: LouvainParameters, random: Random): Int32Array {
  if (!(resolution > 0)) throw new InvalidParameterError(`resolution is ${resolution}; it must be above 0`)
  const found = louvain(viewForLouvain(graph, weighted), { resolution, rng: random, getEdgeWeight: 'strength' })
  return numberClusters(graph.ids.map((_, node) => found[node] ?? -1))
}
