import { crc32 } from 'node:zlib'

import { openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'

import type { InputFile } from '../import-source.ts'
import { shorten } from '../problem.ts'
import { isTableName } from './table-file.ts'
import type { TableFile, TableFiles } from './table-file.ts'
import type { TableLimits } from './table-limits.ts'
import { TablesError } from './tables-error.ts'
import type { TablesProblem } from './tables-error.ts'

const FILE_TYPE_BITS = 0o170000
const SYMLINK = 0o120000
const STORED = 0
const DEFLATED = 8

/**
 * Lists the tables of a zip by its table of contents. Entries are read in memory, by their base names: no path of a
 * zip is ever opened. An entry that unpacks to another size than declared fails as it is read.
 */
export async function listZipTables(file: InputFile, limits: TableLimits): Promise<TableFiles> {
  const zip = await openZip(file)
  try {
    return await readContents(zip, file.name, limits)
  } catch (error) {
    zip.close()
    throw error
  }
}

async function openZip(file: InputFile): Promise<ZipFile> {
  try {
    return await openPromise(file.path, { autoClose: false, decodeStrings: false, validateEntrySizes: true })
  } catch (error) {
    throw explainZipError(error, file.name)
  }
}

async function readContents(zip: ZipFile, file: string, limits: TableLimits): Promise<TableFiles> {
  if (zip.entryCount > limits.entries) {
    const message = `the zip has ${zip.entryCount} entries; tables come in at most ${limits.entries}`
    throw TablesError.of(file, 'too-many-entries', message)
  }
  const tables: TableFile[] = []
  const ignored: string[] = []
  const problems: TablesProblem[] = []
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const path = entry.fileNameRaw.toString('utf8')
      if (path.endsWith('/')) continue
      if (!isTableName(path)) {
        ignored.push(shorten(path))
        continue
      }
      total += entry.uncompressedSize
      const message = explainEntry(entry)
      if (message === null) tables.push(describeEntry(zip, entry, path, file))
      else problems.push({ file: shorten(path), line: null, field: null, code: 'unsafe-entry', message })
    }
  } catch (error) {
    throw explainZipError(error, file)
  }
  if (problems.length > 0) throw new TablesError(problems)
  if (total > limits.totalBytes) {
    const message = `the tables of the zip unpack to ${total} bytes; import at most ${limits.totalBytes} at a time`
    throw TablesError.of(file, 'too-large', message)
  }
  return {
    tables,
    ignored,
    close: () => {
      zip.close()
    },
  }
}

function explainEntry(entry: Entry): string | null {
  if (entry.isEncrypted()) return 'the entry is encrypted; unpack it and give the tables themselves'
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE_BITS) === SYMLINK) {
    return 'the entry is a symbolic link; put the table itself in its place'
  }
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    return `the entry is packed by method ${entry.compressionMethod}; zip it stored or deflated`
  }
  return null
}

function describeEntry(zip: ZipFile, entry: Entry, path: string, file: string): TableFile {
  const name = path.split(/[/\\]/u).at(-1) ?? path
  return { name, byteLength: entry.uncompressedSize, read: () => unpack(zip, entry, file) }
}

async function* unpack(zip: ZipFile, entry: Entry, file: string): AsyncGenerator<Buffer> {
  let checksum = 0
  try {
    const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream) {
      checksum = crc32(chunk, checksum)
      yield chunk
    }
  } catch (error) {
    throw explainZipError(error, file)
  }
  if (checksum !== entry.crc32) throw explainZipError(new Error('an entry fails its checksum'), file)
}

/** Errors of the file system stay what they are; all others are about the content. */
function explainZipError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || error instanceof TablesError || 'syscall' in error) return error
  const message = `the file is no sound zip: it is cut off, damaged or lies about its sizes (${error.message}); zip it again`
  return TablesError.of(file, 'not-a-zip', message)
}
