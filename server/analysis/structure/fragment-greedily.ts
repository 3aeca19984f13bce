import { exceeds } from './key-player-search.ts'
import type { SetValue } from './key-player-search.ts'

/** How torn a graph is without a set of nodes. */
export interface Fragmenter extends SetValue {
  /** The value of the set with each node added, in the order of the nodes; anything for those of the set. */
  readonly valuesWith: (set: readonly number[]) => Float64Array
}

const MOST_ROUNDS = 100

/**
 * Adds the node that raises the value most until none does or there are `size`, then exchanges single nodes while that
 * raises it, as Borgatti (2006) does; of equals the first by place is taken. No bound is known on how far it may stay
 * below the best set.
 */
export function fragmentGreedily(fragmenter: Fragmenter, size: number): readonly number[] {
  const set: number[] = []
  let value = fragmenter.valueOf(set)
  while (set.length < size) {
    const best = findBest(fragmenter, set)
    if (!exceeds(best.value, value)) break
    set.push(best.node)
    value = best.value
  }
  exchange(fragmenter, set, value)
  return set
}

function exchange(fragmenter: Fragmenter, set: number[], start: number): void {
  let value = start
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = value
    for (let place = 0; place < set.length; place += 1) {
      const best = findBest(
        fragmenter,
        set.filter((_, other) => other !== place),
      )
      if (!exceeds(best.value, value)) continue
      set[place] = best.node
      value = best.value
    }
    if (value === before) return
  }
}

function findBest(fragmenter: Fragmenter, set: readonly number[]): { readonly node: number; readonly value: number } {
  const values = fragmenter.valuesWith(set)
  let best = { node: -1, value: -Infinity }
  values.forEach((value, node) => {
    if (exceeds(value, best.value) && !set.includes(node)) best = { node, value }
  })
  return best
}
