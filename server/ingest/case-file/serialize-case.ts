import canonicalize from 'canonicalize'

import { CASE_FILE_FORMAT, CASE_FILE_VERSION } from '../../contract/case-file-schema.ts'
import type { CaseFileHeader } from '../../contract/case-file-schema.ts'
import { CASE_FILE_LIMITS } from '../../contract/limits.ts'
import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseRecord } from '../../domain/case-record.ts'
import { CaseFileWriteError } from '../case-file-write-error.ts'

/** The lines of a case file as bytes, and the SHA-256 of each source that they name, sorted. */
export interface SerializedCase {
  readonly bytes: Buffer
  readonly hashes: readonly string[]
}

/**
 * Canonical JSON (RFC 8785) of the header and of each record, each on a line with a line feed.
 *
 * @throws {CaseFileWriteError} for records out of canonical order, and beyond the limits of a case file
 */
export async function serializeCase(
  header: Pick<CaseFileHeader, 'name' | 'description' | 'masked'>,
  records: AsyncIterable<CaseRecord> | Iterable<CaseRecord>,
  signal: AbortSignal,
): Promise<SerializedCase> {
  const { name, description, masked } = header
  const lines = new LineBuffer()
  lines.add({
    format: CASE_FILE_FORMAT,
    version: CASE_FILE_VERSION,
    name,
    description,
    masked,
  } satisfies CaseFileHeader)
  const hashes = new Set<string>()
  let previous: CaseRecord | null = null
  for await (const record of records) {
    signal.throwIfAborted()
    if (previous !== null) checkOrder(previous, record)
    lines.add(record)
    if (record.type === 'source') hashes.add(record.sha256)
    previous = record
  }
  return { bytes: lines.concat(), hashes: [...hashes].sort() }
}

function checkOrder(previous: CaseRecord, record: CaseRecord): void {
  const step = RECORD_TYPES.indexOf(record.type) - RECORD_TYPES.indexOf(previous.type)
  if (step > 0 || (step === 0 && previous.id < record.id)) return
  throw new CaseFileWriteError(
    `The ${record.type} "${record.id}" comes after the ${previous.type} "${previous.id}"; records must be in canonical order.`,
  )
}

class LineBuffer {
  readonly #lines: Buffer[] = []
  #length = 0

  add(value: CaseFileHeader | CaseRecord): void {
    const line = Buffer.from(`${canonicalize(value) ?? ''}\n`)
    this.#lines.push(line)
    this.#length += line.length
    if (this.#length > CASE_FILE_LIMITS.recordBytes || this.#lines.length > CASE_FILE_LIMITS.lines) {
      throw new CaseFileWriteError(
        `The case is too large for one case file, which holds ${CASE_FILE_LIMITS.recordBytes} bytes of records.`,
      )
    }
  }

  concat(): Buffer {
    return Buffer.concat(this.#lines, this.#length)
  }
}
