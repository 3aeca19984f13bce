import { crc32, deflateRawSync } from 'node:zlib'

/** An entry of a zip built by hand; what is set here is written as it is, true or not. */
export interface ZipEntry {
  readonly name: string | Buffer
  readonly bytes: Uint8Array | string
  readonly deflate?: boolean
  readonly method?: number
  readonly flags?: number
  readonly externalAttributes?: number
  /** What the table of contents declares, where it lies. */
  readonly declaredSize?: number
  readonly crc?: number
}

/** A zip whose every lie is told by the test. */
export function makeZip(entries: readonly ZipEntry[]): Uint8Array {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const local = makeLocal(entry)
    centrals.push(makeCentral(entry, offset))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

function makeLocal(entry: ZipEntry): Buffer {
  const { name, packed } = prepare(entry)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  writeCommon(header, 4, entry)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name, packed])
}

function makeCentral(entry: ZipEntry, offset: number): Buffer {
  const { name } = prepare(entry)
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE((3 << 8) | 63, 4)
  writeCommon(header, 6, entry)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt32LE(entry.externalAttributes ?? (0o100644 << 16) >>> 0, 38)
  header.writeUInt32LE(offset, 42)
  return Buffer.concat([header, name])
}

/** The fields that both headers share, from "version needed" to "uncompressed size". */
function writeCommon(header: Buffer, at: number, entry: ZipEntry): void {
  const { bytes, packed } = prepare(entry)
  header.writeUInt16LE(20, at)
  header.writeUInt16LE(entry.flags ?? 0x800, at + 2)
  header.writeUInt16LE(entry.method ?? (entry.deflate === true ? 8 : 0), at + 4)
  header.writeUInt32LE(entry.crc ?? crc32(bytes), at + 10)
  header.writeUInt32LE(packed.length, at + 14)
  header.writeUInt32LE(entry.declaredSize ?? bytes.length, at + 18)
}

function prepare(entry: ZipEntry): { name: Buffer; bytes: Buffer; packed: Buffer } {
  const name = typeof entry.name === 'string' ? Buffer.from(entry.name) : entry.name
  const bytes = typeof entry.bytes === 'string' ? Buffer.from(entry.bytes) : Buffer.from(entry.bytes)
  return { name, bytes, packed: entry.deflate === true ? deflateRawSync(bytes) : bytes }
}
