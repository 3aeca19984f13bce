import { kendallTau } from './kendall-tau.ts'

/** How many of the first are looked at. */
export const DEPTHS = [1, 3, 5, 10, 20] as const

/** How alike two rankings of the same nodes are; NaN where that cannot be told. */
export interface OrderFigures {
  /** Kendall's tau-b over all nodes that both have, in [−1, 1]. */
  readonly tau: number
  /**
   * For each depth k the nodes that are among the first k of both, as a share of those that are among the first k of
   * the one that has more of them for equals at the k-th rank; in [0, 1], among the nodes that both have.
   */
  readonly overlaps: readonly number[]
  /** For each depth k 1 when the first k of the run come in the same order, with none between that is not of them; else 0. */
  readonly orders: readonly number[]
}

/**
 * @param values of the run, as compared
 * @param places of the nodes by those values, from the highest
 * @param others values of a resample for the same nodes, as compared; NaN for those that it lacks
 */
export function compareOrders(values: Float64Array, places: Int32Array, others: Float64Array): OrderFigures {
  const held = places.filter((place) => !Number.isNaN(others[place]))
  const own = Float64Array.from(held, (place) => values[place] ?? 0)
  const other = Float64Array.from(held, (place) => others[place] ?? 0)
  const descending = other.slice().sort().reverse()
  return {
    tau: kendallTau(own, other),
    overlaps: DEPTHS.map((depth) => measureOverlap(own, other, descending, depth)),
    orders: DEPTHS.map((depth) => readOrder(own, other, descending, depth)),
  }
}

function measureOverlap(own: Float64Array, other: Float64Array, descending: Float64Array, depth: number): number {
  const [least, otherLeast] = [own[depth - 1], descending[depth - 1]]
  if (least === undefined || otherLeast === undefined) return NaN
  let [first, both] = [0, 0]
  for (; first < own.length && (own[first] ?? 0) >= least; first += 1) if ((other[first] ?? 0) >= otherLeast) both += 1
  let otherFirst = depth
  while (descending[otherFirst] === otherLeast) otherFirst += 1
  return both / Math.max(first, otherFirst)
}

/** Equals of the run may come in any order among themselves. */
function readOrder(own: Float64Array, other: Float64Array, descending: Float64Array, depth: number): number {
  const least = own[depth - 1]
  if (least === undefined) return NaN
  let [start, ceiling] = [0, Infinity]
  while (start < own.length && (own[start] ?? 0) >= least) {
    let [low, high, end] = [Infinity, -Infinity, start]
    for (; end < own.length && own[end] === own[start]; end += 1) {
      low = Math.min(low, other[end] ?? 0)
      high = Math.max(high, other[end] ?? 0)
    }
    if (high >= ceiling) return 0
    ceiling = low
    start = end
  }
  // Whoever stands below them in the run must stay below them.
  return start === own.length || (descending[start] ?? 0) < ceiling ? 1 : 0
}
