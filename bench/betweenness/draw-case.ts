import { createRandom } from '../../server/analysis/create-random.ts'
import type { TieList } from './tie-list.ts'

/** Ties that each node of the core brings along, and how many of them stay in its group of so many. */
const TIES_EACH = 3
const GROUP_SHARE = 0.8
const GROUP = 60

/**
 * A made-up network as cases have it, the same each time: half of the nodes have one tie alone; the others are tied in
 * groups, and to some from all over, earlier ones more often.
 */
export function drawCase(nodes: number): TieList {
  const random = createRandom(nodes)
  const core = Math.ceil(nodes / 2)
  const pick = (from: number, to: number): number => from + Math.floor((to - from) * random())
  const ties = new Map<number, readonly [number, number]>()
  const tie = (one: number, other: number): void => {
    const [low, high] = one < other ? [one, other] : [other, one]
    if (low !== high) ties.set(low * nodes + high, [low, high])
  }
  for (let node = 1; node < core; node += 1) {
    const first = node - (node % GROUP)
    for (let at = 0; at < TIES_EACH; at += 1) {
      const isNear = node > first && random() < GROUP_SHARE
      tie(node, isNear ? pick(first, node) : Math.floor(node * random() ** 2))
    }
  }
  for (let leaf = core; leaf < nodes; leaf += 1) tie(leaf, Math.floor(core * random() ** 2))
  return { order: nodes, edges: [...ties.values()] }
}
