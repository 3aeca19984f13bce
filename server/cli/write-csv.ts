import Papa from 'papaparse'

export type Cell = string | number | boolean | null

/** Text with which a spreadsheet begins a formula; a plain number with its sign is none. */
const FORMULA = /^(?![+-]?\d[\d ]*(?:\.\d+)?(?:e[+-]?\d+)?$)[=+\-@\t\r]/iu

/** Whether a spreadsheet would compute this text, so that it is written with an apostrophe before it. */
export function looksLikeFormula(text: string): boolean {
  return FORMULA.test(text)
}

/**
 * Rows as CSV (RFC 4180, but lines end in a line feed alone): numbers in the shortest form that reads back as the same
 * number, null as an empty cell, text that looks like a formula led by an apostrophe (OWASP, "CSV Injection").
 */
export function writeCsv(rows: readonly (readonly Cell[])[]): string {
  const text = Papa.unparse(rows as Cell[][], { escapeFormulae: FORMULA, newline: '\n' })
  return `${text}\n`
}
