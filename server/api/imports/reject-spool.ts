import { closeSync, createReadStream, openSync, writeSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'

import { MOST_REJECTS_KEPT } from '../../contract/imports.ts'
import type { Reject } from '../../ingest/import-source.ts'

/** Characters gathered before they are written. */
const BLOCK = 64 * 1024

/**
 * What one import left out: every reject is counted, the first of them are kept on the disk, so that a file of which
 * every row is bad takes no memory.
 */
export class RejectSpool {
  readonly #path: string
  readonly #most: number
  readonly #files = new Set<string>()
  #descriptor: number | null = null
  #waiting: string[] = []
  #waitingLength = 0
  #total = 0
  #kept = 0

  constructor(path: string, most = MOST_REJECTS_KEPT) {
    this.#path = path
    this.#most = most
  }

  get total(): number {
    return this.#total
  }

  get kept(): number {
    return this.#kept
  }

  /** Files with rejected rows, in the order in which they came up. */
  get files(): readonly string[] {
    return [...this.#files]
  }

  /** Takes one more; writes to the disk from time to time, before it returns. */
  readonly add = (reject: Reject): void => {
    this.#total += 1
    if (this.#kept >= this.#most) return
    this.#kept += 1
    if (reject.cells !== null) this.#files.add(reject.file)
    const line = `${JSON.stringify(reject)}\n`
    this.#waiting.push(line)
    this.#waitingLength += line.length
    if (this.#waitingLength > BLOCK) this.flush()
  }

  /** Writes what waits. */
  flush(): void {
    if (this.#waiting.length === 0) return
    this.#descriptor ??= openSync(this.#path, 'wx', 0o600)
    writeWhole(this.#descriptor, Buffer.from(this.#waiting.join(''), 'utf8'))
    this.#waiting = []
    this.#waitingLength = 0
  }

  /** No more will come. */
  end(): void {
    this.flush()
    if (this.#descriptor !== null) closeSync(this.#descriptor)
    this.#descriptor = null
  }

  /** Those kept so far, from the one after `after`. */
  async *read(after = 0): AsyncGenerator<Reject> {
    this.flush()
    if (this.#kept === 0) return
    let number = 0
    const lines = createInterface({ input: createReadStream(this.#path), crlfDelay: Infinity })
    for await (const line of lines) {
      number += 1
      if (number > after) yield JSON.parse(line) as Reject
    }
  }

  async remove(): Promise<void> {
    this.end()
    await rm(this.#path, { force: true })
  }
}

function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done)
}
