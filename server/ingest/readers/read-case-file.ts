import { createHash } from 'node:crypto'

import type { CaseFileHeader } from '../../contract/case-file-schema.ts'
import { CASE_FILE_LIMITS } from '../../contract/limits.ts'
import type { CaseFileLimits } from '../../contract/limits.ts'
import type { CaseBatch, CaseRecord } from '../../domain/case-record.ts'
import { checkCase } from '../case-file/check-case.ts'
import { LineReader } from '../case-file/line-reader.ts'
import type { LineFormat } from '../case-file/line-reader.ts'
import { nameArchive, openArchive } from '../case-file/open-archive.ts'
import type { ArchiveContent } from '../case-file/open-archive.ts'
import { parseRecord } from '../case-file/parse-line.ts'
import { streamParts } from '../case-file/stream-parts.ts'
import type { ImportInput, ImportSource } from '../import-source.ts'
import type { OpenOptions, Reader } from '../reader.ts'
import { requireOneFile } from './require-one-file.ts'

/** A case file that has been found sound. */
export interface OpenCaseFile extends ImportSource {
  readonly header: CaseFileHeader
}

export interface CaseFileOptions extends OpenOptions {
  /** What messages call the file. */
  readonly name?: string | undefined
  /** CASE_FILE_LIMITS unless given. */
  readonly limits?: CaseFileLimits
}

/** Changes when equal files come to give other parts. */
const READER_VERSION = 'trama-case-reader/2'

const CASE_LINES: LineFormat = {
  hasHeader: true,
  parse: parseRecord,
  // Its line has passed the schema of its type, and the SHA-256 of all lines is the one that was checked.
  trust: (value) => value as CaseRecord,
}

/**
 * Checks a whole case file (docs/case-file.md) and leaves it open, to be read in parts. Whatever its size, memory holds
 * some 30 bytes a record and one source. Two files with equal lines have equal keys, however they are packed.
 *
 * @throws {CaseFileError} with all that is wrong, up to the limit on problems; nothing of the file is then usable
 * @throws file system errors as they are, and the signal's reason when aborted
 */
export async function openCaseFile(content: ArchiveContent, options: CaseFileOptions = {}): Promise<OpenCaseFile> {
  const { limits = CASE_FILE_LIMITS, name = nameArchive(content), signal, onProgress } = options
  signal?.throwIfAborted()
  const entries = await openArchive(content, name, limits)
  try {
    const reader = new LineReader(entries, CASE_LINES, limits.lineBytes)
    let done = 0
    const onBytes = (length: number): void => {
      done += length
      onProgress?.(done, entries.totalBytes)
    }
    const { header, types } = await checkCase(reader, limits, { signal, onBytes })
    if (header === null) throw new TypeError('a case file was checked without its header')
    return {
      key: createHash('sha256').update(`${READER_VERSION}\n${reader.sha256}\n`).digest('hex'),
      title: name,
      name: header.name,
      description: header.description,
      header,
      parts: (partOptions) => streamParts(reader, types, partOptions),
      close: () => {
        entries.zip.close()
        return Promise.resolve()
      },
    }
  } catch (error) {
    entries.zip.close()
    throw error
  }
}

/** Signatures of a zip with entries and of one without. */
const SIGNATURES: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
]

/** Trama's own format. Any zip that no other reader claims is taken for one, so that what it lacks is told. */
export const caseFileReader: Reader = {
  id: 'trama-case',
  title: 'Trama case file',
  extensions: ['.jsonl.zip', '.trama'],
  sniff: (head) => SIGNATURES.some((signature) => signature.every((byte, index) => head[index] === byte)),
  open(input: ImportInput, options?: OpenOptions) {
    const { name, path } = requireOneFile(input, 'A case file')
    return openCaseFile({ path }, { ...options, name })
  },
}

export interface CaseFile {
  readonly header: CaseFileHeader
  readonly batch: CaseBatch
}

/** Reads a whole case file into memory: for small ones. Records come in the order of `streamParts`; errors as above. */
export async function readCaseFile(content: ArchiveContent, options: CaseFileOptions = {}): Promise<CaseFile> {
  const file = await openCaseFile(content, options)
  try {
    const records: CaseRecord[] = []
    const sourceBytes = new Map<string, Uint8Array>()
    for await (const part of file.parts({ signal: options.signal, onReject: () => undefined })) {
      for (const record of part.records) records.push(record)
      for (const [sha256, bytes] of part.sourceBytes) sourceBytes.set(sha256, bytes)
    }
    return { header: file.header, batch: { records, sourceBytes } }
  } finally {
    await file.close()
  }
}
