import { setImmediate } from 'node:timers/promises'

/** A line without its line feed; `tooLong` when it was cut at the limit, after which no line follows. */
export interface RawLine {
  readonly number: number
  readonly bytes: Buffer
  readonly tooLong: boolean
}

const LINES_BETWEEN_PAUSES = 2_000
const LINE_FEED = 0x0a

/** Splits bytes at line feeds. A last line without one counts; nothing after the last line feed is no line. */
export async function* splitLines(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<RawLine> {
  let rest: Buffer[] = []
  let restLength = 0
  let number = 0
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      const bytes = join(rest, chunk.subarray(start, end))
      number += 1
      yield { number, bytes: bytes.subarray(0, limit), tooLong: bytes.length > limit }
      if (bytes.length > limit) return
      rest = []
      restLength = 0
      start = end + 1
      // A stored entry in memory comes as one chunk: let the server answer others in between.
      if (number % LINES_BETWEEN_PAUSES === 0) await setImmediate()
    }
    rest.push(chunk.subarray(start))
    restLength += chunk.length - start
    if (restLength > limit) {
      yield { number: number + 1, bytes: join(rest, Buffer.alloc(0)).subarray(0, limit), tooLong: true }
      return
    }
  }
  if (restLength > 0) yield { number: number + 1, bytes: join(rest, Buffer.alloc(0)), tooLong: false }
}

function join(rest: readonly Buffer[], last: Buffer): Buffer {
  return rest.length === 0 ? last : Buffer.concat([...rest, last])
}
