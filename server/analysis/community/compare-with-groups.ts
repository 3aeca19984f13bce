import { requireUndirected } from '../graph/require-undirected.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import { OutsideDomainError } from '../measure.ts'
import type { MeasureContext } from '../measure.ts'
import type { Labels } from './contingency.ts'
import type { DivisionParameters } from './division-parameters.ts'
import { findClusters } from './find-clusters.ts'

/** Whose clusters are compared: those of Leiden, or those of Louvain if `louvain` is true. */
export type AgreementParameters = DivisionParameters & Record<'louvain', boolean>

export interface Agreement {
  readonly id: string
  readonly label: string
  readonly index: (groups: Labels, clusters: Labels) => number
}

/**
 * Compares the asserted groups with the clusters found in the same run with the same parameters, over the nodes that
 * have a group. Throws OutsideDomainError where fewer than two have.
 */
export function compareWithGroups(
  { id, label, index }: Agreement,
  graph: SimpleGraph,
  { louvain, ...parameters }: AgreementParameters,
  context: MeasureContext,
): number {
  requireUndirected(id, label, graph)
  const agreement = indexGroups(
    index,
    graph.groups,
    findClusters(graph, louvain ? 'louvain' : 'leiden', parameters, context),
  )
  if (agreement !== null) return agreement
  const message = `${label} compares clusters with asserted groups, and fewer than two nodes have one: record memberships.`
  throw new OutsideDomainError(id, 'no-membership', message)
}

/** The index over the nodes that have a group; null where fewer than two have. */
export function indexGroups(
  index: Agreement['index'],
  groups: readonly (string | null)[],
  clusters: Int32Array,
): number | null {
  const members = groups.flatMap((group, node) => (group === null ? [] : [{ group, cluster: clusters[node] ?? 0 }]))
  if (members.length < 2) return null
  return index(
    members.map(({ group }) => group),
    members.map(({ cluster }) => cluster),
  )
}
