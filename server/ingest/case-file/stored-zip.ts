import { crc32 } from 'node:zlib'

/** 1980-01-01, the first day a zip knows: 00:00:00 is time 0. */
const DATE = 0x21
const UTF8_NAME = 0x800
const SIZES_FOLLOW = 0x8
const MADE_BY_UNIX = (3 << 8) | 63
const REGULAR_FILE = (0o100644 << 16) >>> 0
const MOST_32 = 0xffffffff
const MOST_16 = 0xffff
const PLAIN_VERSION = 20
const ZIP64_VERSION = 45
const ZIP64_FIELD = 1

interface Written {
  readonly name: Buffer
  readonly offset: number
  readonly isStreamed: boolean
  readonly checksum: number
  readonly length: number
}

/**
 * The bytes of a zip of which equal content has equal bytes, on every machine: entries are stored and not deflated,
 * because the output of zlib differs between versions of Node and between processors (nodejs/node#50138). Date and mode
 * are fixed, and the 64-bit extension is used exactly where a number needs it. Whoever uses it passes on what the methods
 * yield, in order, and calls `finish` last; of what has been written it keeps names, sizes and places alone.
 */
export class StoredZip {
  readonly #entries: Written[] = []
  #offset = 0

  #begin(name: string): Pick<Written, 'name' | 'offset'> {
    return { name: Buffer.from(name), offset: this.#offset }
  }

  /** An entry whose bytes are at hand. */
  *addWhole(name: string, bytes: Uint8Array): Generator<Uint8Array> {
    const entry = { ...this.#begin(name), isStreamed: false, checksum: crc32(bytes), length: bytes.byteLength }
    yield this.#count(makeLocalHeader(entry, false))
    if (bytes.byteLength > 0) yield this.#count(bytes)
    this.#entries.push(entry)
  }

  /**
   * An entry whose bytes come one after the other: their sum and number follow them.
   *
   * @param mayBeLong it may pass 4 GiB; its own header then says so whether it does or not
   */
  async *addStream(
    name: string,
    chunks: AsyncIterable<Uint8Array>,
    { mayBeLong }: { readonly mayBeLong: boolean },
  ): AsyncGenerator<Uint8Array> {
    const begun = { ...this.#begin(name), isStreamed: true, checksum: 0, length: 0 }
    yield this.#count(makeLocalHeader(begun, mayBeLong))
    let checksum = 0
    let length = 0
    for await (const chunk of chunks) {
      if (chunk.byteLength === 0) continue
      checksum = crc32(chunk, checksum)
      length += chunk.byteLength
      yield this.#count(chunk)
    }
    if (!mayBeLong && length >= MOST_32) throw new RangeError(`the entry "${name}" has passed 4 GiB`)
    const entry = { ...begun, checksum, length }
    yield this.#count(makeDescriptor(entry, mayBeLong))
    this.#entries.push(entry)
  }

  /** The table of contents. */
  *finish(): Generator<Uint8Array> {
    const start = this.#offset
    for (const entry of this.#entries) yield this.#count(makeCentralHeader(entry))
    yield makeEnd(this.#entries.length, start, this.#offset - start)
  }

  #count(bytes: Uint8Array): Uint8Array {
    this.#offset += bytes.byteLength
    return bytes
  }
}

function makeLocalHeader(entry: Written, isLong: boolean): Buffer {
  const extra = isLong ? makeExtra([0, 0]) : Buffer.alloc(0)
  const size = isLong ? MOST_32 : entry.length
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  writeCommon(header, 4, entry, isLong, [size, size])
  header.writeUInt16LE(extra.length, 28)
  return Buffer.concat([header, entry.name, extra])
}

function makeDescriptor({ checksum, length }: Written, isLong: boolean): Buffer {
  const descriptor = Buffer.alloc(isLong ? 24 : 16)
  descriptor.writeUInt32LE(0x08074b50, 0)
  descriptor.writeUInt32LE(checksum, 4)
  if (isLong) {
    descriptor.writeBigUInt64LE(BigInt(length), 8)
    descriptor.writeBigUInt64LE(BigInt(length), 16)
  } else {
    descriptor.writeUInt32LE(length, 8)
    descriptor.writeUInt32LE(length, 12)
  }
  return descriptor
}

function makeCentralHeader(entry: Written): Buffer {
  const { length, offset, name } = entry
  // Sizes, twice, and the place; those that do not fit into 32 bits move to the extra field, in this order.
  const numbers = [length, length, offset]
  const long = numbers.filter((number) => number >= MOST_32)
  const [size = 0, sameSize = 0, place = 0] = numbers.map((number) => Math.min(number, MOST_32))
  const extra = long.length > 0 ? makeExtra(long) : Buffer.alloc(0)
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(MADE_BY_UNIX, 4)
  writeCommon(header, 6, entry, long.length > 0, [size, sameSize])
  header.writeUInt16LE(extra.length, 30)
  header.writeUInt32LE(REGULAR_FILE, 38)
  header.writeUInt32LE(place, 42)
  return Buffer.concat([header, name, extra])
}

/** The fields that both headers share, from "version needed" to the length of the name. */
function writeCommon(
  header: Buffer,
  at: number,
  { isStreamed, checksum, name }: Written,
  isLong: boolean,
  [packed, unpacked]: readonly [number, number],
): void {
  header.writeUInt16LE(isLong ? ZIP64_VERSION : PLAIN_VERSION, at)
  header.writeUInt16LE(isStreamed ? UTF8_NAME | SIZES_FOLLOW : UTF8_NAME, at + 2)
  header.writeUInt16LE(DATE, at + 8)
  header.writeUInt32LE(checksum, at + 10)
  header.writeUInt32LE(packed, at + 14)
  header.writeUInt32LE(unpacked, at + 18)
  header.writeUInt16LE(name.length, at + 22)
}

function makeExtra(numbers: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + numbers.length * 8)
  extra.writeUInt16LE(ZIP64_FIELD, 0)
  extra.writeUInt16LE(numbers.length * 8, 2)
  numbers.forEach((number, place) => extra.writeBigUInt64LE(BigInt(number), 4 + place * 8))
  return extra
}

function makeEnd(count: number, start: number, length: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(count, MOST_16), 8)
  end.writeUInt16LE(Math.min(count, MOST_16), 10)
  end.writeUInt32LE(Math.min(length, MOST_32), 12)
  end.writeUInt32LE(Math.min(start, MOST_32), 16)
  if (count < MOST_16 && length < MOST_32 && start < MOST_32) return end
  return Buffer.concat([makeLongEnd(count, start, length), end])
}

/** The end of the 64-bit extension, and the locator that leads to it. */
function makeLongEnd(count: number, start: number, length: number): Buffer {
  const record = Buffer.alloc(56)
  record.writeUInt32LE(0x06064b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeUInt16LE(MADE_BY_UNIX, 12)
  record.writeUInt16LE(ZIP64_VERSION, 14)
  record.writeBigUInt64LE(BigInt(count), 24)
  record.writeBigUInt64LE(BigInt(count), 32)
  record.writeBigUInt64LE(BigInt(length), 40)
  record.writeBigUInt64LE(BigInt(start), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(start + length), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([record, locator])
}
