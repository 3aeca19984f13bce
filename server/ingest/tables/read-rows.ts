import { createHash } from 'node:crypto'

import { findInvalidUtf8 } from '../case-file/decode-utf8.ts'
import { RecordSplitter, RecordTooLong } from './split-records.ts'
import type { CsvRecord } from './split-records.ts'
import type { TableFile } from './table-file.ts'
import type { TableLimits } from './table-limits.ts'
import { TablesError } from './tables-error.ts'

export interface RowsOptions {
  readonly delimiter: string
  readonly limits: TableLimits
  readonly signal?: AbortSignal | undefined
  readonly onBytes?: (length: number) => void
}

/** Records of a table in the order of its rows, and what is known of it once all have been read. */
export interface Rows {
  readonly batches: AsyncGenerator<readonly CsvRecord[]>
  /** Lower-case hexadecimal SHA-256 and blank rows, after the last batch. */
  finish(): { readonly sha256: string; readonly blank: number }
}

/**
 * Reads the records of a table a chunk at a time.
 *
 * @throws {TablesError} for what is no UTF-8, rows that are too long, quotes that keep on not closing
 */
export function readRows(file: TableFile, options: RowsOptions): Rows {
  const hash = createHash('sha256')
  const splitter = new RecordSplitter(options.delimiter, options.limits.recordLength)
  return {
    batches: splitRows(file, options, splitter, (chunk) => hash.update(chunk)),
    finish: () => ({ sha256: hash.digest('hex'), blank: splitter.blank }),
  }
}

async function* splitRows(
  file: TableFile,
  { limits, signal, onBytes }: RowsOptions,
  splitter: RecordSplitter,
  onChunk: (chunk: Buffer) => void,
): AsyncGenerator<readonly CsvRecord[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let last = 0
  try {
    for await (const chunk of file.read()) {
      signal?.throwIfAborted()
      onChunk(chunk)
      const records = splitter.push(decode(decoder, chunk, file.name, last))
      last = records.at(-1)?.row ?? last
      checkQuotes(splitter, file.name, limits)
      if (records.length > 0) yield records
      onBytes?.(chunk.length)
    }
    splitter.push(decode(decoder, null, file.name, last))
    const records = splitter.finish()
    checkQuotes(splitter, file.name, limits)
    if (records.length > 0) yield records
  } catch (error) {
    throw explainLength(error, file.name, limits)
  }
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer | null, file: string, row: number): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true })
  } catch {
    throw explainBytes(chunk, file, row)
  }
}

function explainBytes(chunk: Buffer | null, file: string, row: number): TablesError {
  const isUtf16 = row === 0 && chunk !== null && ['fffe', 'feff'].includes(chunk.toString('hex', 0, 2))
  const near = chunk === null || isUtf16 ? '' : ` (${describeByte(chunk)})`
  const what = isUtf16 ? 'the table is in UTF-16' : `what follows row ${row} is no UTF-8${near}`
  return TablesError.of(file, 'not-utf8', `${what}; save the table as CSV in UTF-8`, row === 0 ? null : row)
}

function describeByte(chunk: Buffer): string {
  const byte = chunk[findInvalidUtf8(chunk)]
  return byte === undefined ? 'a character is cut off' : `byte 0x${byte.toString(16)}`
}

function checkQuotes({ unclosed }: RecordSplitter, file: string, { brokenQuotes }: TableLimits): void {
  if (unclosed <= brokenQuotes) return
  const message = `quotes do not close in more than ${brokenQuotes} rows; a quote in a quoted cell is doubled`
  throw TablesError.of(file, 'broken-quotes', message)
}

function explainLength(error: unknown, file: string, limits: TableLimits): unknown {
  if (!(error instanceof RecordTooLong)) return error
  const message = `the row has more than ${limits.recordLength} characters; give each row a line of its own`
  return TablesError.of(file, error.row === 1 ? 'header-too-long' : 'row-too-long', message, error.row)
}
