import type { Entry } from 'yauzl'

import { CASE_FILE_RECORDS_ENTRY, CASE_FILE_SOURCES_FOLDER } from '../../contract/case-file-schema.ts'
import type { CaseFileLimits } from '../../contract/limits.ts'
import type { ProblemCode, ProblemList } from '../problem.ts'
import { shorten } from '../problem.ts'

const SOURCE_NAME = /^sources\/([0-9a-f]{64})$/
const FILE_TYPE_BITS = 0o170000
const SYMLINK = 0o120000
const STORED = 0
const DEFLATED = 8

/** An entry's name as text. What is no UTF-8 turns into a name that no entry of a case file has. */
export function nameEntry(entry: Entry): string {
  return entry.fileNameRaw.toString('utf8')
}

/** Takes the entries of an archive one by one, by their table of contents alone; nothing is unpacked. */
export class EntryCheck {
  records: Entry | null = null
  readonly sources = new Map<string, Entry>()
  totalBytes = 0
  readonly #names = new Set<string>()

  constructor(
    readonly file: string,
    readonly limits: CaseFileLimits,
    readonly problems: ProblemList,
  ) {}

  take(entry: Entry, name: string): void {
    this.totalBytes += entry.uncompressedSize
    const sha256 = SOURCE_NAME.exec(name)?.[1]
    const known = sha256 !== undefined || name === CASE_FILE_RECORDS_ENTRY || isSourcesFolder(entry, name)
    if (!known) this.#refuse(name, ...explainName(name))
    else if (this.#names.has(name))
      this.#refuse(name, 'duplicate-entry', 'the archive has this entry twice; remove one')
    else this.#checkKind(entry, name)
    this.#names.add(name)
    if (sha256 !== undefined) this.sources.set(sha256, entry)
    else if (name === CASE_FILE_RECORDS_ENTRY) this.records = entry
  }

  /** Checks what concerns all entries together. */
  finish(): void {
    const { totalBytes, limits } = this
    if (totalBytes <= limits.totalBytes) return
    const message = `the archive unpacks to ${totalBytes} bytes; a case file has at most ${limits.totalBytes}`
    this.problems.add({ file: this.file, code: 'total-too-large', message })
  }

  #checkKind(entry: Entry, name: string): void {
    const limit = name === CASE_FILE_RECORDS_ENTRY ? this.limits.recordBytes : this.limits.sourceBytes
    const fault = findEntryFault(entry, limit)
    if (fault !== null) this.#refuse(name, ...fault)
  }

  #refuse(name: string, code: ProblemCode, message: string): void {
    this.problems.add({ file: shorten(name, 120), code, message })
  }
}

/**
 * Why an entry cannot be taken, whatever its name; null when it can.
 *
 * @param limit most bytes that it may have, unpacked
 */
export function findEntryFault(entry: Entry, limit: number): [ProblemCode, string] | null {
  const method = entry.compressionMethod
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE_BITS) === SYMLINK) {
    return ['symlink', 'the entry is a symbolic link; pack the file itself']
  }
  if (entry.isEncrypted()) return ['encrypted', 'the entry is encrypted; pack it without a password']
  if (method !== STORED && method !== DEFLATED) {
    const message = `the entry is compressed by method ${method}; store it or compress it by deflate`
    return ['unsupported-compression', message]
  }
  if (entry.uncompressedSize <= limit) return null
  return ['entry-too-large', `the entry declares ${entry.uncompressedSize} bytes; at most ${limit} are taken`]
}

function explainName(name: string): [ProblemCode, string] {
  if (isUnsafe(name))
    return ['unsafe-name', 'the name leads out of the archive or is a path of another system; rename it']
  const expected = `${CASE_FILE_RECORDS_ENTRY} and ${CASE_FILE_SOURCES_FOLDER}<sha256 in lower case>`
  return ['unexpected-entry', `a case file holds only ${expected}; remove this entry or rename it`]
}

function isUnsafe(name: string): boolean {
  const isAbsolute = name.startsWith('/') || /^[A-Za-z]:/.test(name)
  return isAbsolute || name.includes('\\') || name.includes('\0') || name.split('/').includes('..')
}

/** Zip programs add an entry for a folder; it says nothing and does no harm. */
function isSourcesFolder(entry: Entry, name: string): boolean {
  return name === CASE_FILE_SOURCES_FOLDER && entry.uncompressedSize === 0 && entry.compressedSize <= 2
}
