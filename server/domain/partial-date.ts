/** An ISO 8601 date of reduced precision: `2024`, `2024-03` or `2024-03-05`. */
export type PartialDate = string

/** A PartialDate; `null` when open (no bound is claimed); `'unknown'` for a bound that exists but that nobody knows. */
export type Bound = PartialDate | null

/** When a claim holds. Both ends are inclusive. */
export interface Interval {
  readonly from: Bound
  readonly to: Bound
}

export type DatePrecision = 'year' | 'month' | 'day' | 'unknown'

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** True for a real calendar date of year, month or day precision; the year 0000 is none. */
export function isPartialDate(value: string): boolean {
  const match = PARTIAL_DATE.exec(value)
  if (match === null || match[1] === '0000') return false
  if (match[2] === undefined) return true
  const month = Number(match[2])
  if (month < 1 || month > 12) return false
  if (match[3] === undefined) return true
  const day = Number(match[3])
  return day >= 1 && day <= daysInMonth(Number(match[1]), month)
}

/** The precision a bound is known to; an open bound has none. */
export function readPrecision(bound: Bound): DatePrecision | null {
  if (bound === null) return null
  if (bound === 'unknown') return 'unknown'
  return bound.length === 4 ? 'year' : bound.length === 7 ? 'month' : 'day'
}

/** First day that a partial date can mean, `YYYY-MM-DD`. */
export function earliestDay(date: PartialDate): string {
  if (date.length === 4) return `${date}-01-01`
  return date.length === 7 ? `${date}-01` : date
}

/** Last day that a partial date can mean, `YYYY-MM-DD`. */
export function latestDay(date: PartialDate): string {
  if (date.length === 4) return `${date}-12-31`
  if (date.length === 10) return date
  const days = daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)))
  return `${date}-${String(days).padStart(2, '0')}`
}

/** First day on which the interval may hold, or null when that end is open or unknown. */
export function firstPossibleDay(interval: Interval): string | null {
  return interval.from === null || interval.from === 'unknown' ? null : earliestDay(interval.from)
}

/** Last day on which the interval may hold, or null when that end is open or unknown. */
export function lastPossibleDay(interval: Interval): string | null {
  return interval.to === null || interval.to === 'unknown' ? null : latestDay(interval.to)
}

/**
 * Whether something valid over `interval` may hold on `day` (`YYYY-MM-DD`). An unknown bound counts as open and an
 * imprecise one as wide as it can be: what may have been true is shown and marked, never silently dropped.
 */
export function mayHoldOn(interval: Interval, day: string): boolean {
  const first = firstPossibleDay(interval)
  const last = lastPossibleDay(interval)
  return (first === null || first <= day) && (last === null || last >= day)
}

/** Whether the interval cannot be: even at its widest it ends before it begins. */
export function endsBeforeItBegins(interval: Interval): boolean {
  const first = firstPossibleDay(interval)
  const last = lastPossibleDay(interval)
  return first !== null && last !== null && last < first
}

/** Whether either bound is known to exist but not when. */
export function hasUnknownBound(interval: Interval): boolean {
  return interval.from === 'unknown' || interval.to === 'unknown'
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
}
