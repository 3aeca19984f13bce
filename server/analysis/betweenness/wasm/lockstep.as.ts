import { countPaths } from './count-paths.as'
import { handBack } from './hand-back.as'
import { counts, order, ROW, sources } from './memory.as'

/**
 * Adds what depends on each vertex of the first `count` of `sources`, at most eight and all different. False, and
 * nothing added, when numbers of shortest paths at one distance lie too far apart for a number to hold.
 */
export function addFrom(count: u32): bool {
  const levels = countPaths(count)
  if (levels === 0) {
    memory.fill(counts, 0, ROW * <usize>order)
    return false
  }
  handBack(levels)
  for (let lane: u32 = 0; lane < count; lane += 1) {
    store<f64>(counts + ((<usize>load<u32>(sources + (lane << 2))) << 6) + (lane << 3), 0)
  }
  return true
}
