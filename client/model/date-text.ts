import { readPrecision } from '../../server/domain/partial-date.ts'

const OPTIONS: Readonly<Record<'year' | 'month' | 'day', Intl.DateTimeFormatOptions>> = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'short' },
  day: { year: 'numeric', month: 'short', day: 'numeric' },
}

/** A partial date in words of a locale, to the precision it has and no further. */
export function formatPartialDate(date: string, locale: string): string {
  const precision = readPrecision(date)
  if (precision === null || precision === 'unknown') return date
  const [year = '1', month = '1', day = '1'] = date.split('-')
  const moment = new Date(0)
  moment.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  return new Intl.DateTimeFormat(locale, { ...OPTIONS[precision], timeZone: 'UTC' }).format(moment)
}

/** An instant to the minute, in the reader's own time zone. */
export function formatInstant(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant))
}

/** A clock time to the minute, in the reader's own time zone. */
export function formatTime(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(instant))
}

/** What a reader's local date and time (`2024-03-05T10:00`) is as an instant; null if it is none. */
export function toInstant(local: string): string | null {
  const moment = new Date(local)
  return local === '' || Number.isNaN(moment.getTime()) ? null : moment.toISOString()
}

/** An instant as the reader's local date and time, for a field; empty for null. */
export function toLocalField(instant: string | null): string {
  if (instant === null) return ''
  const moment = new Date(instant)
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 16)
}
