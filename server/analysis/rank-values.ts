import type { EntityId } from '../domain/ids.ts'

export interface RankedValue {
  readonly id: EntityId
  readonly value: number
  /** From 1; equals share the best of their ranks, and the next rank is left free for each: 1, 2, 2, 4. */
  readonly rank: number
}

/**
 * Two sums of the same terms in another order differ in their last bits, and would part people who are equal: 33 of the
 * 53 bits are compared, some ten digits, by T. J. Dekker's splitting (Numerische Mathematik 18 (1971) 224–242).
 */
const SPLITTER = 2 ** 20 + 1

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
  const spread = value * SPLITTER
  return Number.isFinite(spread) ? spread - (spread - value) : value
}
