import { findPaths } from './find-paths.ts'
import type { PathAnswer, PathQuery } from './path-query.ts'
import { checkCount } from './traversal.ts'
import type { PathReader, Traversal } from './traversal.ts'

export const MOST_SIMPLE_HOPS = 6
export const MOST_SIMPLE_PATHS = 10_000

export interface SimplePathsQuery extends PathQuery {
  /** Longest path to list: 1–6 hops. */
  readonly maxHops: number
  /** Paths after which to stop: 1–10,000, 1,000 by default. Where there are more, the answer is incomplete for its `paths`. */
  readonly limit?: number
}

/**
 * Finds all loop-free paths of at most `maxHops` hops between two entities, in the order of `findShortestPaths` and with
 * links walked both ways likewise. Reads and steps that cannot lead to the other end in time are left out beforehand.
 *
 * @throws {RangeError} when maxHops, limit or a budget is out of its range
 */
export async function findSimplePaths(traversal: Traversal<PathReader>, query: SimplePathsQuery): Promise<PathAnswer> {
  const limit = query.limit ?? 1000
  checkCount('maxHops', query.maxHops, 1, MOST_SIMPLE_HOPS)
  checkCount('limit', limit, 1, MOST_SIMPLE_PATHS)
  return findPaths(traversal, query, { maxHops: query.maxHops, most: limit, want: 'all' })
}
