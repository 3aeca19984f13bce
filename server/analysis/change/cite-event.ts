import type { EntityId } from '../../domain/ids.ts'
import type { Network } from '../graph/network.ts'
import type { CitedClusterEvent } from './change.ts'
import { citeTie } from './credit-by-window.ts'
import type { ClusterEvent } from './match-clusters.ts'
import type { ListedCluster } from './measure-window.ts'

/** Claims that are listed of an event; all are counted. */
const MOST_CLAIMS = 200

/** Adds the claims that tie the clusters concerned: those after, in their window; of a death those before, in theirs. */
export function citeEvent(
  event: ClusterEvent,
  networks: readonly Network[],
  frames: readonly { readonly clusters: readonly ListedCluster[] }[],
): CitedClusterEvent {
  const died = event.after.length === 0
  const window = died ? event.window - 1 : event.window
  const numbers = new Set(died ? event.before : event.after)
  const clusterOf = new Map<EntityId, number>()
  for (const { number, members } of frames[window]?.clusters ?? []) {
    if (numbers.has(number)) for (const id of members) clusterOf.set(id, number)
  }
  const ties =
    networks[window]?.ties.filter(({ a, b }) => clusterOf.has(a) && clusterOf.get(a) === clusterOf.get(b)) ?? []
  const claims = [...new Set(ties.flatMap(citeTie))].sort()
  return { ...event, claimIds: claims.slice(0, MOST_CLAIMS), claimCount: claims.length }
}
