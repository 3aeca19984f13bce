import { TablesError } from './tables-error.ts'
import type { TablesProblem } from './tables-error.ts'

/** What a column of a Neo4j table holds; text in a plain table. */
export type ColumnType = 'text' | 'integer' | 'number' | 'boolean'

export interface Column {
  /** What the mapping calls it: the name in the header, or `:ID` and its like where the header has no other. */
  readonly name: string
  readonly place: number
  readonly type: ColumnType
  /** Several values, parted by the array delimiter. */
  readonly isArray: boolean
}

/** Names, types and id spaces of the columns of one table. */
export interface TableHeader {
  readonly form: 'plain' | 'neo4j-nodes' | 'neo4j-relationships'
  /** What rows of cells are shown under, one for every column. */
  readonly titles: readonly string[]
  readonly columns: ReadonlyMap<string, Column>
  /** Id space by the place of an id's column; empty where the header names none. */
  readonly spaces: ReadonlyMap<number, string>
}

const FIELD =
  /^(?<name>.*?):(?<type>ID|START_ID|END_ID|TYPE|LABEL|IGNORE|[A-Za-z][A-Za-z0-9_]*)(?:\((?<space>[^()]*)\))?(?:\{[^{}]*\})?(?<array>\[\])?(?:\{[^{}]*\})?$/u
const KEY_FIELDS: readonly string[] = [':ID', ':START_ID', ':END_ID', ':TYPE', ':LABEL']
const TYPES: Readonly<Record<string, ColumnType>> = {
  int: 'integer',
  long: 'integer',
  short: 'integer',
  byte: 'integer',
  float: 'number',
  double: 'number',
  boolean: 'boolean',
}

/**
 * Reads the cells of a header: those of Neo4j's import, `name:type`, `:ID(space)` and so on, where one of them is an
 * id of a node or of the ends of a relationship; plain names otherwise.
 *
 * @throws {TablesError} for two columns of one name
 */
export function readHeader(cells: readonly string[], file: string): TableHeader {
  const titles = cells.map((cell, place) => (cell.trim() === '' ? `column ${place + 1}` : cell.trim()))
  const kinds = titles.map((title) => FIELD.exec(title)?.groups?.['type'])
  const isRelationships = kinds.includes('START_ID') && kinds.includes('END_ID')
  const isNeo4j = isRelationships || kinds.includes('ID')
  const columns = new Map<string, Column>()
  const spaces = new Map<number, string>()
  const problems: TablesProblem[] = []
  titles.forEach((title, place) => {
    for (const column of isNeo4j ? readField(title, place, spaces) : [{ ...TEXT, name: title, place }]) {
      if (columns.has(column.name)) problems.push(explainDuplicate(file, column.name))
      else columns.set(column.name, column)
    }
  })
  if (problems.length > 0) throw new TablesError(problems)
  const form = isRelationships ? 'neo4j-relationships' : isNeo4j ? 'neo4j-nodes' : 'plain'
  return { form, titles, columns, spaces }
}

const TEXT = { type: 'text', isArray: false } as const

/** A field of an id goes by its name and by `:ID` alike; one to be ignored by none. */
function readField(title: string, place: number, spaces: Map<number, string>): Column[] {
  const groups = FIELD.exec(title)?.groups
  if (groups === undefined) return [{ ...TEXT, name: title, place }]
  const { name = '', type = '', space } = groups
  if (type === 'IGNORE') return []
  const key = `:${type}`
  if (KEY_FIELDS.includes(key)) {
    spaces.set(place, space ?? '')
    const names = name.trim() === '' ? [key] : [name.trim(), key]
    return names.map((one) => ({ ...TEXT, name: one, place }))
  }
  return [{ name: name.trim(), place, type: TYPES[type] ?? 'text', isArray: groups['array'] !== undefined }]
}

function explainDuplicate(file: string, name: string): TablesProblem {
  const message = `two columns are called "${name}"; rename or remove one`
  return { file, line: 1, field: name, code: 'duplicate-column', message }
}
