import type { MembershipSummary, NetworkSummary } from './finding.ts'
import type { Network, NodeKind } from './graph/network.ts'
import { toSimpleGraph } from './graph/network-graph.ts'
import { labelComponents } from './structure/label-components.ts'

/** What every output says of the network that it was computed on. */
export function summariseNetwork(network: Network): NetworkSummary {
  const nodesByKind: Record<NodeKind, number> = { person: 0, 'person-group': 0, 'criminal-group': 0 }
  for (const node of network.nodes) nodesByKind[node.kind] += 1
  return {
    nodes: network.nodes.length,
    nodesByKind,
    ties: network.ties.length,
    components: labelComponents(toSimpleGraph(network)).count,
    ungraded: network.ungraded,
    unvalidatedTies: network.ties.filter((tie) => !tie.confirmed).length,
    excluded: network.excluded,
    membership: summariseMemberships(network),
  }
}

function summariseMemberships({ memberships, ambiguousMembers }: Network): MembershipSummary {
  const groups = new Set(memberships.values()).size
  return { people: memberships.size, groups, ambiguous: ambiguousMembers.length }
}
