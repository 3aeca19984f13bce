import { createHash } from 'node:crypto'

import type { CaseRecord } from '../../domain/case-record.ts'
import { nameEntry } from './check-entry.ts'
import type { CaseEntries } from './open-archive.ts'
import type { BrokenRecord } from './parse-line.ts'
import { streamEntry } from './read-entry.ts'
import type { EntryStreamOptions } from './read-entry.ts'
import { splitLines } from './split-lines.ts'
import type { RawLine } from './split-lines.ts'

/** What a line with a record looks like. */
export interface LineFormat<R extends CaseRecord = CaseRecord> {
  /** Whether the first line is a header. */
  readonly hasHeader: boolean
  /** Checks the JSON value of a line by itself. */
  readonly parse: (value: unknown) => { readonly value: R } | BrokenRecord
  /** The record of a line that has been checked before. */
  readonly trust: (value: unknown) => R
}

/** Reads the lines of one entry, as often as asked, and knows what it has read. */
export class LineReader<R extends CaseRecord = CaseRecord> {
  readonly file: string
  /** Lower-case hexadecimal SHA-256 of the entry, from the first reading that came to its end; empty before. */
  sha256 = ''
  #lastSha256 = ''

  constructor(
    readonly entries: CaseEntries,
    readonly format: LineFormat<R>,
    readonly lineBytes: number,
  ) {
    this.file = nameEntry(entries.records)
  }

  /** All lines from the first. Whether they are those of an earlier reading shows at the end: `isAsBefore`. */
  async *readLines(options: EntryStreamOptions): AsyncGenerator<readonly RawLine[]> {
    const digest = createHash('sha256')
    const { zip, records } = this.entries
    const hashed = async function* (): AsyncGenerator<Buffer> {
      for await (const chunk of streamEntry(zip, records, options)) {
        digest.update(chunk)
        yield chunk
      }
    }
    yield* splitLines(hashed(), this.lineBytes)
    this.#lastSha256 = digest.digest('hex')
    if (this.sha256 === '') this.sha256 = this.#lastSha256
  }

  /** Whether the last reading that came to its end gave the bytes of the first. */
  get isAsBefore(): boolean {
    return this.#lastSha256 === this.sha256
  }

  /** Gives the records of some lines again, which have been checked before. */
  async revisit(
    signal: AbortSignal | undefined,
    wants: (line: number) => boolean,
    visit: (record: R, line: number) => void,
  ): Promise<void> {
    for await (const lines of this.readLines({ signal, onBytes: () => undefined })) {
      for (const { number, bytes } of lines) {
        if (wants(number)) visit(this.parseTrusted(bytes), number)
      }
    }
  }

  /** The record of a line that has been checked before. */
  parseTrusted(bytes: Buffer): R {
    return this.format.trust(JSON.parse(bytes.toString('utf8')) as unknown)
  }
}
