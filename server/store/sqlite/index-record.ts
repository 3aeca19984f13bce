import type { SqlDatabase } from './driver.ts'
import { INDEX_COLUMNS, INDEX_KEYS, INDEX_TABLES, listIndexRows } from './index-rows.ts'
import type { IndexPlace, IndexRow, IndexTable, WrittenRecord } from './index-rows.ts'
import { indexText } from './index-text.ts'

const INSERTS = spellForTables((table) => {
  const columns: readonly string[] = INDEX_COLUMNS[table]
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
})

const DELETES = spellForTables((table) => {
  const conditions = INDEX_KEYS[table].map((column) => `${column} = ?`)
  return `DELETE FROM ${table} WHERE ${conditions.join(' AND ')}`
})

/** Writes the rows by which reads find a record that was just written; `bytes` are those of a source. */
export function indexRecord(writer: SqlDatabase, place: IndexPlace, written: WrittenRecord, bytes?: Uint8Array): void {
  for (const { table, values } of listIndexRows(place, written)) writer.run(INSERTS[table], values)
  indexText(writer, place, written.no, written.record, bytes)
}

/** Deletes those rows again; its text is taken out apart from them (removeText). */
export function unindexRecord(writer: SqlDatabase, place: IndexPlace, written: WrittenRecord): void {
  for (const row of listIndexRows(place, written)) writer.run(DELETES[row.table], readKey(row))
}

function readKey({ table, values }: IndexRow): (string | number | null)[] {
  const columns: readonly string[] = INDEX_COLUMNS[table]
  return INDEX_KEYS[table].map((column) => values[columns.indexOf(column)] ?? null)
}

function spellForTables(spell: (table: IndexTable) => string): Record<IndexTable, string> {
  return Object.fromEntries(INDEX_TABLES.map((table) => [table, spell(table)])) as Record<IndexTable, string>
}
