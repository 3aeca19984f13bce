import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { segmentSource } from '../../../client/model/source-segments.ts'

const sources = fc.string({ unit: fc.constantFrom('a', 'ب', ' ', '\n', '😀', '\r'), maxLength: 60 }).chain((text) => {
  const span = fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
  return fc.record({
    text: fc.constant(text),
    excerpts: fc
      .array(span, { maxLength: 5 })
      .map((spans) => spans.map((one, index) => ({ ...one, id: `x${index}`, claims: [] }))),
    masked: fc.array(span, { maxLength: 3 }),
  })
})

describe('segmentSource', () => {
  it('loses nothing of the text and keeps every place', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const paragraphs = segmentSource(source)
        const lines = paragraphs.map(({ segments }) => segments.map(({ text }) => text).join(''))
        expect(lines.join('\n')).toBe(source.text)
        for (const { start, text } of paragraphs.flatMap(({ segments }) => segments)) {
          expect(source.text.slice(start, start + text.length)).toBe(text)
        }
      }),
    )
  })

  it('marks exactly what each excerpt and each masked span covers', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const segments = segmentSource(source).flatMap((paragraph) => paragraph.segments)
        for (const segment of segments) {
          for (let at = segment.start; at < segment.start + segment.text.length; at += 1) {
            const covers = (span: { start: number; end: number }): boolean => span.start <= at && at < span.end
            expect([...segment.excerpts]).toEqual(source.excerpts.filter(covers).map(({ id }) => id))
            expect(segment.masked).toBe(source.masked.some(covers))
          }
        }
      }),
    )
  })
})
