import { exceeds } from './key-player-search.ts'
import type { ReachSearch } from './reach-search.ts'

/**
 * Adds the node that adds most to what is reached, members included, until none adds more than itself or there are
 * `size`; of equals the first by place is taken. What a node adds only shrinks as the set grows, so that the set reaches
 * at least 1 − 1/e of what the best reaches, and a node is looked at again only while its old gain is the highest
 * (M. Minoux, Accelerated greedy algorithms, Optimization Techniques, LNCIS 7 (1978) 234–243).
 */
export function reachGreedily(search: ReachSearch, size: number): readonly number[] {
  const set: number[] = []
  const covered = new Float64Array(search.nodes)
  const gains = new Float64Array(search.nodes).fill(Infinity)
  while (set.length < size) {
    const { node, gain } = findBest(search, covered, gains)
    if (!exceeds(gain, 1)) break
    set.push(node)
    gains[node] = -Infinity
    search.visit([node], (other, distance) => {
      covered[other] = Math.max(covered[other] ?? 0, search.worth(distance))
    })
  }
  return set
}

/** `gains` are never below what a node adds; those looked at are brought up to date. */
function findBest(
  search: ReachSearch,
  covered: Float64Array,
  gains: Float64Array,
): { readonly node: number; readonly gain: number } {
  const order = [...gains.keys()].sort((one, other) => {
    const [left, right] = [gains[one] ?? 0, gains[other] ?? 0]
    return left === right ? one - other : right - left
  })
  let best = { node: -1, gain: -Infinity }
  for (const node of order) {
    if (exceeds(best.gain, gains[node] ?? 0)) break
    if (gains[node] === -Infinity) break
    const gain = measureGain(search, covered, node)
    gains[node] = gain
    if (exceeds(gain, best.gain) || (!exceeds(best.gain, gain) && node < best.node)) best = { node, gain }
  }
  return best
}

function measureGain(search: ReachSearch, covered: Float64Array, node: number): number {
  let gain = 0
  search.visit([node], (other, distance) => {
    gain += Math.max(0, search.worth(distance) - (covered[other] ?? 0))
  })
  return gain
}
