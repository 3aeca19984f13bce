import { createHash } from 'node:crypto'

import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseRecord } from '../../domain/case-record.ts'
import { PART_RECORDS, PART_SOURCE_BYTES } from '../import-source.ts'
import { refuseChange } from './check-case.ts'
import type { LineReader } from './line-reader.ts'
import type { NumberColumn } from './number-column.ts'
import { readEntry } from './read-entry.ts'
import type { EntryStreamOptions } from './read-entry.ts'
import type { RawLine } from './split-lines.ts'

/** Some records of a case with the bytes of the sources among them. */
export interface RecordPart<R extends CaseRecord = CaseRecord> {
  readonly records: readonly R[]
  readonly sourceBytes: ReadonlyMap<string, Uint8Array>
}

export interface StreamPartsOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number, total: number) => void) | undefined
}

/**
 * Gives the records of a case that has been checked, by type as in RECORD_TYPES and within a type in the order of their
 * lines. The lines are read once if they stand in that order, else once a type.
 *
 * @param types what `checkCase` learned
 * @throws {CaseFileError} when the file is no longer what was checked: at the latest before the last part is given
 */
export async function* streamParts<R extends CaseRecord>(
  reader: LineReader<R>,
  types: NumberColumn,
  options: StreamPartsOptions = {},
): AsyncGenerator<RecordPart<R>> {
  const passes = planPasses(types)
  const { records, totalBytes } = reader.entries
  const total = totalBytes + (passes.length - 1) * records.uncompressedSize
  let done = 0
  const stream: EntryStreamOptions = {
    signal: options.signal,
    onBytes(length) {
      done += length
      options.onProgress?.(done, total)
    },
  }
  const part = new PartBuilder(reader, stream)
  for (const pass of passes) {
    for await (const lines of reader.readLines(stream)) {
      for (const line of lines) {
        const type = types.get(line.number - 1)
        if (type !== 0 && (pass === null || pass === type) && (await part.add(line))) yield part.take()
      }
    }
    if (!reader.isAsBefore) throw refuseChange(reader.file)
  }
  if (!part.isEmpty) yield part.take()
}

/** One pass for all where the types stand in order, else one for each type there is. */
function planPasses(types: NumberColumn): (number | null)[] {
  const there = new Set<number>()
  let isSorted = true
  let last = 0
  for (let line = 0; line < types.length; line += 1) {
    const type = types.get(line)
    if (type < last) isSorted = false
    last = type
    there.add(type)
  }
  return isSorted ? [null] : RECORD_TYPES.map((_, place) => place + 1).filter((type) => there.has(type))
}

class PartBuilder<R extends CaseRecord> {
  #records: R[] = []
  #sourceBytes = new Map<string, Uint8Array>()
  #byteLength = 0

  constructor(
    readonly reader: LineReader<R>,
    readonly stream: EntryStreamOptions,
  ) {}

  get isEmpty(): boolean {
    return this.#records.length === 0
  }

  /** Adds the record of a line; true when the part is full. */
  async add(line: RawLine): Promise<boolean> {
    const record = this.#parse(line)
    this.#records.push(record)
    if (record.type === 'source' && !this.#sourceBytes.has(record.sha256)) {
      const bytes = await this.#readSource(record.sha256)
      this.#sourceBytes.set(record.sha256, bytes)
      this.#byteLength += bytes.byteLength
    }
    return this.#records.length >= PART_RECORDS || this.#byteLength >= PART_SOURCE_BYTES
  }

  take(): RecordPart<R> {
    const part = { records: this.#records, sourceBytes: this.#sourceBytes }
    this.#records = []
    this.#sourceBytes = new Map()
    this.#byteLength = 0
    return part
  }

  /** The line was sound when it was checked: if it no longer is JSON, somebody has written to the file. */
  #parse(line: RawLine): R {
    try {
      return this.reader.parseTrusted(line.bytes)
    } catch {
      throw refuseChange(this.reader.file)
    }
  }

  async #readSource(sha256: string): Promise<Uint8Array> {
    const { zip, sources } = this.reader.entries
    const entry = sources.get(sha256)
    if (entry === undefined) throw refuseChange(this.reader.file)
    const bytes = await readEntry(zip, entry, this.stream)
    if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes
    throw refuseChange(`${this.reader.entries.sourcesFolder}${sha256}`)
  }
}
