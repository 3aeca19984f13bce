import { requireUndirected } from '../graph/require-undirected.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import { OutsideDomainError } from '../measure.ts'
import type { MeasureContext } from '../measure.ts'
import type { Labels } from './contingency.ts'
import { findLouvainClusters } from './louvain.ts'
import type { LouvainParameters } from './louvain.ts'

export interface Agreement {
  readonly id: string
  readonly label: string
  readonly index: (groups: Labels, clusters: Labels) => number
}

/**
 * Compares the asserted groups with the clusters that Louvain finds in the same run with the same parameters, over the
 * nodes that have a group. Throws OutsideDomainError where fewer than two have.
 */
export function compareWithGroups(
  { id, label, index }: Agreement,
  graph: SimpleGraph,
  parameters: LouvainParameters,
  context: MeasureContext,
): number {
  requireUndirected(id, label, graph)
  const members = graph.groups.flatMap((group, node) => (group === null ? [] : [{ group, node }]))
  if (members.length < 2) {
    const message = `${label} compares clusters with asserted groups, and fewer than two nodes have one: record memberships.`
    throw new OutsideDomainError(id, 'no-membership', message)
  }
  const clusters = findLouvainClusters(graph, parameters, context)
  const groups = members.map((member) => member.group)
  return index(
    groups,
    members.map(({ node }) => clusters[node] ?? 0),
  )
}
