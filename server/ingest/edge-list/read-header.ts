import Papa from 'papaparse'

import { shorten } from '../problem.ts'
import { EdgeListError } from './edge-list-error.ts'

/** Where the cells of a row stand, counted from 0. */
export interface EdgeListHeader {
  readonly delimiter: string
  readonly names: readonly string[]
  readonly source: number
  readonly target: number
  /** Null where the table has no weights. */
  readonly weight: number | null
}

const DELIMITERS = [',', ';', '\t'] as const

/** Reads the line that names the columns and tells by it what parts cells. Throws EdgeListError. */
export function readHeader(line: string, row: number): EdgeListHeader {
  for (const delimiter of DELIMITERS) {
    const [cells = []] = Papa.parse<string[]>(line, { delimiter, newline: '\n' }).data
    const names = cells.map((cell) => cell.trim())
    const [source, target, weight] = ['source', 'target', 'weight'].map((name) => findColumn(names, name, row))
    if (source === undefined || target === undefined || source === null || target === null) continue
    return { delimiter, names, source, target, weight: weight ?? null }
  }
  const found = `It reads "${shorten(line)}".`
  throw EdgeListError.of(
    `The first row must name the columns source and target, and weight if there is one, parted by comma, semicolon or tab. ${found}`,
    row,
  )
}

function findColumn(names: readonly string[], wanted: string, row: number): number | null {
  const places = names.flatMap((name, place) => (name.toLowerCase() === wanted ? [place] : []))
  if (places.length > 1) throw EdgeListError.of(`Two columns are called ${wanted}. Rename or remove one.`, row)
  return places[0] ?? null
}
