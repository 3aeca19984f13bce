import type { EntityId } from '../domain/ids.ts'

export interface RankedValue {
  readonly id: EntityId
  readonly value: number
  /** From 1; equals share the best of their ranks, and the next rank is left free for each: 1, 2, 2, 4. */
  readonly rank: number
}

/** Two sums of the same terms in another order differ in their last bits, and would part people who are equal. */
const SIGNIFICANT_DIGITS = 10
const WHOLE_BELOW = 10 ** SIGNIFICANT_DIGITS

/** Orders values from the highest, equals by id; each value belongs to the id at its place. */
export function rankValues(ids: readonly EntityId[], values: ArrayLike<number>): RankedValue[] {
  const rows = ids.map((id, place) => {
    const value = values[place] ?? 0
    return { id, value, compared: roundForComparison(value) }
  })
  rows.sort((one, other) => other.compared - one.compared || (one.id < other.id ? -1 : 1))
  let rank = 0
  return rows.map(({ id, value, compared }, index) => {
    if (rows[index - 1]?.compared !== compared) rank = index + 1
    return { id, value, rank }
  })
}

/** The value that comparisons use: equal for values that only rounding parts. */
export function roundForComparison(value: number): number {
  if (Number.isInteger(value) && Math.abs(value) < WHOLE_BELOW) return value
  return Number(value.toPrecision(SIGNIFICANT_DIGITS))
}
