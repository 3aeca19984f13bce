/** A clock that a test sets by hand. */
export interface TestClock {
  now: Date
}

export function makeClock(start = '2024-03-01T08:00:00.000Z'): TestClock {
  return { now: new Date(start) }
}

/** The instant `milliseconds` after another (before, if negative). */
export function shiftInstant(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString()
}
