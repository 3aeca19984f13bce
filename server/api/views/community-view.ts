import type { CommunityFinding } from '../../contract/communities.ts'
import type { EntityRef } from '../../contract/common.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { FinishedTask } from '../start-task.ts'
import { viewExclusions } from './finding-view.ts'

/** Consensus clusters with everybody as far as they may be shown. */
export function viewCommunities(
  { result, request, durationMs }: FinishedTask<'consensus'>,
  refer: (id: EntityId) => EntityRef,
): CommunityFinding {
  const { manifest, summary, clusters, pairs } = result
  const { inputHash, method, parameters, seed, version } = manifest
  return {
    manifest: { inputHash, projection: request, parameters: { method, ...parameters, seed }, version, durationMs },
    clusters: clusters.map(({ number, members }) => {
      return { number, members: members.map(({ id, stability }) => ({ entity: refer(id), stability })) }
    }),
    pairs: pairs.map(({ a, b, share, tied }) => ({ a, b, share, tied })),
    pairsWithinComplete: result.pairsWithinComplete,
    rounds: result.rounds,
    agreed: result.agreed,
    modularity: result.modularity,
    agreement: result.agreement,
    membership: { ...summary.membership },
    leftOut: viewExclusions(summary.excluded),
    network: { nodes: summary.nodes, ties: summary.ties, components: summary.components },
    ungraded: summary.ungraded,
    unvalidatedTies: summary.unvalidatedTies,
  }
}
