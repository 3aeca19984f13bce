import fc from 'fast-check'
import { expect, test } from 'vitest'

import { decodeUtf8, findInvalidUtf8 } from '../../../server/ingest/case-file/decode-utf8.ts'

/** Where a decoder that replaces what it cannot read puts its first replacement, in bytes. */
function findReplacement(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) {
    const before = Buffer.byteLength(text.slice(0, at))
    const isGenuine = bytes[before] === 0xef && bytes[before + 1] === 0xbf && bytes[before + 2] === 0xbd
    if (!isGenuine) return before
  }
  return bytes.length
}

test('text comes back as it was, with its byte order mark', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(decodeUtf8(Buffer.from(`\ufeff${text}`))).toEqual({ text: `\ufeff${text}` })
    }),
  )
})

test('the first byte that is no UTF-8 is found where a lenient decoder finds it', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }).map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 3 }),
      fc.constantFrom(
        [0xed, 0xa0, 0x80],
        [0xe0, 0x80, 0x80],
        [0xf4, 0x90, 0x80, 0x80],
        [0xf0, 0x80],
        [0xc1, 0x81],
        [0xf5],
      ),
    ),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(pieces, (list) => {
      const bytes = Buffer.concat(list.map((one) => Buffer.from(one)))
      const expected = findReplacement(bytes)
      expect(findInvalidUtf8(bytes)).toBe(expected)
      expect('text' in decodeUtf8(bytes)).toBe(expected === bytes.length)
    }),
    { numRuns: 2_000 },
  )
})
