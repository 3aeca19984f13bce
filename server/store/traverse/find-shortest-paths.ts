import { findPaths } from './find-paths.ts'
import type { PathAnswer, PathQuery } from './path-query.ts'
import { checkCount } from './traversal.ts'
import type { PathReader, Traversal } from './traversal.ts'

export const MOST_SHORTEST_PATHS = 100
export const MOST_SHORTEST_HOPS = 20

export interface ShortestPathsQuery extends PathQuery {
  /** Paths to find: 1–100. */
  readonly k: number
  /** Only those of the least number of hops; where there are more than `k`, the answer is incomplete for its `paths`. */
  readonly shortestOnly?: boolean
  /** Longest path to look for: 1–20 hops, 10 by default. */
  readonly maxHops?: number
}

/**
 * Finds the `k` shortest loop-free paths between two entities, by number of hops and then by the ids along them. Links
 * are walked both ways, whatever their predicate: which way a claim points is information, not a barrier. Every step
 * brings all links that support it; parallel ones make one path, not several.
 *
 * @throws {RangeError} when k, maxHops or a budget is out of its range
 */
export async function findShortestPaths(
  traversal: Traversal<PathReader>,
  query: ShortestPathsQuery,
): Promise<PathAnswer> {
  const maxHops = query.maxHops ?? 10
  checkCount('k', query.k, 1, MOST_SHORTEST_PATHS)
  checkCount('maxHops', maxHops, 1, MOST_SHORTEST_HOPS)
  const want = query.shortestOnly === true ? 'shortest' : 'most'
  return findPaths(traversal, query, { maxHops, most: query.k, want })
}
