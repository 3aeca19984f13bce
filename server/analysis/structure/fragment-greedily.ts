import { exceeds } from './key-player-search.ts'
import type { SetValue } from './key-player-search.ts'

/** How torn a graph is without a set of nodes. */
export interface Fragmenter extends SetValue {
  /** The value of the set with each node added, in the order of the nodes; anything for those of the set. */
  readonly valuesWith: (set: readonly number[]) => Float64Array
}

const MOST_ROUNDS = 100

/**
 * Adds the node with which the value is highest until there are `size`, then exchanges single nodes while that raises
 * it, as Borgatti (2006) does, and at last takes out again who adds nothing; of equals the first by place is taken. No
 * bound is known on how far it may stay below the best set.
 */
export function fragmentGreedily(fragmenter: Fragmenter, size: number): readonly number[] {
  const set: number[] = []
  // One node alone may tear nothing where two do.
  while (set.length < size) set.push(findBest(fragmenter, set).node)
  exchange(fragmenter, set)
  return leaveOutIdle(fragmenter, set)
}

function exchange(fragmenter: Fragmenter, set: number[]): void {
  let value = fragmenter.valueOf(set)
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

/** Without those whom the set does as well without, the last added first. */
function leaveOutIdle(fragmenter: Fragmenter, set: readonly number[]): readonly number[] {
  let [kept, value] = [set, fragmenter.valueOf(set)]
  for (const node of [...set].reverse()) {
    const rest = kept.filter((other) => other !== node)
    const without = fragmenter.valueOf(rest)
    if (exceeds(value, without)) continue
    kept = rest
    value = without
  }
  return kept
}

function findBest(fragmenter: Fragmenter, set: readonly number[]): { readonly node: number; readonly value: number } {
  const values = fragmenter.valuesWith(set)
  let best = { node: -1, value: -Infinity }
  values.forEach((value, node) => {
    if (exceeds(value, best.value) && !set.includes(node)) best = { node, value }
  })
  return best
}
