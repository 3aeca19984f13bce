const FULL = 128 * 1024

/** Gathers lines into pieces worth writing. */
export class LineBuffer {
  /** Bytes of all lines that were added, with their line feeds. */
  byteLength = 0
  /** Lines that were added. */
  count = 0
  #lines: string[] = []
  #held = 0

  add(line: string): void {
    this.byteLength += Buffer.byteLength(line) + 1
    this.count += 1
    this.#lines.push(line, '\n')
    this.#held += line.length + 1
  }

  get isFull(): boolean {
    return this.#held >= FULL
  }

  /** What was added since it was taken last. */
  take(): Buffer {
    const bytes = Buffer.from(this.#lines.join(''))
    this.#lines = []
    this.#held = 0
    return bytes
  }
}
