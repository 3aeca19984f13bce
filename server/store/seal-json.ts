import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzipSync, gzip } from 'node:zlib'

import { writeCanonicalChunks } from './canonical-chunks.ts'
import { DamagedFindingError } from './store-errors.ts'

/** Most bytes of canonical JSON that are kept. */
const MOST_BYTES = 128 * 1024 * 1024
/** Most bytes that they may take up when packed: what a store takes in at once. */
export const MOST_PACKED_BYTES = 16 * 1024 * 1024

/** A value as canonical JSON, sealed by its digest. */
export interface SealedJson {
  /** SHA-256 of the canonical JSON in UTF-8, in lower-case hexadecimal. */
  readonly sha256: string
  /** Its length in bytes. */
  readonly byteLength: number
  /** The canonical JSON by gzip (RFC 1952); null where it is larger than is kept. */
  readonly bytes: Uint8Array | null
}

/**
 * Seals a value. Maps, sets and arrays of numbers are taken, see canonical-chunks.ts; memory holds the text once.
 *
 * @throws {TypeError} for what no JSON can say
 */
export async function sealJson(value: unknown, mostBytes = MOST_BYTES): Promise<SealedJson> {
  const digest = createHash('sha256')
  const kept: Buffer[] = []
  let byteLength = 0
  for (const chunk of writeCanonicalChunks(value)) {
    const bytes = Buffer.from(chunk, 'utf8')
    digest.update(bytes)
    byteLength += bytes.byteLength
    if (byteLength <= mostBytes) kept.push(bytes)
    else kept.length = 0
  }
  const packed = byteLength <= mostBytes ? await promisify(gzip)(Buffer.concat(kept), { level: 6 }) : null
  const fits = packed !== null && packed.byteLength <= MOST_PACKED_BYTES
  return { sha256: digest.digest('hex'), byteLength, bytes: fits ? packed : null }
}

/**
 * The canonical JSON that was sealed.
 *
 * @throws {DamagedFindingError} when it is not what the digest says
 */
export function unsealJson({ sha256, byteLength, bytes }: SealedJson & { readonly bytes: Uint8Array }): string {
  const unpacked = unpack(bytes, byteLength)
  if (unpacked?.byteLength !== byteLength || createHash('sha256').update(unpacked).digest('hex') !== sha256) {
    throw new DamagedFindingError('its content is not the one that was sealed')
  }
  return unpacked.toString('utf8')
}

/** Null for bytes that unpack to more than they may, or not at all. */
function unpack(bytes: Uint8Array, byteLength: number): Buffer | null {
  if (!Number.isSafeInteger(byteLength) || byteLength < 0 || byteLength > MOST_BYTES) return null
  try {
    return gunzipSync(bytes, { maxOutputLength: Math.max(1, byteLength) })
  } catch {
    return null
  }
}
