import { CASE_FILE_RECORDS_ENTRY } from '../../contract/case-file-schema.ts'
import type { CaseFileHeader } from '../../contract/case-file-schema.ts'
import { CASE_FILE_LIMITS } from '../../contract/limits.ts'
import type { CaseFileLimits } from '../../contract/limits.ts'
import type { CaseBatch } from '../../domain/case-record.ts'
import { CaseFileError } from '../case-file-error.ts'
import { checkRecords } from '../case-file/check-records.ts'
import { checkSources } from '../case-file/check-sources.ts'
import { nameFile, openArchive } from '../case-file/open-archive.ts'
import type { Archive } from '../case-file/open-archive.ts'
import { readEntry } from '../case-file/read-entry.ts'
import type { EntryStreamOptions } from '../case-file/read-entry.ts'
import { readRecords } from '../case-file/read-records.ts'
import { RecordIndex } from '../case-file/record-index.ts'
import { ProblemList } from '../problem.ts'
import type { FileContent, Reader, ReadOptions } from '../reader.ts'

export interface CaseFile {
  readonly header: CaseFileHeader
  readonly batch: CaseBatch
}

export interface CaseFileReadOptions extends ReadOptions {
  /** CASE_FILE_LIMITS unless given. */
  readonly limits?: CaseFileLimits
}

/**
 * Reads and checks a whole case file (docs/case-file.md). Records come back in canonical order.
 *
 * @throws {CaseFileError} with all that is wrong, up to the limit on problems; nothing of the file is then usable
 * @throws file system errors as they are, and the signal's reason when aborted
 */
export async function readCaseFile(content: FileContent, options: CaseFileReadOptions = {}): Promise<CaseFile> {
  const limits = options.limits ?? CASE_FILE_LIMITS
  options.signal?.throwIfAborted()
  const archive = await openArchive(content, nameFile(content, options), limits)
  try {
    return await readArchive(archive, limits, trackProgress(archive, options))
  } finally {
    archive.zip.close()
  }
}

async function readArchive(archive: Archive, limits: CaseFileLimits, stream: EntryStreamOptions): Promise<CaseFile> {
  const problems = new ProblemList(limits.problems)
  const index = new RecordIndex(CASE_FILE_RECORDS_ENTRY, problems)
  const header = await readRecords(archive, index, limits, stream)
  checkRecords(index)
  const sourceBytes = await checkSources(index, {
    hashes: archive.sources.keys(),
    async read(sha256) {
      const entry = archive.sources.get(sha256)
      return entry === undefined ? null : readEntry(archive.zip, entry, stream)
    },
  })
  if (!problems.isEmpty) throw CaseFileError.from(problems)
  return { header, batch: { records: index.listCanonically(), sourceBytes } }
}

function trackProgress(archive: Archive, options: ReadOptions): EntryStreamOptions {
  let done = 0
  return {
    signal: options.signal,
    onBytes(length) {
      done += length
      options.onProgress?.(done, archive.totalBytes)
    },
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
  read: (content, options) => readCaseFile(content, options),
}
