import type { CommunityFinding } from '../contract/communities.ts'
import { nameKind } from './finding-table.ts'
import type { Cell } from './write-csv.ts'

/** One row a node, cluster after cluster. */
export function tabulateCommunities({ clusters }: CommunityFinding): Cell[][] {
  const rows = clusters.flatMap(({ number, members }) => {
    return members.map(({ entity, stability }) => [entity.id, entity.label, nameKind(entity), number, stability])
  })
  return [['id', 'label', 'kind', 'cluster', 'stability'], ...rows]
}

/** One row a pair, by its ends. */
export function tabulatePairs({ pairs }: CommunityFinding): Cell[][] {
  return [['a', 'b', 'share', 'tied'], ...pairs.map(({ a, b, share, tied }) => [a, b, share, tied])]
}

/** A few lines that say what was found and how sure it is. */
export function summariseCommunities(finding: CommunityFinding): string[] {
  const { clusters, network, rounds, agreed, modularity, agreement, membership, leftOut } = finding
  const { method, seeds } = finding.manifest.parameters
  const shares = clusters.flatMap(({ members }) => members.flatMap(({ stability }) => stability ?? []))
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
  const settled = agreed ? `agreed after ${rounds} round(s)` : `did not agree in ${rounds} rounds`
  return [
    `${clusters.length} cluster(s) of ${network.nodes} nodes and ${network.ties} ties, by ${method}; ${seeds} runs ${settled}`,
    ...(shares.length === 0 ? [] : [`mean stability of membership ${mean.toFixed(3)}`]),
    ...(modularity === null ? [] : [`modularity ${modularity.toFixed(4)}`]),
    ...(agreement === null
      ? []
      : [
          `agreement with ${membership.groups} asserted group(s): AMI ${agreement.ami.toFixed(3)}, ARI ${agreement.ari.toFixed(3)}`,
        ]),
    ...(finding.ungraded ? ['ungraded: some of it was never graded and weighed 1'] : []),
    `${leftOut.people} left out for protection`,
    'A cluster is no branch and no group that anybody asserted.',
  ]
}
