import canonicalize from 'canonicalize'

import { CASE_FILE_FORMAT, CASE_FILE_VERSION } from '../../contract/case-file-schema.ts'
import type { CaseFileHeader } from '../../contract/case-file-schema.ts'
import type { CaseFileLimits } from '../../contract/limits.ts'
import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseRecord } from '../../domain/case-record.ts'
import { CaseFileWriteError } from '../case-file-write-error.ts'
import { LineBuffer } from './line-buffer.ts'

/**
 * Canonical JSON (RFC 8785) of the header and of each record, each on a line with a line feed, some KiB at a time.
 *
 * @param hashes takes the SHA-256 of each source as it comes by
 * @throws {CaseFileWriteError} for records out of canonical order, and beyond the limits of a case file
 */
export async function* serializeCase(
  header: Pick<CaseFileHeader, 'name' | 'description' | 'masked'>,
  records: AsyncIterable<CaseRecord> | Iterable<CaseRecord>,
  hashes: Set<string>,
  limits: CaseFileLimits,
): AsyncGenerator<Buffer> {
  const { name, description, masked } = header
  const first: CaseFileHeader = { format: CASE_FILE_FORMAT, version: CASE_FILE_VERSION, name, description, masked }
  const lines = new LineBuffer()
  lines.add(canonicalize(first) ?? '')
  let previous: CaseRecord | null = null
  for await (const record of records) {
    checkOrder(previous, record)
    lines.add(canonicalize(record) ?? '')
    if (record.type === 'source') hashes.add(record.sha256)
    checkSize(lines, hashes, limits)
    if (lines.isFull) yield lines.take()
    previous = record
  }
  yield lines.take()
}

/** @throws {CaseFileWriteError} when a record does not come after the one before it in canonical order */
export function checkOrder(previous: Pick<CaseRecord, 'type' | 'id'> | null, record: CaseRecord): void {
  if (previous === null) return
  const step = RECORD_TYPES.indexOf(record.type) - RECORD_TYPES.indexOf(previous.type)
  if (step > 0 || (step === 0 && previous.id < record.id)) return
  throw new CaseFileWriteError(
    `The ${record.type} "${record.id}" comes after the ${previous.type} "${previous.id}"; records must be in canonical order.`,
  )
}

function checkSize(lines: LineBuffer, hashes: ReadonlySet<string>, limits: CaseFileLimits): void {
  if (lines.byteLength > limits.recordBytes || lines.count > limits.lines) {
    const most = `${limits.recordBytes} bytes of records in ${limits.lines} lines`
    throw new CaseFileWriteError(`The case is too large for one case file, which holds ${most}.`)
  }
  if (hashes.size >= limits.entries) {
    throw new CaseFileWriteError(`A case file holds less than ${limits.entries} sources.`)
  }
}
