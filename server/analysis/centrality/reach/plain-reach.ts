import type { Reach, ReachGraph, Rows } from './reach.ts'

/** Bits of a word: so many sources are searched from at once. */
const WORD = 32

/** The searches in plain words, where there is no WebAssembly to do them: the same counts, more slowly. */
export class PlainReach implements Reach {
  readonly lanes = WORD
  readonly counts = new Int32Array(WORD)
  readonly #rows: Rows
  /** By vertex, a bit for each source: those that reach it so far; in just so many steps; in one more. */
  readonly #reached: Int32Array
  #front: Int32Array
  #nextFront: Int32Array
  #vertices: number[] = []

  constructor({ outgoing }: ReachGraph) {
    const order = outgoing.offsets.length - 1
    this.#rows = outgoing
    this.#reached = new Int32Array(order)
    this.#front = new Int32Array(order)
    this.#nextFront = new Int32Array(order)
  }

  start(sources: Int32Array): void {
    this.#reached.fill(0)
    this.#front.fill(0)
    this.#vertices = [...sources]
    sources.forEach((vertex, lane) => {
      this.#reached[vertex] = 1 << lane
      this.#front[vertex] = 1 << lane
    })
  }

  step(): number {
    const next: number[] = []
    for (const vertex of this.#vertices) this.#lookAround(vertex, next)
    for (const vertex of this.#vertices) this.#front[vertex] = 0
    this.counts.fill(0)
    for (const vertex of next) this.#take(vertex)
    ;[this.#front, this.#nextFront] = [this.#nextFront, this.#front]
    this.#vertices = next
    return next.length
  }

  #lookAround(vertex: number, next: number[]): void {
    const { offsets, neighbours } = this.#rows
    const sources = this.#front[vertex] ?? 0
    const end = offsets[vertex + 1] ?? 0
    for (let at = offsets[vertex] ?? 0; at < end; at += 1) {
      const neighbour = neighbours[at] ?? 0
      const fresh = sources & ~(this.#reached[neighbour] ?? 0)
      if (fresh === 0) continue
      const known = this.#nextFront[neighbour] ?? 0
      if (known === 0) next.push(neighbour)
      this.#nextFront[neighbour] = known | fresh
    }
  }

  #take(vertex: number): void {
    let fresh = this.#nextFront[vertex] ?? 0
    this.#reached[vertex] = (this.#reached[vertex] ?? 0) | fresh
    while (fresh !== 0) {
      const lane = 31 - Math.clz32(fresh)
      fresh ^= 1 << lane
      this.counts[lane] = (this.counts[lane] ?? 0) + 1
    }
  }
}
