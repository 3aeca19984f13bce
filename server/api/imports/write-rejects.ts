import { REJECT_COLUMNS } from '../../contract/imports.ts'
import type { Reject } from '../../ingest/import-source.ts'

const OWN_COLUMNS: ReadonlySet<string> = new Set(Object.values(REJECT_COLUMNS))

/**
 * The rejected rows of one file as CSV (RFC 4180, lines end in a line feed): its own columns, then row and reason. Cells
 * stand as they came, letter by letter, because the file is meant to be mended and imported again; so text that a
 * spreadsheet would compute is not escaped here.
 *
 * @param read gives all rejects, each time it is called
 */
export async function* writeRejects(read: () => AsyncIterable<Reject>, file: string): AsyncGenerator<string> {
  const headers = new Set<string>()
  for await (const { cells } of rowsOf(read(), file)) {
    for (const header of Object.keys(cells)) if (!OWN_COLUMNS.has(header)) headers.add(header)
  }
  yield writeLine([...headers, REJECT_COLUMNS.row, REJECT_COLUMNS.reason])
  for await (const { cells, row, reasons } of rowsOf(read(), file)) {
    const own = [...headers].map((header) => cells[header] ?? '')
    yield writeLine([...own, row === null ? '' : String(row), reasons.join('; ')])
  }
}

interface RejectedRow {
  readonly row: number | null
  readonly cells: Readonly<Record<string, string>>
  readonly reasons: string[]
}

/** One for each row, with all that is wrong with it. */
async function* rowsOf(rejects: AsyncIterable<Reject>, file: string): AsyncGenerator<RejectedRow> {
  let current: RejectedRow | null = null
  for await (const { cells, row, ...reject } of rejects) {
    if (reject.file !== file || cells === null) continue
    const reason = reject.field === null ? reject.message : `${reject.field}: ${reject.message}`
    if (current !== null && row !== null && current.row === row) {
      current.reasons.push(reason)
      continue
    }
    if (current !== null) yield current
    current = { row, cells, reasons: [reason] }
  }
  if (current !== null) yield current
}

function writeLine(cells: readonly string[]): string {
  return `${cells.map(quote).join(',')}\n`
}

function quote(cell: string): string {
  return /[",\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
