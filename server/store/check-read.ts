import { isInstant } from '../domain/clocks.ts'
import type { Clocks } from '../domain/clocks.ts'
import { isPartialDate } from '../domain/partial-date.ts'
import type { PageRequest } from './case-store.ts'

export const MAX_PAGE_SIZE = 5000

/** Later than every instant a store writes. */
export const END_OF_TIME = '9999-12-31T23:59:59.999Z'

/**
 * Refuses clocks that would compare as text and silently give a wrong answer.
 *
 * @throws {RangeError} when `asAt` is no day or `knownAt` no instant
 */
export function checkClocks(clocks: Clocks): void {
  if (clocks.asAt !== null && !(clocks.asAt.length === 10 && isPartialDate(clocks.asAt))) {
    throw new RangeError(`asAt must be a day like 2024-03-05, not "${clocks.asAt}"`)
  }
  if (clocks.knownAt !== null && !isInstant(clocks.knownAt)) {
    throw new RangeError(`knownAt must be an instant like 2024-03-05T10:00:00.000Z, not "${clocks.knownAt}"`)
  }
}

/** @throws {RangeError} when the limit is no whole number from 1 to 5,000 */
export function checkPage(page: PageRequest): void {
  checkLimit(page.limit, MAX_PAGE_SIZE)
}

/** @throws {RangeError} when the limit is no whole number from 1 to `max` */
export function checkLimit(limit: number, max: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > max) {
    throw new RangeError(`a limit is a whole number from 1 to ${max}, not ${limit}`)
  }
}

/**
 * The sequence number below which a read of the log begins, beyond all there are when none is given.
 *
 * @throws {RangeError} when it is no whole number of at least 1
 */
export function checkSequence(before = Number.MAX_SAFE_INTEGER): number {
  if (!Number.isSafeInteger(before) || before < 1) {
    throw new RangeError(`a sequence number is a whole number from 1 on, not ${before}`)
  }
  return before
}

/** The last instant that a read at these clocks may see; compares with `receivedAt` as text. */
export function lastInstantKnown(clocks: Clocks): string {
  return clocks.knownAt ?? END_OF_TIME
}
