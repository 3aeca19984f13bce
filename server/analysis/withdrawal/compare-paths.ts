import type { EntityId } from '../../domain/ids.ts'
import { findPath } from '../graph/find-path.ts'
import type { Network } from '../graph/network.ts'
import type { ChangedPath } from './withdrawal.ts'

/** What becomes of the shortest paths between pairs, in their order. */
export function comparePaths(
  before: Network,
  after: Network,
  pairs: readonly (readonly [EntityId, EntityId])[],
): ChangedPath[] {
  return pairs.map(([from, to]) => {
    const [own, then] = [before, after].map((network) => findPath(network, from, to)?.nodes ?? null)
    return { from, to, fate: readFate(own ?? null, then ?? null), before: own ?? null, after: then ?? null }
  })
}

function readFate(before: ChangedPath['before'], after: ChangedPath['after']): ChangedPath['fate'] {
  if (before === null) return 'none'
  if (after === null) return 'falls'
  return before.join(' ') === after.join(' ') ? 'stands' : 'changes'
}
