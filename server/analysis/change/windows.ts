import { InvalidParameterError } from '../graph/projection-parameters.ts'

/** Days in a row, both ends inclusive, `YYYY-MM-DD`. */
export interface Window {
  readonly from: string
  readonly to: string
}

/** Calendar months, quarters or years; or windows of so many days that begin so many days apart, and may overlap. */
export type WindowRule =
  { readonly unit: 'month' | 'quarter' | 'year' } | { readonly days: number; readonly step: number }

/** More than these would be noise, and nobody would read them. */
export const MOST_WINDOWS = 600
const MOST_DAYS = 36_600
const MONTHS = { month: 1, quarter: 3, year: 12 } as const
const DAY = 86_400_000

/**
 * The windows by a rule that cover the days from `from` to `to`. Calendar windows begin with their month, quarter or
 * year; others at `from`, and the last one reaches `to`. Throws InvalidParameterError for a rule without whole numbers
 * from 1, an end before the beginning, and more than 600 windows.
 */
export function makeWindows(rule: WindowRule, { from, to }: Window): Window[] {
  checkRule(rule)
  if (to < from) throw new InvalidParameterError(`the windows would end on ${to}, before they begin on ${from}`)
  const windows: Window[] = []
  for (let window = firstWindow(rule, from); ; window = nextWindow(rule, window)) {
    if (windows.length === MOST_WINDOWS) {
      throw new InvalidParameterError(
        `from ${from} to ${to} there are more than ${MOST_WINDOWS} windows: take longer ones`,
      )
    }
    windows.push(window)
    if (window.to >= to) return windows
  }
}

function firstWindow(rule: WindowRule, from: string): Window {
  if ('days' in rule) return { from, to: addDays(from, rule.days - 1) }
  const months = MONTHS[rule.unit]
  const month = Number(from.slice(5, 7)) - 1
  return spanMonths(Number(from.slice(0, 4)), month - (month % months), months)
}

function nextWindow(rule: WindowRule, window: Window): Window {
  if ('days' in rule) {
    const from = addDays(window.from, rule.step)
    return { from, to: addDays(from, rule.days - 1) }
  }
  const months = MONTHS[rule.unit]
  return spanMonths(Number(window.from.slice(0, 4)), Number(window.from.slice(5, 7)) - 1 + months, months)
}

function spanMonths(year: number, month: number, months: number): Window {
  return { from: writeDay(utc(year, month, 1)), to: writeDay(utc(year, month + months, 0)) }
}

/** Date.UTC reads the years 0 to 99 as 1900 to 1999. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day)
}

function addDays(day: string, days: number): string {
  return writeDay(Date.parse(`${day}T00:00:00.000Z`) + days * DAY)
}

function writeDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

function checkRule(rule: WindowRule): void {
  if ('unit' in rule) return
  for (const [name, value] of Object.entries(rule)) {
    if (Number.isInteger(value) && value >= 1 && value <= MOST_DAYS) continue
    throw new InvalidParameterError(`${name} is ${value}; it must be a whole number from 1 to ${MOST_DAYS}`)
  }
}
