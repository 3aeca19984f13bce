import Papa from 'papaparse'

import type { LineBlock } from './split-rows.ts'

/** The cells of one line, or null where its quotes do not close as they must. */
export interface ParsedRow {
  readonly number: number
  readonly cells: readonly string[] | null
}

/** Parts lines into cells; lines of blanks are passed over. A quoted cell ends on its own line. */
export function parseBlock({ first, lines }: LineBlock, delimiter: string): ParsedRow[] {
  const config = { delimiter, newline: '\n' } as const
  const whole = Papa.parse<string[]>(lines.join('\n'), config)
  const isSound = whole.errors.length === 0 && whole.data.length === lines.length
  const rows = lines.map((line, index): ParsedRow => {
    if (isSound) return { number: first + index, cells: whole.data[index] ?? [] }
    const alone = Papa.parse<string[]>(line, config)
    return { number: first + index, cells: alone.errors.length === 0 ? (alone.data[0] ?? []) : null }
  })
  return rows.filter((_, index) => lines[index]?.trim() !== '')
}
