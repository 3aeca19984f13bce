import { isUtf8 } from 'node:buffer'

/** A text that came as bytes, or where the bytes stop being UTF-8. */
export type DecodedText = { readonly text: string } | { readonly invalidAt: number }

/** Decodes UTF-8 without replacing anything; a byte order mark stays as the character U+FEFF. */
export function decodeUtf8(bytes: Uint8Array): DecodedText {
  if (!isUtf8(bytes)) return { invalidAt: findInvalidUtf8(bytes) }
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { text: buffer.toString('utf8') }
}

/** Index of the first byte of the first sequence that is no UTF-8 (Unicode, table 3-7), or the length if all is. */
export function findInvalidUtf8(bytes: Uint8Array): number {
  let index = 0
  while (index < bytes.length) {
    const length = measureSequence(bytes, index)
    if (length === 0) return index
    index += length
  }
  return index
}

function measureSequence(bytes: Uint8Array, index: number): number {
  const lead = bytes[index] ?? 0
  if (lead < 0x80) return 1
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  if (lead < 0xc2 || lead > 0xf4) return 0
  const [lowest, highest] = limitSecondByte(lead)
  const second = bytes[index + 1] ?? 0
  if (second < lowest || second > highest) return 0
  for (let offset = 2; offset < length; offset += 1) {
    if (((bytes[index + offset] ?? 0) & 0xc0) !== 0x80) return 0
  }
  return length
}

/** Keeps out overlong forms, surrogates and what lies above U+10FFFF. */
function limitSecondByte(lead: number): readonly [number, number] {
  if (lead === 0xe0) return [0xa0, 0xbf]
  if (lead === 0xed) return [0x80, 0x9f]
  if (lead === 0xf0) return [0x90, 0xbf]
  if (lead === 0xf4) return [0x80, 0x8f]
  return [0x80, 0xbf]
}
