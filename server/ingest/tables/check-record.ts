import { TEXT_LIMITS } from '../../contract/limits.ts'
import type { TableHeader } from './read-header.ts'
import { RowFault } from './row-fault.ts'
import type { CsvRecord } from './split-records.ts'

// Line ends and tabs may stand in a quoted cell; other control characters show that the file is no text.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u

/** Checks what concerns a row as a whole. Throws RowFault. */
export function checkRecord(record: CsvRecord, header: TableHeader): void {
  if (record.text.length > TEXT_LIMITS.quote) {
    const message = `the row has ${record.text.length} UTF-16 units, ${TEXT_LIMITS.quote} at most; shorten it`
    throw new RowFault('row-too-long', null, message)
  }
  if (record.isBroken) {
    throw new RowFault(
      'broken-quotes',
      null,
      `the quotes do not match${describeLines(record)}; a quote in a quoted cell is doubled`,
    )
  }
  const wanted = header.titles.length
  if (record.cells.length !== wanted) {
    const message = `the row has ${record.cells.length} cells and the header ${wanted}${describeLines(record)}; quote cells that hold the delimiter, and close quotes`
    throw new RowFault('wrong-columns', null, message)
  }
  const control = CONTROL.exec(record.text)
  if (control !== null) {
    const code = (control[0].codePointAt(0) ?? 0).toString(16).padStart(4, '0')
    const field = header.titles[record.cells.findIndex((cell) => CONTROL.test(cell))] ?? null
    throw new RowFault('control-character', field, `the row holds the control character U+${code}; remove it`)
  }
}

/** A quote that is not closed shows itself by a row of many lines. */
function describeLines({ text }: CsvRecord): string {
  const lines = text.split(/\r\n|\n|\r/u).length
  return lines === 1 ? '' : `, over ${lines} lines`
}
