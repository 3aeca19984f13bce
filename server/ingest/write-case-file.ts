import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { CASE_FILE_RECORDS_ENTRY, CASE_FILE_SOURCES_FOLDER } from '../contract/case-file-schema.ts'
import type { CaseFileHeader } from '../contract/case-file-schema.ts'
import { CASE_FILE_LIMITS } from '../contract/limits.ts'
import type { CaseFileLimits } from '../contract/limits.ts'
import type { CaseRecord } from '../domain/case-record.ts'
import { serializeCase } from './case-file/serialize-case.ts'
import { StoredZip } from './case-file/stored-zip.ts'
import { CaseFileWriteError } from './case-file-write-error.ts'

/** What goes into a case file. */
export interface CaseFileContent {
  readonly header: Pick<CaseFileHeader, 'name' | 'description' | 'masked'>
  /** In canonical order: by type as in RECORD_TYPES, then by id in code point order. */
  readonly records: AsyncIterable<CaseRecord> | Iterable<CaseRecord>
  /** The bytes of a source of `records` by SHA-256, or null when they are not to be had. */
  readonly readSource: (sha256: string) => Promise<Uint8Array | null>
}

export interface CaseFileWriteOptions {
  readonly signal?: AbortSignal
  /** CASE_FILE_LIMITS unless given. */
  readonly limits?: CaseFileLimits
}

/**
 * Writes a case file in its canonical form (docs/case-file.md) and ends `output`; a failure destroys it. Records and
 * sources go through as fast as the output takes them; one source at a time is in memory.
 *
 * @throws {CaseFileWriteError} for records out of order, a source without its bytes, or more than a case file holds
 * @throws the signal's reason when aborted, and errors of `output`, `records` and `readSource` as they are
 */
export async function writeCaseFile(
  output: Writable,
  content: CaseFileContent,
  { signal, limits = CASE_FILE_LIMITS }: CaseFileWriteOptions = {},
): Promise<void> {
  try {
    const bytes = Readable.from(packCase(content, limits, signal), { objectMode: false })
    await pipeline(bytes, output, signal === undefined ? {} : { signal })
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  }
}

async function* packCase(
  { header, records, readSource }: CaseFileContent,
  limits: CaseFileLimits,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  signal?.throwIfAborted()
  const zip = new StoredZip()
  const hashes = new Set<string>()
  let total = 0
  const lines = serializeCase(header, records, hashes, limits)
  for await (const chunk of zip.addStream(CASE_FILE_RECORDS_ENTRY, lines, { mayBeLong: false })) {
    total += chunk.byteLength
    yield chunk
  }
  for (const sha256 of [...hashes].sort()) {
    const source = checkSource(await readSource(sha256), sha256, limits)
    total += source.byteLength
    if (total > limits.totalBytes) {
      const most = `${limits.totalBytes} bytes`
      throw new CaseFileWriteError(`The case is too large for one case file, which holds ${most}.`)
    }
    yield* zip.addWhole(`${CASE_FILE_SOURCES_FOLDER}${sha256}`, source)
  }
  yield* zip.finish()
}

/** A case file that its own reader would refuse is never written. */
function checkSource(bytes: Uint8Array | null, sha256: string, limits: CaseFileLimits): Uint8Array {
  if (bytes === null) throw new CaseFileWriteError(`The bytes of the source with SHA-256 ${sha256} are not there.`)
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
    throw new CaseFileWriteError(`The bytes kept for the source with SHA-256 ${sha256} are others.`)
  }
  if (bytes.byteLength > limits.sourceBytes) {
    throw new CaseFileWriteError(`A source of ${bytes.byteLength} bytes is too large for a case file.`)
  }
  return bytes
}
