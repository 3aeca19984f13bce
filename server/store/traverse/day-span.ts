import type { Interval } from '../../domain/partial-date.ts'
import { firstPossibleDay, lastPossibleDay } from '../../domain/partial-date.ts'

/** Days as `YYYY-MM-DD`, which order as text; no day comes before the one or after the other of these. */
export const DAWN = ''
export const DUSK = '~'

/** The days on which a claim may hold, both inclusive; none when `last` is before `first`. */
export interface DaySpan {
  readonly first: string
  readonly last: string
}

/** What a step may take when order in time does not matter. */
export const ALWAYS: DaySpan = { first: DAWN, last: DUSK }

/** An interval at its widest. */
export function toDaySpan(interval: Interval): DaySpan {
  return { first: firstPossibleDay(interval) ?? DAWN, last: lastPossibleDay(interval) ?? DUSK }
}

/**
 * The earliest day for a step that is not before `day`, or null when there is none. Taking the earliest day at every
 * step loses nothing: whatever days can follow a later choice can follow this one.
 */
export function arriveEarliest(spans: readonly DaySpan[], day: string): string | null {
  let best: string | null = null
  for (const span of spans) {
    const arrival = span.first > day ? span.first : day
    if (arrival <= span.last && (best === null || arrival < best)) best = arrival
  }
  return best
}

/** The latest day for a step that is not after `day`, or null when there is none. */
export function leaveLatest(spans: readonly DaySpan[], day: string): string | null {
  let best: string | null = null
  for (const span of spans) {
    const departure = span.last < day ? span.last : day
    if (departure >= span.first && (best === null || departure > best)) best = departure
  }
  return best
}

/** Whether some day from `earliest` to `latest`, both inclusive, lies within the span. */
export function fitsBetween(span: DaySpan, earliest: string, latest: string): boolean {
  const first = span.first > earliest ? span.first : earliest
  const last = span.last < latest ? span.last : latest
  return first <= last
}
