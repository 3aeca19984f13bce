import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { ZipFile } from 'yazl'

import { CASE_FILE_RECORDS_ENTRY, CASE_FILE_SOURCES_FOLDER } from '../contract/case-file-schema.ts'
import type { CaseFileHeader } from '../contract/case-file-schema.ts'
import { CASE_FILE_LIMITS } from '../contract/limits.ts'
import type { CaseRecord } from '../domain/case-record.ts'
import { serializeCase } from './case-file/serialize-case.ts'
import { CaseFileWriteError } from './case-file-write-error.ts'

/** What goes into a case file. */
export interface CaseFileContent {
  readonly header: Pick<CaseFileHeader, 'name' | 'description' | 'masked'>
  /** In canonical order: by type as in RECORD_TYPES, then by id in code point order. */
  readonly records: AsyncIterable<CaseRecord> | Iterable<CaseRecord>
  /** The bytes of a source of `records` by SHA-256, or null when they are not to be had. */
  readonly readSource: (sha256: string) => Promise<Uint8Array | null>
}

/**
 * Writes a case file in its canonical form (docs/case-file.md) and ends `output`; a failure destroys it. The records
 * are held in memory as JSON until all are there; sources go through one at a time.
 *
 * @throws {CaseFileWriteError} for records out of order, a source without its bytes, or more than a case file holds
 * @throws the signal's reason when aborted, and errors of `output`, `records` and `readSource` as they are
 */
export async function writeCaseFile(
  output: Writable,
  content: CaseFileContent,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const failure = new AbortController()
  const signal = AbortSignal.any(options.signal === undefined ? [failure.signal] : [failure.signal, options.signal])
  const archive = new Archive(signal)
  const finished = pipeline(archive.stream, output, { signal })
  try {
    await Promise.race([finished, addEntries(archive, content, signal)])
    await finished
  } catch (error) {
    failure.abort(error)
    await finished.catch(() => undefined)
    options.signal?.throwIfAborted()
    throw error
  }
}

async function addEntries(archive: Archive, content: CaseFileContent, signal: AbortSignal): Promise<void> {
  const { bytes, hashes } = await serializeCase(content.header, content.records, signal)
  if (hashes.length >= CASE_FILE_LIMITS.entries) {
    throw new CaseFileWriteError(`A case file holds less than ${CASE_FILE_LIMITS.entries} sources.`)
  }
  await archive.add(CASE_FILE_RECORDS_ENTRY, bytes)
  for (const sha256 of hashes) {
    signal.throwIfAborted()
    const source = checkSource(await content.readSource(sha256), sha256)
    await archive.add(`${CASE_FILE_SOURCES_FOLDER}${sha256}`, source)
  }
  archive.end()
}

/** A case file that its own reader would refuse is never written. */
function checkSource(bytes: Uint8Array | null, sha256: string): Buffer {
  if (bytes === null) throw new CaseFileWriteError(`The bytes of the source with SHA-256 ${sha256} are not there.`)
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
    throw new CaseFileWriteError(`The bytes kept for the source with SHA-256 ${sha256} are others.`)
  }
  if (bytes.byteLength > CASE_FILE_LIMITS.sourceBytes) {
    throw new CaseFileWriteError(`A source of ${bytes.byteLength} bytes is too large for a case file.`)
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/**
 * A zip of which equal content has equal bytes, on every machine: entries are stored and not deflated, because the
 * output of zlib differs between versions of Node and between processors (nodejs/node#50138). Date, mode and order
 * are fixed and no extra fields are written.
 */
class Archive {
  readonly #zip = new ZipFile()
  readonly #signal: AbortSignal
  readonly stream: PassThrough
  #totalBytes = 0

  constructor(signal: AbortSignal) {
    const { outputStream } = this.#zip
    if (!(outputStream instanceof PassThrough)) throw new TypeError('yazl no longer writes to a PassThrough')
    this.stream = outputStream
    this.#signal = signal
  }

  async add(name: string, bytes: Buffer): Promise<void> {
    this.#totalBytes += bytes.length
    if (this.#totalBytes > CASE_FILE_LIMITS.totalBytes) {
      throw new CaseFileWriteError(
        `The case is too large for one case file, which holds ${CASE_FILE_LIMITS.totalBytes} bytes.`,
      )
    }
    // A zip has no time zone and yazl writes local time: this is 1980-01-01 00:00:00 everywhere.
    const mtime = new Date(1980, 0, 1)
    this.#zip.addBuffer(bytes, name, { mtime, mode: 0o100644, compressionLevel: 0, forceDosTimestamp: true })
    // yazl writes without heeding backpressure; waiting here keeps one source in memory and not all.
    if (this.stream.writableNeedDrain) await once(this.stream, 'drain', { signal: this.#signal })
  }

  end(): void {
    this.#zip.end()
  }
}
