import { REJECT_COLUMNS } from '../../contract/imports.ts'
import type { ImportReceipt } from '../../contract/imports.ts'
import type { ImportSource } from '../../ingest/import-source.ts'
import type { TablesSummary } from '../../ingest/tables/tables-summary.ts'

/** Columns that a file of rejected rows has beside its own: nobody needs to be told that no rule reads them. */
const OWN_COLUMNS: ReadonlySet<string> = new Set(Object.values(REJECT_COLUMNS))

/** Where the rows of tables went, once their parts have been read; empty for sources that are no tables. */
export function summarizeTables(source: ImportSource): Pick<ImportReceipt, 'tables' | 'files'> {
  if (!givesSummary(source)) return { tables: [], files: [] }
  const { tables, files } = source.summary()
  return {
    tables: tables.map((one) => ({ ...one })),
    files: files.map(({ name, rows, blank, unread, unreadColumns }) => {
      return { name, rows, blank, unread, unreadColumns: unreadColumns.filter((column) => !OWN_COLUMNS.has(column)) }
    }),
  }
}

function givesSummary(source: ImportSource): source is ImportSource & { summary(): TablesSummary } {
  return 'summary' in source && typeof source.summary === 'function'
}
