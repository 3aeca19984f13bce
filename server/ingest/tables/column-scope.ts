import { shorten } from '../problem.ts'
import type { Column, ColumnType, TableHeader } from './read-header.ts'
import { RowFault } from './row-fault.ts'
import type { TablesProblem } from './tables-error.ts'

export type Cells = readonly string[]

const INTEGER = /^[+-]?\d+$/u
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu
const BOOLEAN = /^(?:true|false)$/iu
const FITS: Readonly<Record<ColumnType, RegExp | null>> = {
  text: null,
  integer: INTEGER,
  number: NUMBER,
  boolean: BOOLEAN,
}

/** The columns of one table as a mapping asks for them; remembers which were asked for and which are not there. */
export class ColumnScope {
  readonly missing: TablesProblem[] = []
  readonly #read = new Set<number>()

  constructor(
    readonly file: string,
    readonly header: TableHeader,
    readonly arrayDelimiter: string,
  ) {}

  /** The column of that name; where there is none, one that is always blank, after noting that it is missing. */
  resolve(name: string): Column {
    const column = this.header.columns.get(name)
    if (column === undefined) {
      const known = [...this.header.columns.keys()]
        .map((one) => `"${shorten(one)}"`)
        .slice(0, 30)
        .join(', ')
      const message = `the mapping names this column and the table has none; it has ${known}. Mend the mapping, the header, or csv.delimiter`
      this.missing.push({ file: this.file, line: 1, field: name, code: 'missing-column', message })
      return { name, place: -1, type: 'text', isArray: false }
    }
    this.#read.add(column.place)
    return column
  }

  /** Whether the table has the column; one that is only looked for need not be there. */
  has(name: string): boolean {
    return this.header.columns.has(name)
  }

  /** Titles of columns that no rule has asked for. */
  listUnread(): string[] {
    return this.header.titles.filter((_, place) => !this.#read.has(place))
  }

  /** A cell without the blanks around it, its line ends made line feeds. Throws RowFault where it belies its type. */
  readCell(column: Column, cells: Cells): string {
    const cell = (cells[column.place] ?? '').trim()
    const text = cell.includes('\r') ? cell.replaceAll(/\r\n?/gu, '\n') : cell
    if (!column.isArray) checkType(text, column)
    return text
  }

  /** The values of a cell: several in an array, none where it is blank. */
  readCells(column: Column, cells: Cells): readonly string[] {
    const text = this.readCell(column, cells)
    if (text === '') return []
    if (!column.isArray) return [text]
    const items = text
      .split(this.arrayDelimiter)
      .map((item) => item.trim())
      .filter((item) => item !== '')
    for (const item of items) checkType(item, column)
    return items
  }
}

function checkType(text: string, { name, type }: Column): void {
  const pattern = FITS[type]
  if (pattern === null || text === '' || pattern.test(text)) return
  const code = type === 'boolean' ? 'bad-boolean' : 'bad-number'
  throw new RowFault(code, name, `"${shorten(text)}" is no ${type}, as the header says; mend the cell`)
}
