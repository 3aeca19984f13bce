import type { ImportReceipt, TableSummary } from '../contract/imports.ts'

const OUTCOMES = [
  ['imported', 'imported'],
  ['partly', 'imported in part'],
  ['repeated', 'repeated'],
  ['unsaid', 'passed over by the mapping'],
  ['skipped', 'skipped'],
  ['rejected', 'rejected'],
] as const

/** Where every row of the tables went, a line a table, and what of the files nothing was made of. */
export function describeTables({ tables, files }: Pick<ImportReceipt, 'tables' | 'files'>): string[] {
  const unread = files.filter((file) => file.unread > 0 || file.unreadColumns.length > 0)
  return [
    ...tables.map((table) => `  ${table.name}: ${table.rows} rows${describeOutcomes(table)}${describeSkip(table)}`),
    ...unread.map(({ name, unread: rows, unreadColumns }) => {
      const columns = unreadColumns.length === 0 ? '' : `; columns that nothing reads: ${unreadColumns.join(', ')}`
      return `  ${name}: ${rows} row(s) that no table of the mapping fits${columns}`
    }),
  ]
}

function describeOutcomes(table: TableSummary): string {
  const parts = OUTCOMES.filter(([key]) => table[key] > 0).map(([key, words]) => `${table[key]} ${words}`)
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`
}

function describeSkip({ skip }: TableSummary): string {
  return skip === null ? '' : ` (${skip})`
}
