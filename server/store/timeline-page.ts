import type { KnownClaim } from '../domain/claim.ts'
import { firstPossibleDay, isPartialDate, lastPossibleDay } from '../domain/partial-date.ts'
import type { Page, TimelineItem } from './case-store.ts'

/** A place in a timeline: what comes after it has a later day, or the same and a later id. */
export interface TimelineCursor {
  readonly day: string
  readonly id: string
}

/**
 * Reads `<day> <id>`; without a cursor, or with one from before it, the window begins at `from`.
 *
 * @throws {RangeError} when it is no such cursor
 */
export function readTimelineCursor(after: string | null, from: string): TimelineCursor {
  if (after === null) return { day: from, id: '' }
  const day = after.slice(0, 10)
  if (!(isPartialDate(day) && day.length === 10 && after.charAt(10) === ' ')) {
    throw new RangeError(`a timeline goes on after a day and an id, not after "${after}"`)
  }
  return day < from ? { day: from, id: '' } : { day, id: after.slice(11) }
}

/** Makes a page of claims in the order of the timeline, of which there may be one more than it holds. */
export function cutTimeline(found: readonly KnownClaim[], limit: number): Page<TimelineItem> {
  const items = found.slice(0, limit).map((claim) => ({ day: findDay(claim), claim }))
  const last = items.at(-1)
  return { items, next: found.length > limit && last !== undefined ? `${last.day} ${last.claim.id}` : null }
}

/** Claims without a known bound are in no window, and do not come here. */
function findDay(claim: KnownClaim): string {
  return firstPossibleDay(claim.valid) ?? lastPossibleDay(claim.valid) ?? ''
}
