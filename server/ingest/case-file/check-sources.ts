import { createHash } from 'node:crypto'
import { isUtf8 } from 'node:buffer'

import type { Excerpt } from '../../domain/source.ts'
import type { ProblemList } from '../problem.ts'
import type { CaseIndex } from './case-index.ts'
import { NO_ENTRY } from './case-index.ts'
import { checkQuote } from './check-quote.ts'
import { decodeUtf8, findInvalidUtf8 } from './decode-utf8.ts'
import { groupNumbers } from './group-numbers.ts'
import type { NumberGroups } from './group-numbers.ts'
import type { LineReader } from './line-reader.ts'
import { readEntry } from './read-entry.ts'
import type { EntryStreamOptions } from './read-entry.ts'

/** A source that is no UTF-8: who it is stands on its line. */
interface EncodingFault {
  readonly file: string
  readonly invalidAt: number
  readonly line: number
  readonly column: number
}

/**
 * Checks that all sources have the bytes they say, and that every excerpt stands in its source. One source at a time is
 * in memory; the quotes that do not fit are read from the file again, so that messages can tell them.
 */
export async function checkSources(
  reader: LineReader,
  index: CaseIndex,
  problems: ProblemList,
  stream: EntryStreamOptions,
): Promise<void> {
  const check = new SourceCheck(reader, index, problems)
  for (let entry = 0; entry < index.hashes.length && !problems.isFull; entry += 1) await check.readOne(entry, stream)
  await check.explain(stream.signal)
}

class SourceCheck {
  readonly #sourcesOf: NumberGroups
  readonly #excerptsOf: NumberGroups
  /** By the entry of the source: lines of excerpts whose quote is not at its offsets. */
  readonly #misquoted = new Map<number, number[]>()
  /** By the line of the source. */
  readonly #misencoded = new Map<number, EncodingFault>()
  #faults = 0

  constructor(
    readonly reader: LineReader,
    readonly index: CaseIndex,
    readonly problems: ProblemList,
  ) {
    const { sources, excerpts } = index
    this.#sourcesOf = groupNumbers(sources.entry, index.hashes.length, NO_ENTRY)
    this.#excerptsOf = groupNumbers(excerpts.source, index.count('source'), NO_ENTRY)
  }

  async readOne(entry: number, stream: EntryStreamOptions): Promise<void> {
    const sources = this.#sourcesOf.list(entry)
    if (sources.length === 0) {
      this.#reportUnused(entry)
      return
    }
    const bytes = await this.#readBytes(entry, stream)
    const actual = createHash('sha256').update(bytes).digest('hex')
    const sound = [...sources].filter((source) => this.#checkBytes(source, entry, bytes.byteLength, actual))
    if (actual === this.index.hashes[entry]) this.#checkText([...sources], sound, entry, bytes)
  }

  #checkBytes(source: number, entry: number, byteLength: number, actual: string): boolean {
    const line = this.index.lineOf('source', source)
    const declared = this.index.sources.byteLength.get(source)
    const { file } = this.reader
    if (actual !== this.index.hashes[entry]) {
      const message = `the bytes of ${this.#nameEntry(entry)} have the SHA-256 ${actual}; put back the original file`
      this.problems.add({ file, line, field: 'sha256', code: 'hash-mismatch', message })
    } else if (byteLength !== declared) {
      const message = `the source has ${byteLength} bytes, not ${declared}`
      this.problems.add({ file, line, field: 'byteLength', code: 'length-mismatch', message })
    } else return true
    return false
  }

  #checkText(sources: readonly number[], sound: readonly number[], entry: number, bytes: Uint8Array): void {
    if (!isUtf8(bytes)) {
      const [first = 0] = sources
      const line = this.index.lineOf('source', first)
      this.#misencoded.set(line, locateInvalid(this.#nameEntry(entry), bytes))
      return
    }
    const excerpts = sound.flatMap((source) => [...this.#excerptsOf.list(source)])
    if (excerpts.length === 0) return
    const decoded = decodeUtf8(bytes)
    const text = 'text' in decoded ? decoded.text : ''
    const lines = excerpts.filter((one) => !this.#stands(one, text)).map((one) => this.index.excerpts.line.get(one))
    this.#faults += lines.length
    if (lines.length > 0) this.#misquoted.set(entry, lines.slice(0, this.problems.limit))
  }

  /** Whether the text has at the excerpt's offsets what its quote says; the quote itself is known by its hash alone. */
  #stands(excerpt: number, text: string): boolean {
    const { start, end, high, low } = this.index.excerpts
    const place = { start: start.get(excerpt), end: end.get(excerpt) }
    const { hash } = this.index
    const quote = text.slice(place.start, place.end)
    if (checkQuote({ ...place, quote }, text) !== null) return false
    hash.take(quote)
    return hash.high === high.get(excerpt) && hash.low === low.get(excerpt)
  }

  /** Tells what is wrong with quotes and texts, having read again the lines that say whose they are. */
  async explain(signal: AbortSignal | undefined): Promise<void> {
    if (this.#faults === 0 && this.#misencoded.size === 0) return
    const excerpts = new Map<number, Pick<Excerpt, 'start' | 'end' | 'quote'>>()
    const wanted = new Set([...[...this.#misquoted.values()].flat().slice(0, this.problems.limit)])
    const wants = (line: number): boolean => wanted.has(line) || this.#misencoded.has(line)
    await this.reader.revisit(signal, wants, (record, line) => {
      if (record.type === 'excerpt') {
        const { start, end, quote } = record
        excerpts.set(line, { start, end, quote })
      } else if (record.type === 'source') this.#reportEncoding(record.id, this.#misencoded.get(line))
    })
    for (const [entry, lines] of this.#misquoted) {
      if (this.problems.isFull) return
      const decoded = decodeUtf8(await this.#readBytes(entry, { signal, onBytes: () => undefined }))
      const text = 'text' in decoded ? decoded.text : ''
      for (const line of lines) {
        const excerpt = excerpts.get(line)
        const fault = excerpt === undefined ? null : checkQuote(excerpt, text)
        if (fault !== null) this.problems.add({ file: this.reader.file, line, ...fault })
      }
    }
  }

  #reportEncoding(id: string, fault: EncodingFault | undefined): void {
    if (fault === undefined) return
    const { file, invalidAt, line, column } = fault
    const message = `the source "${id}" is no UTF-8 from byte ${invalidAt + 1} on; convert it before it is hashed`
    this.problems.add({ file, code: 'invalid-utf8', message, line, column })
  }

  #reportUnused(entry: number): void {
    if (this.index.hasBroken('source')) return
    const message = 'no source of the file has this SHA-256; remove the entry or add the source'
    this.problems.add({ file: this.#nameEntry(entry), code: 'unused-source', message })
  }

  #readBytes(entry: number, stream: EntryStreamOptions): Promise<Uint8Array> {
    const found = this.reader.entries.sources.get(this.index.hashes[entry] ?? '')
    if (found === undefined) throw new RangeError(`the archive has no source ${entry}`)
    return readEntry(this.reader.entries.zip, found, stream)
  }

  #nameEntry(entry: number): string {
    return this.index.nameBytes(this.index.hashes[entry] ?? '')
  }
}

function locateInvalid(file: string, bytes: Uint8Array): EncodingFault {
  const invalidAt = findInvalidUtf8(bytes)
  const before = Buffer.from(bytes.buffer, bytes.byteOffset, invalidAt)
  const lineStart = before.lastIndexOf(0x0a) + 1
  const line = before.reduce((count, byte) => (byte === 0x0a ? count + 1 : count), 1)
  return { file, invalidAt, line, column: invalidAt - lineStart + 1 }
}
