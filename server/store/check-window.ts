import { isPartialDate } from '../domain/partial-date.ts'
import { checkLimit } from './check-read.ts'

/** Entities of one frontier, and the links it may be asked for. */
const MOST_ENTITIES = 1000
const MOST_LINKS = 200_000

/**
 * Refuses a window that would compare as text and silently give a wrong answer. One that ends before it begins is
 * empty, and no mistake.
 *
 * @throws {RangeError} when an end is no day
 */
export function checkWindow(window: { readonly from: string; readonly to: string } | undefined): void {
  for (const day of window === undefined ? [] : [window.from, window.to]) {
    if (day.length !== 10 || !isPartialDate(day)) {
      throw new RangeError(`a window is bounded by days like 2024-03-05, not "${day}"`)
    }
  }
}

/** @throws {RangeError} for more than 1,000 entities, or a bound that is no whole number from 1 to 200,000 */
export function checkFrontier(entities: readonly string[], most: number): void {
  if (entities.length > MOST_ENTITIES) {
    throw new RangeError(`a frontier has at most ${MOST_ENTITIES} entities, not ${entities.length}`)
  }
  checkLimit(most, MOST_LINKS)
}
