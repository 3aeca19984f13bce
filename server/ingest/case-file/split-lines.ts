/** A line without its line feed; `tooLong` when it was cut at the limit, after which no line follows. */
export interface RawLine {
  /** Counted from 1. */
  readonly number: number
  readonly bytes: Buffer
  readonly tooLong: boolean
}

const LINE_FEED = 0x0a

/**
 * Splits bytes at line feeds and gives the lines that end in a chunk together. A last line without a line feed counts;
 * nothing after the last line feed is no line.
 */
export async function* splitLines(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<readonly RawLine[]> {
  let rest: Buffer[] = []
  let restLength = 0
  let number = 0
  for await (const chunk of chunks) {
    const lines: RawLine[] = []
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      const bytes = join(rest, chunk.subarray(start, end))
      rest = []
      number += 1
      lines.push({ number, bytes: bytes.subarray(0, limit), tooLong: bytes.length > limit })
      start = end + 1
      if (bytes.length > limit) break
    }
    if (lines.length > 0) yield lines
    if (lines.at(-1)?.tooLong === true) return
    restLength = start === 0 ? restLength + chunk.length : chunk.length - start
    if (restLength > 0) rest.push(chunk.subarray(start))
    if (restLength > limit) break
  }
  if (restLength > 0) {
    const bytes = join(rest, Buffer.alloc(0))
    yield [{ number: number + 1, bytes: bytes.subarray(0, limit), tooLong: bytes.length > limit }]
  }
}

function join(rest: readonly Buffer[], last: Buffer): Buffer {
  return rest.length === 0 ? last : Buffer.concat([...rest, last])
}
