type Numbers = Uint8Array | Uint32Array | Float64Array

const CHUNK_BITS = 16
const CHUNK_LENGTH = 1 << CHUNK_BITS

/** Numbers in typed arrays that grow by chunks: nothing is copied, and no more than a chunk is unused. */
export class NumberColumn {
  readonly #chunks: Numbers[] = []
  readonly #make: (length: number) => Numbers
  length = 0

  constructor(make: (length: number) => Numbers) {
    this.#make = make
  }

  static ofBytes(): NumberColumn {
    return new NumberColumn((length) => new Uint8Array(length))
  }

  static ofWords(): NumberColumn {
    return new NumberColumn((length) => new Uint32Array(length))
  }

  /** Whole numbers up to 2^53. */
  static ofWhole(): NumberColumn {
    return new NumberColumn((length) => new Float64Array(length))
  }

  push(value: number): void {
    if (this.length === this.#chunks.length * CHUNK_LENGTH) this.#chunks.push(this.#make(CHUNK_LENGTH))
    this.length += 1
    this.set(this.length - 1, value)
  }

  /** The number at an index; 0 where there is none. */
  get(index: number): number {
    return this.#chunks[index >>> CHUNK_BITS]?.[index & (CHUNK_LENGTH - 1)] ?? 0
  }

  set(index: number, value: number): void {
    const chunk = this.#chunks[index >>> CHUNK_BITS]
    if (chunk === undefined || index >= this.length) throw new RangeError(`the column has no index ${index}`)
    chunk[index & (CHUNK_LENGTH - 1)] = value
  }
}
