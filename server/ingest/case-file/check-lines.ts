import { createHash } from 'node:crypto'

import canonicalize from 'canonicalize'

import type { CaseFileHeader } from '../../contract/case-file-schema.ts'
import type { CaseFileLimits } from '../../contract/limits.ts'
import { RECORD_TYPES } from '../../domain/case-record.ts'
import type { CaseRecord } from '../../domain/case-record.ts'
import { CaseFileError } from '../case-file-error.ts'
import type { ProblemList } from '../problem.ts'
import type { CaseIndex } from './case-index.ts'
import { checkRecord } from './check-record.ts'
import type { LineReader } from './line-reader.ts'
import { NumberColumn } from './number-column.ts'
import { parseHeader, parseJsonLine, parseLine } from './parse-line.ts'
import type { LineFault } from './parse-line.ts'
import type { EntryStreamOptions } from './read-entry.ts'
import type { RawLine } from './split-lines.ts'

/** Added to the type of a line whose record could not yet be found sound when it was first read. */
const PENDING = 0x80

interface Duplicate {
  readonly record: Pick<CaseRecord, 'type' | 'id'>
  readonly line: number
  readonly knownLine: number
  readonly content: string
}

/** What `checkLines` learns. */
export interface CheckedLines {
  readonly header: CaseFileHeader | null
  /** Of each line, from the first: place of its type in RECORD_TYPES plus one; 0 for the header. */
  readonly types: NumberColumn
}

/**
 * Reads all lines into the index and checks each record by itself and against the others. Lines are read once, and those
 * that refer to later ones a second time.
 *
 * @throws {CaseFileError} when a header is wrong or a limit is passed: nothing after it would make sense
 */
export async function checkLines(
  reader: LineReader,
  index: CaseIndex,
  problems: ProblemList,
  limits: CaseFileLimits,
  stream: EntryStreamOptions,
): Promise<CheckedLines> {
  const check = new LineCheck(reader, index, problems, limits)
  await check.readAll(stream)
  await check.settlePending(stream.signal)
  return { header: check.header, types: check.types }
}

class LineCheck {
  header: CaseFileHeader | null = null
  readonly types = NumberColumn.ofBytes()
  readonly #duplicates: Duplicate[] = []
  #pending = 0
  #stopped = false

  constructor(
    readonly reader: LineReader,
    readonly index: CaseIndex,
    readonly problems: ProblemList,
    readonly limits: CaseFileLimits,
  ) {}

  async readAll(stream: EntryStreamOptions): Promise<void> {
    for await (const lines of this.reader.readLines(stream)) {
      for (const line of lines) {
        this.#readLine(line)
        if (this.problems.size + this.#duplicates.length >= this.limits.problems) this.#stopped = true
        if (this.#stopped) return
      }
    }
    if (this.reader.format.hasHeader && this.header === null) {
      this.#stop(1, [{ code: 'no-header', message: 'the file is empty; its first line must be a header' }])
    }
  }

  /** Checks once more, now that all lines are known, those that could not be found sound. */
  async settlePending(signal: AbortSignal | undefined): Promise<void> {
    const known = new Map(this.#duplicates.map((duplicate) => [duplicate.knownLine, '']))
    const isPending = (line: number): boolean => this.types.get(line - 1) >= PENDING
    const wanted = (line: number): boolean => known.has(line) || (!this.#stopped && isPending(line))
    if (known.size > 0 || (!this.#stopped && this.#pending > 0)) {
      await this.reader.revisit(signal, wanted, (record, line) => {
        if (known.has(line)) known.set(line, digest(record))
        if (!this.#stopped && isPending(line)) this.#settle(record, line)
      })
    }
    for (const duplicate of this.#duplicates) this.#reportDuplicate(duplicate, known.get(duplicate.knownLine) ?? '')
    if (this.#stopped) throw CaseFileError.from(this.problems)
  }

  #readLine(line: RawLine): void {
    this.types.push(0)
    if (line.tooLong) {
      const message = `the line is longer than ${this.limits.lineBytes} bytes; split the record or shorten its texts`
      this.#stop(line.number, [{ code: 'line-too-long', message }])
    } else if (line.number > this.limits.lines) {
      const message = `the file has more than ${this.limits.lines} lines; split the case`
      this.#stop(line.number, [{ code: 'too-many-lines', message }])
    } else if (this.reader.format.hasHeader && line.number === 1) this.#readHeader(line)
    else this.#readRecord(line)
  }

  #readHeader(line: RawLine): void {
    const json = parseJsonLine(line.bytes, this.limits.depth)
    const header = 'faults' in json ? json : parseHeader(json.value)
    if ('faults' in header) this.#stop(line.number, header.faults)
    else this.header = header.value
  }

  #readRecord({ number, bytes }: RawLine): void {
    const parsed = parseLine(bytes, this.limits.depth, this.reader.format.parse)
    if (!('value' in parsed)) {
      this.#report(number, parsed.faults)
      this.index.addBroken(parsed)
      return
    }
    const record = parsed.value
    const knownLine = this.index.add(record, number)
    if (knownLine !== null) {
      const { type, id } = record
      this.#duplicates.push({ record: { type, id }, line: number, knownLine, content: digest(record) })
      return
    }
    const type = RECORD_TYPES.indexOf(record.type) + 1
    const isSound = checkRecord(this.index, record).length === 0
    this.types.set(number - 1, isSound ? type : type + PENDING)
    if (isSound) this.#keep(record, number)
    else this.#pending += 1
    if (this.index.predicates.size > this.limits.predicates) {
      const message = `the case adds more than ${this.limits.predicates} predicates; use those of the vocabulary`
      this.#stop(number, [{ code: 'too-many-predicates', message }])
    }
  }

  #settle(record: CaseRecord, line: number): void {
    this.types.set(line - 1, this.types.get(line - 1) - PENDING)
    this.#report(line, checkRecord(this.index, record))
    this.#keep(record, line)
  }

  /** Notes what is checked once all is known: quotes against sources, and circles. */
  #keep(record: CaseRecord, line: number): void {
    if (record.type === 'excerpt' && this.index.find('source', record.source) !== -1) {
      this.index.addExcerpt(record, line)
    } else if (record.type === 'claim' && record.supersedes !== null) {
      const superseded = this.index.find('claim', record.supersedes)
      if (superseded === -1) return
      this.index.superseding.push(this.index.find('claim', record.id))
      this.index.superseding.push(superseded)
    }
  }

  #reportDuplicate({ record, line, knownLine, content }: Duplicate, known: string): void {
    const isSame = content === known
    const message = isSame
      ? `the ${record.type} "${record.id}" stands on line ${knownLine} already; remove one`
      : `line ${knownLine} has another ${record.type} "${record.id}" with other content; give one its own id`
    this.#report(line, [{ field: 'id', code: isSame ? 'duplicate-record' : 'conflicting-record', message }])
  }

  #report(line: number, faults: readonly LineFault[]): void {
    for (const fault of faults) this.problems.add({ file: this.reader.file, line, ...fault })
  }

  #stop(line: number, faults: readonly LineFault[]): void {
    this.#report(line, faults)
    this.#stopped = true
  }
}

function digest(record: CaseRecord): string {
  return createHash('sha256')
    .update(canonicalize(record) ?? '')
    .digest('base64')
}
