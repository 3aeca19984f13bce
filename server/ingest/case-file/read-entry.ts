import { crc32 } from 'node:zlib'

import type { Entry, ZipFile } from 'yauzl'

import { CaseFileError } from '../case-file-error.ts'
import { nameEntry } from './check-entry.ts'

export interface EntryStreamOptions {
  readonly signal: AbortSignal | undefined
  /** Called with the length of each chunk. */
  readonly onBytes: (length: number) => void
}

/**
 * The unpacked bytes of an entry, never more than it declares.
 *
 * @throws {CaseFileError} when the entry unpacks to another size, does not unpack, or fails its checksum
 */
export async function* streamEntry(zip: ZipFile, entry: Entry, options: EntryStreamOptions): AsyncGenerator<Buffer> {
  const file = nameEntry(entry)
  const declared = entry.uncompressedSize
  let length = 0
  let checksum = 0
  for await (const chunk of unpack(zip, entry, file)) {
    options.signal?.throwIfAborted()
    length += chunk.length
    if (length > declared) throw refuseSize(file, declared, 'more')
    checksum = crc32(chunk, checksum)
    options.onBytes(chunk.length)
    yield chunk
  }
  if (length < declared) throw refuseSize(file, declared, `only ${length}`)
  if (checksum !== entry.crc32) {
    const message = 'the entry does not match its checksum: the archive is damaged; copy or export it again'
    throw CaseFileError.of({ file, code: 'corrupt-entry', message })
  }
}

/** All bytes of an entry; errors as of `streamEntry`. */
export async function readEntry(zip: ZipFile, entry: Entry, options: EntryStreamOptions): Promise<Uint8Array> {
  // Memory of its own: small buffers share theirs with others, and the bytes of the archive are the caller's.
  const bytes = new Uint8Array(entry.uncompressedSize)
  let length = 0
  for await (const chunk of streamEntry(zip, entry, options)) {
    bytes.set(chunk, length)
    length += chunk.length
  }
  return bytes
}

async function* unpack(zip: ZipFile, entry: Entry, file: string): AsyncGenerator<Buffer> {
  try {
    const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry)
    yield* stream
  } catch (error) {
    if (!(error instanceof Error) || 'syscall' in error) throw error
    const message = `the entry cannot be unpacked (${error.message}): the archive is damaged; copy or export it again`
    throw CaseFileError.of({ file, code: 'corrupt-entry', message })
  }
}

function refuseSize(file: string, declared: number, found: string): CaseFileError {
  const message = `the entry declares ${declared} bytes but unpacks to ${found}; pack it again`
  return CaseFileError.of({ file, code: 'size-mismatch', message })
}
