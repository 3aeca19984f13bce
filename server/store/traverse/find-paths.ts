import { setImmediate } from 'node:timers/promises'

import { describePath } from './describe-path.ts'
import { listPaths, STEPS_A_BREATH } from './list-paths.ts'
import { checkPathBudget, isBarred, PATH_BUDGET } from './path-query.ts'
import type { LinkPath, PathAnswer, PathBudget, PathQuery, PathStop } from './path-query.ts'
import type { PathReader, Traversal } from './traversal.ts'
import { trimGraph } from './trim-graph.ts'
import { TwoSidedSearch } from './two-sided-search.ts'

/** When a search for paths has found enough. */
export interface PathGoal {
  readonly maxHops: number
  /** Paths to give at most. */
  readonly most: number
  /** `most`: content with so many; `all`: with every path; `shortest`: with every path of the least number of hops. */
  readonly want: 'most' | 'all' | 'shortest'
}

/**
 * Finds loop-free paths by number of hops: for one hop, two, three and so on, reads what paths of that length need and
 * lists them. So what was found before a budget ran out stands, and the answer tells up to which length.
 *
 * @throws {RangeError} when a budget is out of its range
 */
export async function findPaths(
  traversal: Traversal<PathReader>,
  query: PathQuery,
  goal: PathGoal,
): Promise<PathAnswer> {
  const budget = query.budget ?? PATH_BUDGET
  checkPathBudget(budget)
  const barredEnds = [...new Set([query.from, query.to])].filter((end) => isBarred(query, end))
  const paths: LinkPath[] = []
  const conclude = (exactHops: number, stopped: PathStop | null): PathAnswer => {
    return { paths, complete: stopped === null, stopped, exactHops, barredEnds }
  }
  if (barredEnds.length > 0) return conclude(goal.maxHops, null)
  if (query.from === query.to) {
    paths.push({ entities: [query.from], steps: [] })
    return conclude(goal.maxHops, null)
  }
  const search = new PathSearch(traversal, query, budget)
  for (let hops = 1; hops <= goal.maxHops; hops += 1) {
    const stopped = await search.collect(hops, goal, paths)
    if (stopped !== null) return conclude(hops - 1, stopped)
    if (search.isSevered) break
    if (goal.want === 'most' && paths.length === goal.most) return conclude(hops, null)
    if (goal.want === 'shortest' && paths.length > 0) return conclude(hops, null)
  }
  return conclude(goal.maxHops, null)
}

class PathSearch {
  readonly #traversal: Traversal<PathReader>
  readonly #query: PathQuery
  readonly #reading: TwoSidedSearch
  #stepsLeft: number

  constructor(traversal: Traversal<PathReader>, query: PathQuery, budget: PathBudget) {
    this.#traversal = traversal
    this.#query = query
    this.#reading = new TwoSidedSearch(traversal, query, budget)
    this.#stepsLeft = budget.steps
  }

  get isSevered(): boolean {
    return this.#reading.isSevered
  }

  /** Adds the paths of exactly `hops` hops, as many as are wanted. Gives what kept it from adding all, or null. */
  async collect(hops: number, goal: PathGoal, paths: LinkPath[]): Promise<PathStop | null> {
    const { from, to } = this.#query
    const unread = await this.#reading.reach(hops)
    if (unread !== null || this.isSevered) return unread
    const graph = this.#reading.graph.restrict(trimGraph(this.#reading, { from, to }, hops))
    for (const entities of listPaths({ graph, from, to }, hops)) {
      if (entities === null) {
        if (!(await this.#breathe())) return 'steps'
      } else if (paths.length === goal.most) {
        return 'paths'
      } else {
        paths.push(describePath(this.#reading.graph, entities))
        if (goal.want === 'most' && paths.length === goal.most) return null
      }
    }
    return null
  }

  /** Lets others have the thread; false when the budget is spent. */
  async #breathe(): Promise<boolean> {
    this.#stepsLeft -= STEPS_A_BREATH
    await setImmediate()
    this.#traversal.signal?.throwIfAborted()
    return this.#stepsLeft > 0
  }
}
