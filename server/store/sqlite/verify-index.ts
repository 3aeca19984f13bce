import type { FaultList } from '../fault-list.ts'
import type { SqlDatabase } from './driver.ts'
import { findSuperfluous } from './find-superfluous.ts'
import { INDEX_COLUMNS, INDEX_KEYS, INDEX_TABLES, listIndexRows } from './index-rows.ts'
import type { IndexRow, IndexTable, WrittenRecord } from './index-rows.ts'
import { selectExcerptBodies } from './select-present.ts'

/** A row that has to be there, with the record that it is derived from. */
interface ExpectedRow extends IndexRow {
  readonly of: WrittenRecord
}

/** Holds the tables by which reads find records against what the records say, in both directions. */
export class IndexCheck {
  readonly #database: SqlDatabase
  readonly #caseNo: number
  readonly #faults: FaultList
  /** Rows that have to be there and are, by table. */
  readonly #found = new Map<IndexTable, number>()

  constructor(database: SqlDatabase, caseNo: number, faults: FaultList) {
    this.#database = database
    this.#caseNo = caseNo
    this.#faults = faults
  }

  /** Looks for all that is derived from some records. */
  checkRecords(records: readonly WrittenRecord[]): void {
    const excerpts = records.flatMap(({ record }) => (record.type === 'claim' ? record.excerpts : []))
    const sourceOf = new Map(selectExcerptBodies(this.#database, this.#caseNo, excerpts))
    const expected = records.flatMap((of) =>
      listIndexRows({ caseNo: this.#caseNo, sourceOf }, of).map((row): ExpectedRow => ({ ...row, of })),
    )
    for (const table of INDEX_TABLES) {
      const rows = expected.filter((row) => row.table === table)
      if (rows.length > 0) this.#checkRows(table, rows)
    }
  }

  /** Looks for what is derived from no record, once all of them were looked at; a table at a time. */
  *checkSuperfluous(): Generator<number> {
    for (const table of INDEX_TABLES) {
      const sql = `SELECT count(*) AS count FROM ${table} WHERE case_no = ?`
      const row = this.#database.get(sql, [this.#caseNo]) as { count: number } | null
      if (row?.count !== (this.#found.get(table) ?? 0)) {
        for (const { type, id } of findSuperfluous(this.#database, this.#caseNo, table)) {
          this.#faults.add({ check: 'projection', type, id, message: `the index "${table}" has a row too many` })
        }
      }
      yield 0
    }
  }

  #checkRows(table: IndexTable, rows: readonly ExpectedRow[]): void {
    const missing = this.#database.all(spellMissing(table), [JSON.stringify(rows.map((row) => row.values))]) as {
      at: number
    }[]
    this.#found.set(table, (this.#found.get(table) ?? 0) + rows.length - missing.length)
    const records = new Set(missing.flatMap(({ at }) => rows[at]?.of.record ?? []))
    for (const { type, id } of records) {
      this.#faults.add({ check: 'projection', type, id, message: `the index "${table}" does not say what it says` })
    }
  }
}

/** Rows of a list of values that the table does not have exactly so. */
function spellMissing(table: IndexTable): string {
  const columns: readonly string[] = INDEX_COLUMNS[table]
  const conditions = columns.map((column, at) =>
    INDEX_KEYS[table].includes(column) ? `t.${column} = e.value ->> ${at}` : `t.${column} IS e.value ->> ${at}`,
  )
  return `SELECT e.key AS at FROM json_each(?) e
    WHERE NOT EXISTS (SELECT 1 FROM ${table} t WHERE ${conditions.join(' AND ')})`
}
