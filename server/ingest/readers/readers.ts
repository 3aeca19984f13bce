import type { InputFile } from '../import-source.ts'
import { SNIFF_BYTES } from '../reader.ts'
import type { Reader } from '../reader.ts'
import { caseFileReader } from './read-case-file.ts'
import { gexfReader } from './read-gexf.ts'
import { graphMlReader } from './read-graphml.ts'
import { tablesReader } from './read-tables.ts'

/** All formats that can be read, the more particular first: the case file claims every zip that is left. */
export const READERS: readonly Reader[] = [graphMlReader, gexfReader, tablesReader, caseFileReader]

/** No reader knows the file. */
export class UnknownFormatError extends Error {
  override readonly name = 'UnknownFormatError'
  constructor(readonly file: string) {
    const known = READERS.map((reader) => `${reader.title} (${reader.extensions.join(', ')})`).join('; ')
    super(`"${file}" is of no format that Trama reads. It reads: ${known}.`)
  }
}

/**
 * Picks the reader for a file by its first bytes; by its name only where no reader knows the bytes, so that the
 * reader meant can say what is wrong with them.
 *
 * @throws {UnknownFormatError} when neither tells
 */
export function pickReader(head: Uint8Array, file: InputFile): Reader {
  const start = head.subarray(0, SNIFF_BYTES)
  const name = file.name.toLowerCase()
  const reader =
    READERS.find((one) => one.sniff(start, file)) ??
    READERS.find((one) => one.extensions.some((extension) => name.endsWith(extension)))
  if (reader === undefined) throw new UnknownFormatError(file.name)
  return reader
}
