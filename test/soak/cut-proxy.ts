import { createConnection, createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'

/** The Bolt message COMMIT as it goes over the wire: a chunk of two bytes and the end of the message. */
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00])

/** A line between a driver and a server that can be cut. */
export class CutProxy {
  readonly #server: Server
  readonly #pairs = new Set<readonly [Socket, Socket]>()
  #isDown = false
  #losesNext: (() => boolean) | null = null
  #lost = 0

  private constructor(target: URL) {
    this.#server = createServer((near) => {
      this.#join(near, target)
    })
  }

  /** Opens a line to the server at a `bolt://` address, on a port of its own. */
  static async open(uri: string): Promise<CutProxy> {
    const proxy = new CutProxy(new URL(uri))
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get uri(): string {
    return `bolt://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Answers to commits that were swallowed. */
  get lostAnswers(): number {
    return this.#lost
  }

  /** Breaks every connection, and each new one until `mend`. */
  cut(): void {
    this.#isDown = true
    this.#breakAll()
  }

  mend(): void {
    this.#isDown = false
  }

  /**
   * From now on asks at every commit whether to swallow its answer and break the connection: the server has committed,
   * and nobody knows.
   */
  loseAnswers(losesNext: () => boolean): void {
    this.#losesNext = losesNext
  }

  async close(): Promise<void> {
    this.#breakAll()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #join(near: Socket, target: URL): void {
    if (this.#isDown) {
      near.destroy()
      return
    }
    const far = createConnection(Number(target.port), target.hostname)
    const pair = [near, far] as const
    this.#pairs.add(pair)
    const breakPair = (): void => {
      for (const socket of pair) socket.destroy()
      this.#pairs.delete(pair)
    }
    for (const socket of pair) socket.on('error', breakPair).on('close', breakPair)
    let swallows = false
    near.on('data', (data) => {
      if (data.includes(COMMIT)) swallows = this.#losesNext?.() ?? false
      far.write(data)
    })
    far.on('data', (data) => {
      if (!swallows) {
        near.write(data)
        return
      }
      this.#lost += 1
      breakPair()
    })
  }

  #breakAll(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy()
    this.#pairs.clear()
  }
}
