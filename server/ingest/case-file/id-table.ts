import type { KeyedHash } from './keyed-hash.ts'
import { NumberColumn } from './number-column.ts'

const FIRST_SLOTS = 1024
const MOST_FULL = 0.6

/** Ids of one type by their hash, numbered from 0 in the order in which they came: some 20 bytes each. */
export class IdTable {
  readonly #hash: KeyedHash
  readonly #highs = NumberColumn.ofWords()
  readonly #lows = NumberColumn.ofWords()
  readonly #lines = NumberColumn.ofWords()
  /** Numbers plus one, by hash; 0 where nothing is. */
  #slots = new Uint32Array(FIRST_SLOTS)

  constructor(hash: KeyedHash) {
    this.#hash = hash
  }

  get size(): number {
    return this.#lows.length
  }

  /** The number of an id, or -1. */
  find(id: string): number {
    this.#hash.take(id)
    return (this.#slots[this.#seek()] ?? 0) - 1
  }

  /** Takes an id that is not there yet, and gives its number. */
  add(id: string, line: number): number {
    if (this.size + 1 > this.#slots.length * MOST_FULL) this.#grow()
    this.#hash.take(id)
    this.#slots[this.#seek()] = this.size + 1
    this.#highs.push(this.#hash.high)
    this.#lows.push(this.#hash.low)
    this.#lines.push(line)
    return this.size - 1
  }

  /** The line on which the id of a number stands. */
  lineOf(number: number): number {
    return this.#lines.get(number)
  }

  /** The slot that has the hash, or the empty one where it belongs. */
  #seek(): number {
    const { high, low } = this.#hash
    const mask = this.#slots.length - 1
    let slot = low & mask
    for (let found = this.#slots[slot] ?? 0; found !== 0; found = this.#slots[slot] ?? 0) {
      if (this.#lows.get(found - 1) === low && this.#highs.get(found - 1) === high) return slot
      slot = (slot + 1) & mask
    }
    return slot
  }

  #grow(): void {
    const slots = new Uint32Array(this.#slots.length * 2)
    const mask = slots.length - 1
    for (let number = 0; number < this.size; number += 1) {
      let slot = this.#lows.get(number) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = number + 1
    }
    this.#slots = slots
  }
}
