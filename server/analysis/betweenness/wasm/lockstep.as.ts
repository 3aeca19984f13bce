import { countPaths } from './count-paths.as'
import { handBack } from './hand-back.as'
import { counts, order, ROW, shares } from './memory.as'

/**
 * Adds what depends on each vertex of the first `count` of `sources`, at most eight and all different. False, and
 * nothing added, when numbers of shortest paths at one distance lie too far apart for a number to hold.
 */
export function addFrom(count: u32): bool {
  const levels = countPaths(count)
  if (levels > 0) handBack(levels)
  memory.fill(counts, 0, ROW * <usize>order)
  memory.fill(shares, 0, ROW * <usize>order)
  return levels > 0
}
