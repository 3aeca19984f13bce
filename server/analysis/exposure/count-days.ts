/** When something may have been: both ends inclusive, `YYYY-MM-DD`. */
export interface Span {
  readonly from: string
  readonly to: string
}

/**
 * How many days certainly differ: the most spans of which no two overlap. What may have been on one and the same day
 * counts once, and what has no date counts for nothing. (Greedy by earliest end, which is optimal for intervals.)
 */
export function countDistinctDays(spans: readonly Span[]): number {
  const ordered = [...spans].sort((one, other) => (one.to === other.to ? 0 : one.to < other.to ? -1 : 1))
  let [days, last] = [0, '']
  for (const { from, to } of ordered) {
    if (from <= last) continue
    days += 1
    last = to
  }
  return days
}
