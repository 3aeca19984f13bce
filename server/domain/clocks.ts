/**
 * The two clocks of every read.
 *
 * `asAt`: what was true on that day (`YYYY-MM-DD`); null asks for all time.
 * `knownAt`: what this store had received by that instant (ISO 8601, UTC, milliseconds); null is now.
 */
export interface Clocks {
  readonly asAt: string | null
  readonly knownAt: string | null
}

/** All that is known now, of all time. */
export const NOW: Clocks = { asAt: null, knownAt: null }

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** True for the one spelling of an instant that sorts as text: `2024-03-05T10:00:00.000Z`. */
export function isInstant(value: string): boolean {
  return INSTANT.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value
}
