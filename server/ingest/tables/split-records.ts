/** One record of a table: its text, verbatim and without its line end, and its cells. */
export interface CsvRecord {
  /** Counted from 1; blank records count. */
  readonly row: number
  /** UTF-16 offsets in the text of the file, end exclusive. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly cells: readonly string[]
  /** Quotes do not close, or something follows a closing quote; `cells` are then a guess. */
  readonly isBroken: boolean
}

/** A record whose line goes on for longer than is held. */
export class RecordTooLong extends Error {
  override readonly name = 'RecordTooLong'
  constructor(readonly row: number) {
    super(`record ${row} is too long`)
  }
}

const QUOTE = 0x22
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const BYTE_ORDER_MARK = 0xfeff

/**
 * Splits text into records as RFC 4180 has them, whatever the line ends, and remembers where each stands; text comes
 * in pieces. papaparse gives no offsets of records across pieces, and mends broken quotes silently.
 *
 * A quote that is not closed within `longest` units, or at all, breaks its line and no more: the next line is read
 * afresh.
 */
export class RecordSplitter {
  /** Records whose quotes were never closed. */
  unclosed = 0
  blank = 0
  #rest = ''
  #base = 0
  #row = 0
  #isStart = true
  // The record being parsed: where it stops, and what comes after its line end.
  #end = 0
  #next = 0
  #isBroken = false
  #cells: string[] = []

  constructor(
    readonly delimiter: string,
    readonly longest: number,
  ) {}

  /** Records that end in what has come so far. Throws RecordTooLong. */
  push(text: string): CsvRecord[] {
    this.#rest += text
    return this.#take(false)
  }

  finish(): CsvRecord[] {
    return this.#take(true)
  }

  #take(isFinal: boolean): CsvRecord[] {
    const text = this.#rest
    const records: CsvRecord[] = []
    let at = 0
    if (this.#isStart && text !== '') {
      if (text.charCodeAt(0) === BYTE_ORDER_MARK) at = 1
      this.#isStart = false
    }
    while (at < text.length) {
      const isWhole = this.#parse(text, at, isFinal) && this.#end - at <= this.longest
      if (!isWhole && !this.#recover(text, at, isFinal)) break
      this.#row += 1
      this.#keep(text, at, records)
      at = this.#next
    }
    this.#rest = text.slice(at)
    this.#base += at
    return records
  }

  #keep(text: string, at: number, records: CsvRecord[]): void {
    const record = text.slice(at, this.#end)
    if (record.trim() === '') this.blank += 1
    else {
      const start = this.#base + at
      const end = this.#base + this.#end
      records.push({ row: this.#row, start, end, text: record, cells: this.#cells, isBroken: this.#isBroken })
    }
  }

  /** A record that does not end yet: false to wait for more; past all patience its first line is taken alone. */
  #recover(text: string, at: number, isFinal: boolean): boolean {
    // Two more, for what may yet turn out to be a closing quote or half a line end: where text is cut decides nothing.
    if (!isFinal && text.length - at <= this.longest + 2) return false
    const lineEnd = findLineEnd(text, at)
    if (lineEnd - at > this.longest) throw new RecordTooLong(this.#row + 1)
    this.unclosed += 1
    this.#isBroken = true
    this.#cells = text.slice(at, lineEnd).split(this.delimiter)
    this.#endAt(text, lineEnd)
    return true
  }

  /** Parses the record at `at`; false where more text may belong to it. */
  #parse(text: string, at: number, isFinal: boolean): boolean {
    this.#cells = []
    this.#isBroken = false
    const delimiter = this.delimiter.charCodeAt(0)
    let place = at
    for (;;) {
      if (text.charCodeAt(place) === QUOTE) {
        const closed = this.#parseQuoted(text, place + 1)
        if (closed === -1) return false
        place = closed
      } else {
        const stop = findStop(text, place, delimiter)
        this.#cells.push(text.slice(place, stop))
        place = stop
      }
      if (place >= text.length) {
        this.#endAt(text, place)
        return isFinal
      }
      if (text.charCodeAt(place) !== delimiter) break
      place += 1
    }
    // A final carriage return may be half of a line end.
    if (!isFinal && place === text.length - 1 && text.charCodeAt(place) === CARRIAGE_RETURN) return false
    this.#endAt(text, place)
    return true
  }

  /** Takes a quoted cell; the place of the delimiter or line end behind it, or -1 where it is not closed. */
  #parseQuoted(text: string, from: number): number {
    let close = text.indexOf('"', from)
    let isDoubled = false
    while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) {
      isDoubled = true
      close = text.indexOf('"', close + 2)
    }
    if (close === -1) return -1
    const cell = text.slice(from, close)
    const stop = findStop(text, close + 1, this.delimiter.charCodeAt(0))
    if (stop > close + 1) this.#isBroken = true
    this.#cells.push((isDoubled ? cell.replaceAll('""', '"') : cell) + text.slice(close + 1, stop))
    return stop
  }

  #endAt(text: string, place: number): void {
    this.#end = place
    const isPair = text.charCodeAt(place) === CARRIAGE_RETURN && text.charCodeAt(place + 1) === LINE_FEED
    this.#next = Math.min(text.length, place + (isPair ? 2 : 1))
  }
}

/** The next delimiter or line end, or the end of the text. */
function findStop(text: string, from: number, delimiter: number): number {
  let place = from
  for (; place < text.length; place += 1) {
    const code = text.charCodeAt(place)
    if (code === delimiter || code === LINE_FEED || code === CARRIAGE_RETURN) break
  }
  return place
}

function findLineEnd(text: string, from: number): number {
  return findStop(text, from, LINE_FEED)
}
