import { shorten } from '../problem.ts'
import { RowFault } from './row-fault.ts'

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu

/** A number with a decimal point and no other sign in it. Throws RowFault. */
export function parseNumber(text: string, field: string): number {
  // Adding 0 makes -0, which JSON cannot tell apart, 0.
  const value = DECIMAL.test(text) ? Number(text) + 0 : Number.NaN
  if (Number.isFinite(value)) return value
  const message = `"${shorten(text)}" is no number; write digits, with a point before decimals and nothing between thousands`
  throw new RowFault('bad-number', field, message)
}

/** A whole number from 0 on. Throws RowFault. */
export function parseCount(text: string, field: string): number {
  const value = parseNumber(text, field)
  if (Number.isSafeInteger(value) && value >= 0) return value
  throw new RowFault('bad-number', field, `"${shorten(text)}" is no count; write a whole number from 0 on`)
}
