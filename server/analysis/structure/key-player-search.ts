import { InvalidParameterError } from '../graph/projection-parameters.ts'

/** A set function over the places of nodes. */
export interface SetValue {
  readonly nodes: number
  /** How much a set is worth; the higher the better. */
  readonly valueOf: (set: readonly number[]) => number
}

/** Up to so many sets are all looked at; above, the search is greedy. */
export const MOST_SETS = 2000

/** Values that differ by less, in proportion, differ by the rounding of their sums alone. */
const ROUNDING = 1e-12

/** Whether one value is higher than another, and not by rounding alone. */
export function exceeds(value: number, other: number): boolean {
  return Number.isFinite(other) ? value > other + ROUNDING * Math.max(1, Math.abs(other)) : value > other
}

/** Throws InvalidParameterError for a size that is no whole number of at least 1. */
export function checkSize(name: string, size: number): void {
  if (Number.isInteger(size) && size >= 1) return
  throw new InvalidParameterError(`${name} is ${size}; it must be a whole number of at least 1`)
}

/** How many sets of up to `size` of so many nodes there are; Infinity once there are too many to look at. */
export function countSets(nodes: number, size: number): number {
  let [total, exactly] = [0, 1]
  for (let taken = 1; taken <= Math.min(size, nodes); taken += 1) {
    exactly = (exactly * (nodes - taken + 1)) / taken
    total += exactly
    if (total > MOST_SETS) return Infinity
  }
  return total
}

/** The best set of up to `size` by looking at all; the smallest of equals, and of those the first by place. */
export function searchAll({ nodes, valueOf }: SetValue, size: number): readonly number[] {
  let best: readonly number[] = []
  let highest = valueOf(best)
  for (let taken = 1; taken <= size; taken += 1) {
    visitSets(nodes, taken, (set) => {
      const value = valueOf(set)
      if (!exceeds(value, highest)) return
      highest = value
      best = [...set]
    })
  }
  return best
}

/** Calls back with each set of the size, its places ascending; the array is the same each time. */
function visitSets(nodes: number, size: number, visit: (set: readonly number[]) => void): void {
  const set: number[] = []
  const extend = (first: number): void => {
    if (set.length === size) {
      visit(set)
      return
    }
    for (let node = first; node <= nodes - (size - set.length); node += 1) {
      set.push(node)
      extend(node + 1)
      set.pop()
    }
  }
  extend(0)
}
