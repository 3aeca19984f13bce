import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'

import { RandomAccessReader } from 'yauzl'

const BLOCK_BYTES = 64 * 1024
const CHUNK_BYTES = 512 * 1024

type Done = (error: Error | null, byteLength?: number) => void

/**
 * Reads a zip by blocks, of which it keeps the last: tables of contents and small entries are many reads of a few bytes
 * side by side. Larger entries come in chunks that pass the block by.
 */
export class BlockReader extends RandomAccessReader {
  #block = Buffer.alloc(0)
  #start = 0
  readonly #file: FileHandle

  constructor(file: FileHandle) {
    super()
    this.#file = file
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, done: Done): void {
    this.#copy(buffer.subarray(offset, offset + length), position).then(
      (byteLength) => {
        done(null, byteLength)
      },
      (error: unknown) => {
        done(error instanceof Error ? error : new Error(String(error)))
      },
    )
  }

  override createReadStream({ start, end }: { readonly start: number; readonly end: number }): Readable {
    return Readable.from(this.#readRange(start, end), { objectMode: false, highWaterMark: CHUNK_BYTES })
  }

  override close(done: (error: Error | null) => void): void {
    this.#file.close().then(() => {
      done(null)
    }, done)
  }

  async *#readRange(start: number, end: number): AsyncGenerator<Buffer> {
    for (let position = start; position < end;) {
      const chunk = Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, end - position))
      const byteLength = await this.#copy(chunk, position)
      if (byteLength === 0) throw new Error('the file ends within an entry')
      yield chunk.subarray(0, byteLength)
      position += byteLength
    }
  }

  /** Fills `target` from a position of the file as far as the file goes; resolves to how many bytes it got. */
  async #copy(target: Buffer, position: number): Promise<number> {
    if (target.length >= BLOCK_BYTES) return (await this.#file.read(target, 0, target.length, position)).bytesRead
    if (position < this.#start || position + target.length > this.#start + this.#block.length) {
      const block = Buffer.allocUnsafeSlow(BLOCK_BYTES)
      const { bytesRead } = await this.#file.read(block, 0, BLOCK_BYTES, position)
      this.#block = block.subarray(0, bytesRead)
      this.#start = position
    }
    return this.#block.copy(target, 0, position - this.#start)
  }
}
