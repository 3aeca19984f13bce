import { decodeUtf8 } from '../case-file/decode-utf8.ts'
import { EdgeListError } from './edge-list-error.ts'
import type { EdgeListLimits } from './edge-list.ts'

/** Consecutive lines without their line ends. */
export interface LineBlock {
  /** Number of the first, counted from 1. */
  readonly first: number
  readonly lines: readonly string[]
}

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const LINE_END = /\r\n|\n|\r/u
const BYTE_ORDER_MARK = '\ufeff'

/**
 * Splits the bytes of a text file at line ends of every kind, a block at a time, so that no more than a chunk and one
 * line is held. Throws EdgeListError for what is no UTF-8 text, too large, or a line too long.
 */
export async function* splitRows(chunks: AsyncIterable<Buffer>, limits: EdgeListLimits): AsyncGenerator<LineBlock> {
  let rest: Buffer[] = []
  let restLength = 0
  let bytes = 0
  let first = 1
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > limits.bytes) throw explainSize(limits)
    const end = findLastLineEnd(chunk)
    rest.push(chunk.subarray(0, end))
    restLength += end
    if (end > 0) {
      const block = readBlock(Buffer.concat(rest), first, limits)
      yield block
      first += block.lines.length
      rest = []
      restLength = 0
    }
    rest.push(chunk.subarray(end))
    restLength += chunk.length - end
    // A character of UTF-8 has at most four bytes to at least one unit.
    if (restLength > 4 * limits.lineLength) throw explainLength(first, limits)
  }
  if (restLength > 0) yield readBlock(Buffer.concat(rest), first, limits)
}

/** Place behind the last line end, 0 where there is none; a final carriage return may yet be half of one. */
function findLastLineEnd(chunk: Buffer): number {
  const lineFeed = chunk.lastIndexOf(LINE_FEED)
  const carriageReturn = chunk.length < 2 ? -1 : chunk.lastIndexOf(CARRIAGE_RETURN, chunk.length - 2)
  return Math.max(lineFeed, carriageReturn) + 1
}

function readBlock(bytes: Buffer, first: number, limits: EdgeListLimits): LineBlock {
  const decoded = decodeUtf8(bytes)
  if ('invalidAt' in decoded) {
    throw explainBytes(bytes, first + countLines(bytes.subarray(0, decoded.invalidAt).toString('latin1')))
  }
  const { text } = decoded
  const binary = text.indexOf('\0')
  if (binary !== -1) throw explainBytes(bytes, first + countLines(text.slice(0, binary)))
  const lines = (first === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text).split(LINE_END)
  if (lines.at(-1) === '') lines.pop()
  const long = lines.findIndex((line) => line.length > limits.lineLength)
  if (long !== -1) throw explainLength(first + long, limits)
  return { first, lines }
}

function countLines(text: string): number {
  return text.split(LINE_END).length - 1
}

function explainBytes(bytes: Buffer, row: number): EdgeListError {
  const [one, two] = bytes
  const isUtf16 = row === 1 && ((one === 0xff && two === 0xfe) || (one === 0xfe && two === 0xff))
  const what = isUtf16 ? 'This text is in UTF-16.' : 'This is no UTF-8 text.'
  return EdgeListError.of(`${what} Save the table as CSV in UTF-8.`, row)
}

function explainSize({ bytes }: EdgeListLimits): EdgeListError {
  const mebibytes = Math.floor(bytes / 1024 / 1024)
  return EdgeListError.of(`The file has more than ${mebibytes} MiB. Split it, or leave out columns that are not read.`)
}

function explainLength(row: number, { lineLength }: EdgeListLimits): EdgeListError {
  return EdgeListError.of(`This line has more than ${lineLength} characters. Give each tie a line of its own.`, row)
}
