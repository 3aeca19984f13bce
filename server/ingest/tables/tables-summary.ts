import type { Survey } from './survey-tables.ts'
import type { Mapping } from '../mapping/mapping-schema.ts'
import { nameTable } from '../mapping/name-table.ts'

/** What became of the rows of one table of the mapping. */
export interface TableCount {
  readonly name: string
  rows: number
  /** Rows of which everything arrived. */
  imported: number
  /** Rows of which claims are left out; each is among the rejects. */
  partly: number
  /** Rows equal to one that came before. */
  repeated: number
  /** Rows of which the mapping, by its conditions, says nothing. */
  unsaid: number
  skipped: number
  rejected: number
  entities: number
  claims: number
  /** Why the table is skipped; null where it is not. */
  readonly skip: string | null
}

export interface FileCount {
  readonly name: string
  rows: number
  readonly blank: number
  /** Rows that no table could be found for, rejected. */
  unread: number
  /** Columns that no rule reads and none leaves out on purpose. */
  readonly unreadColumns: readonly string[]
  /** Columns left out on purpose, with the reason. */
  readonly ignoredColumns: Readonly<Record<string, string>>
}

/** Everything that came in, and where it went. */
export interface TablesSummary {
  readonly tables: readonly TableCount[]
  readonly files: readonly FileCount[]
  /** Files and entries of zips that are no tables. */
  readonly ignoredFiles: readonly string[]
  /** Entities that the mapping declares. */
  readonly declared: number
}

export type RowOutcome = 'imported' | 'partly' | 'repeated' | 'unsaid' | 'skipped' | 'rejected'

/** Counts as rows are read. */
export class TablesCounter {
  readonly #tables: ReadonlyMap<string, TableCount>
  readonly #files: ReadonlyMap<string, FileCount>

  constructor(
    readonly mapping: Mapping,
    survey: Survey,
    readonly ignoredFiles: readonly string[],
  ) {
    this.#tables = new Map(
      mapping.tables.map((rule) => [nameTable(rule), startCount(nameTable(rule), rule.skip ?? null)]),
    )
    this.#files = new Map(survey.tables.map((table) => [table.file.name, startFileCount(table)]))
  }

  countRow(file: string, table: string | null, outcome: RowOutcome): void {
    const ofFile = this.#files.get(file)
    if (ofFile !== undefined) {
      ofFile.rows += 1
      if (table === null) ofFile.unread += 1
    }
    const ofTable = table === null ? undefined : this.#tables.get(table)
    if (ofTable === undefined) return
    ofTable.rows += 1
    ofTable[outcome] += 1
  }

  countRecords(table: string, entities: number, claims: number): void {
    const count = this.#tables.get(table)
    if (count === undefined) return
    count.entities += entities
    count.claims += claims
  }

  summarize(): TablesSummary {
    return {
      tables: [...this.#tables.values()].map((count) => ({ ...count })),
      files: [...this.#files.values()].map((count) => ({ ...count })),
      ignoredFiles: this.ignoredFiles,
      declared: this.mapping.entities?.length ?? 0,
    }
  }
}

function startCount(name: string, skip: string | null): TableCount {
  const counts = { rows: 0, imported: 0, partly: 0, repeated: 0, unsaid: 0, skipped: 0, rejected: 0 }
  return { name, ...counts, entities: 0, claims: 0, skip }
}

/** A column is unread where none of the tables that have rows in the file reads it. */
function startFileCount({ file, plan, blank }: Survey['tables'][number]): FileCount {
  const plans = [...plan.plans.values()].filter((one) => one.skip === null)
  const [first, ...others] = plans.map((one) => one.scope.listUnread())
  const unreadColumns = (first ?? []).filter((title) => others.every((list) => list.includes(title)))
  const ignoredColumns = Object.assign({}, ...plans.map((one) => one.ignored)) as Record<string, string>
  return { name: file.name, rows: 0, blank, unread: 0, unreadColumns, ignoredColumns }
}
