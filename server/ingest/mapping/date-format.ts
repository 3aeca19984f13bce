import { DateTime } from 'luxon'

import { isPartialDate } from '../../domain/partial-date.ts'
import type { PartialDate } from '../../domain/partial-date.ts'

const TOKEN = /^(?:d{1,2}|M{1,4}|y{4}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|a|'[^']*'|[^A-Za-z']+)/u
const PARSE_OPTIONS = { locale: 'en', numberingSystem: 'latn', zone: 'utc' } as const
/** Parsed texts kept at most, over all formats: dates repeat themselves. */
const KEPT = 20_000

/** Why a format cannot be used, or null when it can. */
export function explainDateFormat(format: string): string | null {
  let rest = format
  while (rest !== '') {
    const [token] = TOKEN.exec(rest) ?? []
    if (token === undefined) {
      return `"${format}" is no date format; use yyyy, M or MM, d or dd, H, mm and ss, such as dd/MM/yyyy (lower-case d and y)`
    }
    rest = rest.slice(token.length)
  }
  if (!stripLiterals(format).includes('yyyy')) return `"${format}" has no year; a date needs yyyy`
  const plain = stripLiterals(format)
  if (plain.includes('d') && !plain.includes('M')) {
    return `"${format}" has a day and no month; add M or MM (m stands for minutes)`
  }
  return null
}

const known = new Map<string, PartialDate | null>()

/**
 * Reads a date by the first of the formats that fits, to the precision of the format (time of day is left out), and
 * ISO dates where no format is given. Null for what is none.
 */
export function parseDate(text: string, formats: readonly string[] | undefined): PartialDate | null {
  if (formats === undefined) return isPartialDate(text) ? text : null
  for (const format of formats) {
    const key = `${format}\u0000${text}`
    let date = known.get(key)
    if (date === undefined) {
      date = parseByFormat(text, format)
      if (known.size >= KEPT) known.clear()
      known.set(key, date)
    }
    if (date !== null) return date
  }
  return null
}

function parseByFormat(text: string, format: string): PartialDate | null {
  const parsed = DateTime.fromFormat(text, format, PARSE_OPTIONS)
  const day = parsed.isValid ? parsed.toISODate() : null
  if (day === null) return null
  const plain = stripLiterals(format)
  const date = day.slice(0, plain.includes('d') ? 10 : plain.includes('M') ? 7 : 4)
  return isPartialDate(date) ? date : null
}

function stripLiterals(format: string): string {
  return format.replace(/'[^']*'/gu, '')
}
