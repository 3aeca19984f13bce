import { open } from 'node:fs/promises'
import { basename } from 'node:path'

import { fromBufferPromise, fromRandomAccessReaderPromise } from 'yauzl'
import type { Entry, Options, ZipFile } from 'yauzl'

import { CASE_FILE_RECORDS_ENTRY, CASE_FILE_SOURCES_FOLDER } from '../../contract/case-file-schema.ts'
import type { CaseFileLimits } from '../../contract/limits.ts'
import { CaseFileError } from '../case-file-error.ts'
import { ProblemList } from '../problem.ts'
import { BlockReader } from './block-reader.ts'
import { EntryCheck, nameEntry } from './check-entry.ts'

/** A whole archive in memory, or the path to one. */
export type ArchiveContent = Uint8Array | { readonly path: string }

/** The records of one case with the bytes of its sources, in an archive of which nothing has been read yet. */
export interface CaseEntries {
  readonly zip: ZipFile
  /** The entry with the records, one a line. */
  readonly records: Entry
  /** Entries of sources, by SHA-256. */
  readonly sources: ReadonlyMap<string, Entry>
  /** Where the entries of sources are in the archive. */
  readonly sourcesFolder: string
  /** Bytes of all these entries, unpacked, as declared. */
  readonly totalBytes: number
}

/** What messages call the file. */
export function nameArchive(content: ArchiveContent): string {
  return 'path' in content ? basename(content.path) : 'the file'
}

/**
 * Opens a zip and checks its table of contents: names, kinds and declared sizes. Whoever opens it closes `zip`.
 *
 * @throws {CaseFileError} for what is no zip or holds what a case file does not; file system errors as they are
 */
export async function openArchive(content: ArchiveContent, file: string, limits: CaseFileLimits): Promise<CaseEntries> {
  const zip = await openZip(content, file)
  try {
    const archive = await readContents(zip, file, limits)
    return archive
  } catch (error) {
    zip.close()
    throw error
  }
}

/** Opens a zip of which nothing is checked but that it is one; errors as of `openArchive`. */
export async function openZip(content: ArchiveContent, file: string): Promise<ZipFile> {
  // Names stay bytes: the check of names is ours, and reports all of them instead of stopping at the first.
  const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false }
  try {
    if ('path' in content) return await openFile(content.path, options)
    const { buffer, byteOffset, byteLength } = content
    return await fromBufferPromise(Buffer.from(buffer, byteOffset, byteLength), options)
  } catch (error) {
    throw explainZipError(error, file)
  }
}

async function openFile(path: string, options: Options): Promise<ZipFile> {
  const file = await open(path)
  try {
    return await fromRandomAccessReaderPromise(new BlockReader(file), (await file.stat()).size, options)
  } catch (error) {
    await file.close()
    throw error
  }
}

async function readContents(zip: ZipFile, file: string, limits: CaseFileLimits): Promise<CaseEntries> {
  if (zip.entryCount > limits.entries) {
    const message = `the archive has ${zip.entryCount} entries; a case file has at most ${limits.entries}`
    throw CaseFileError.of({ file, code: 'too-many-entries', message })
  }
  const problems = new ProblemList(limits.problems)
  const check = new EntryCheck(file, limits, problems)
  try {
    for await (const entry of zip.eachEntry()) check.take(entry, nameEntry(entry))
  } catch (error) {
    throw explainZipError(error, file)
  }
  check.finish()
  const records = check.records
  if (records === null) {
    const message = `the archive has no ${CASE_FILE_RECORDS_ENTRY}; put it at the top of the archive, in no folder`
    problems.add({ file, code: 'no-case-jsonl', message })
  }
  if (records === null || !problems.isEmpty) throw CaseFileError.from(problems)
  const { sources, totalBytes } = check
  return { zip, records, sources, sourcesFolder: CASE_FILE_SOURCES_FOLDER, totalBytes }
}

/** Errors of the file system stay what they are; all others are about the content. */
export function explainZipError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || 'syscall' in error) return error
  const message = `the file is no zip archive, or it is cut off or damaged (${error.message}); copy or export it again`
  return CaseFileError.of({ file, code: 'not-a-zip', message })
}
