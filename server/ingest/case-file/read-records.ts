import type { CaseFileHeader } from '../../contract/case-file-schema.ts'
import type { CaseFileLimits } from '../../contract/limits.ts'
import { CaseFileError } from '../case-file-error.ts'
import type { Archive } from './open-archive.ts'
import { parseHeader, parseJsonLine, parseRecord } from './parse-line.ts'
import type { LineFault } from './parse-line.ts'
import { streamEntry } from './read-entry.ts'
import type { EntryStreamOptions } from './read-entry.ts'
import type { RecordIndex } from './record-index.ts'
import { splitLines } from './split-lines.ts'
import type { RawLine } from './split-lines.ts'

/**
 * Reads the lines of the records' entry into `index`, and what is wrong with them into its problems.
 *
 * @throws {CaseFileError} when the header is wrong or a limit is passed: nothing after it would make sense
 */
export async function readRecords(
  archive: Archive,
  index: RecordIndex,
  limits: CaseFileLimits,
  stream: EntryStreamOptions,
): Promise<CaseFileHeader> {
  let header: CaseFileHeader | null = null
  for await (const line of splitLines(streamEntry(archive.zip, archive.records, stream), limits.lineBytes)) {
    checkLimits(index, line, limits)
    if (header === null) header = readHeader(index, line, limits)
    else readRecord(index, line, limits)
    if (index.problems.isFull) throw CaseFileError.from(index.problems)
  }
  if (header !== null) return header
  throw refuse(index, 1, [{ code: 'no-header', message: 'the file is empty; its first line must be a header' }])
}

function checkLimits(index: RecordIndex, line: RawLine, limits: CaseFileLimits): void {
  if (line.tooLong) {
    const message = `the line is longer than ${limits.lineBytes} bytes; split the record or shorten its texts`
    throw refuse(index, line.number, [{ code: 'line-too-long', message }])
  }
  if (line.number > limits.lines) {
    const message = `the file has more than ${limits.lines} lines; split the case`
    throw refuse(index, line.number, [{ code: 'too-many-lines', message }])
  }
}

function readHeader(index: RecordIndex, line: RawLine, limits: CaseFileLimits): CaseFileHeader {
  const json = parseJsonLine(line.bytes, limits.depth)
  if ('faults' in json) throw refuse(index, line.number, json.faults)
  const header = parseHeader(json.value)
  if ('faults' in header) throw refuse(index, line.number, header.faults)
  return header.value
}

function readRecord(index: RecordIndex, line: RawLine, limits: CaseFileLimits): void {
  const json = parseJsonLine(line.bytes, limits.depth)
  const record = 'faults' in json ? { ...json, type: null, id: null } : parseRecord(json.value)
  if ('value' in record) {
    index.add(record.value, line.number)
    return
  }
  addFaults(index, line.number, record.faults)
  index.addBroken(record)
}

function addFaults(index: RecordIndex, line: number, faults: readonly LineFault[]): void {
  for (const fault of faults) index.problems.add({ file: index.file, line, ...fault })
}

/** What was found so far, and this. */
function refuse(index: RecordIndex, line: number, faults: readonly LineFault[]): CaseFileError {
  addFaults(index, line, faults)
  return CaseFileError.from(index.problems)
}
