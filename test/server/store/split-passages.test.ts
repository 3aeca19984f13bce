import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { foldName } from '../../../server/domain/fold-name.ts'
import { decodeSourceText, spellPassageId, splitPassages } from '../../../server/store/split-passages.ts'

function readPassages(text: string): string[] {
  return splitPassages(text).map(({ start, end }) => text.slice(start, end))
}

describe('splitPassages', () => {
  it('keeps a short text together, without the white space around it', () => {
    expect(splitPassages('\ufeff\n One line.\n\nAnother.\r\n')).toEqual([{ start: 3, end: 22 }])
  })

  it('has nothing to say of a text without words', () => {
    for (const text of ['', ' \n\n', '— … 😀', '\u0640']) expect(splitPassages(text)).toEqual([])
  })

  // [what, text of which each part is a passage, by parts]
  const one = (letter: string, length: number) => letter.repeat(length)
  const cuts: [string, readonly string[], string][] = [
    ['paragraphs', [`${one('a', 500)}\nb`, one('c', 600)], '\n\n'],
    ['paragraphs with CRLF', [`${one('a', 500)}\r\nb`, one('c', 600)], '\r\n \r\n'],
    ['lines', [`${one('a', 900)}. b`, one('c', 600)], '\n'],
    ['lines of old', [`${one('a', 900)}. b`, one('c', 600)], '\r'],
    ['sentences', [`${one('a', 900)} b.”`, one('c', 600)], ' '],
    ['Arabic questions', [`${one('ا', 900)} ب؟`, one('ج', 600)], ' '],
    ['words', [`${one('a', 900)}-b`, one('c', 600)], ' '],
    ['signs', [`${one('漢', 900)}、`, one('字', 600)], ''],
    ['sentences without spaces', [`${one('漢', 900)}。`, one('字', 600)], ''],
  ]
  for (const [what, parts, joint] of cuts) {
    it(`cuts between ${what}`, () => {
      expect(readPassages(parts.join(joint))).toEqual(parts)
    })
  }

  it('takes as many whole paragraphs as fit', () => {
    const paragraphs = Array.from({ length: 10 }, (_, index) => `${index}${'a'.repeat(299)}`)
    expect(readPassages(paragraphs.join('\n\n')).map((passage) => passage.split('\n\n').length)).toEqual([3, 3, 3, 1])
  })

  it('cuts an endless word, though never within a character', () => {
    const text = `a${'𐤀'.repeat(1200)}`
    const passages = readPassages(text)
    expect(passages.join('')).toBe(text)
    expect(passages.map((passage) => passage.length)).toEqual([999, 1000, 402])
    expect(passages.filter((passage) => /\p{Surrogate}/u.test(passage))).toEqual([])
  })

  it('loses no word, in order and apart from each other', () => {
    const word = fc.constantFrom('a', 'Nadir', 'مُحَمَّد', '𐤀𐤁', '😀', 'x'.repeat(300), '\u200cb', 'ﬁ')
    const gap = fc.constantFrom(' ', '\n', '\n\n', '\r\n', '. ', '。', '\u2028', '-')
    fc.assert(
      fc.property(fc.array(fc.tuple(word, gap), { maxLength: 60 }), (parts) => {
        const text = parts.flat().join('')
        const passages = splitPassages(text)
        for (const [index, { start, end }] of passages.entries()) {
          expect(end - start).toBeLessThanOrEqual(1000)
          expect(start).toBeGreaterThanOrEqual(passages[index - 1]?.end ?? 0)
          expect(text.slice(start, end)).not.toMatch(/\p{Surrogate}/u)
        }
        expect(foldName(readPassages(text).join('\n'))).toBe(foldName(text))
      }),
    )
  })
})

describe('a passage', () => {
  it('is named so that names sort like places', () => {
    const names = [spellPassageId('s', 9), spellPassageId('s', 10), spellPassageId('s-1', 0), spellPassageId('s0', 0)]
    expect(names).toEqual(['s 0000000009', 's 0000000010', 's-1 0000000000', 's0 0000000000'])
    expect([...names].sort()).toEqual(names)
  })

  it('is counted in the text as excerpts are: with its byte order mark, and whatever the bytes', () => {
    expect(decodeSourceText(new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0xff]))).toBe('\ufeffa\ufffd')
  })
})
