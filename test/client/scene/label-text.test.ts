import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cleanText,
  cutText,
  findDirection,
  isolateNumbers,
  prepareLabel,
  prepareLines,
} from '../../../client/scene/label-text.ts'

const measureByUnit = (text: string): number => text.length * 7
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const split = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)

const mixed = fc
  .array(
    fc.constantFrom(
      'سان',
      'مارتن',
      'Gallegos',
      'é',
      'e\u0301',
      '👩‍👩‍👧',
      ' ',
      '12-34',
      '\u202e',
      '\u0007',
      'ش\u0651',
      '\n',
    ),
  )
  .map((parts) => parts.join(''))

test('a cut label fits, and is a prefix of whole graphemes with an ellipsis', () => {
  fc.assert(
    fc.property(mixed, fc.integer({ min: 7, max: 300 }), (raw, width) => {
      const text = cleanText(raw)
      const cut = cutText(text, width, measureByUnit)
      expect(measureByUnit(cut)).toBeLessThanOrEqual(width)
      if (cut === text) return
      expect(cut.endsWith('…')).toBe(true)
      const kept = split(cut.slice(0, -1))
      expect(split(text).slice(0, kept.length)).toEqual(kept)
    }),
  )
})

test('nothing is cut that fits', () => {
  fc.assert(
    fc.property(mixed, (text) => {
      expect(cutText(text, measureByUnit(text), measureByUnit)).toBe(text)
    }),
  )
})

test('no control character survives, so that a name cannot turn its neighbours around', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      expect(cleanText(raw)).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u)
    }),
  )
  expect(cleanText('evil\u202egpj.exe\n x')).toBe('evilgpj.exe x')
})

test('joiners stay, because Persian words change without them', () => {
  expect(cleanText('می\u200cخواهم')).toBe('می\u200cخواهم')
})

test.each([
  ['سان مارتن (San Martín)', 'rtl'],
  ['San Martín (سان مارتن)', 'ltr'],
  ['12-34 شارع', 'rtl'],
  ['"שלום" hello', 'rtl'],
  ['12-34', 'ltr'],
  ['', 'ltr'],
])('the direction of %j is that of its first letter: %s', (text, direction) => {
  expect(findDirection(text)).toBe(direction)
})

test('numbers in a right-to-left label are isolated, and isolates are balanced after a cut', () => {
  expect(isolateNumbers('شارع 12-34، ليما', 'rtl')).toBe('شارع \u206612-34\u2069، ليما')
  expect(isolateNumbers('Line 12-34', 'ltr')).toBe('Line 12-34')
  fc.assert(
    fc.property(mixed, fc.integer({ min: 7, max: 300 }), (raw, width) => {
      const { text } = prepareLabel(raw, width, measureByUnit)
      expect(text.split('\u2066').length).toBe(text.split('\u2069').length)
    }),
  )
})

describe('names in two lines', () => {
  const measure = (text: string): number => Array.from(text).length * 10
  const listTexts = (raw: string): string[] => prepareLines(raw, 120, measure).map(({ text }) => text)

  test('a short name stays on one line, a longer one breaks into two lines of like length', () => {
    expect(listTexts('Rosa Vela')).toEqual(['Rosa Vela'])
    expect(listTexts('people who watch every lake')).toEqual(['people who', 'watch every…'])
    expect(listTexts('friends of the lake')).toEqual(['friends of', 'the lake'])
    expect(listTexts('anti-trafficking')).toEqual(['anti-', 'trafficking'])
    expect(listTexts('')).toEqual([])
  })

  test('both lines run in the direction of the whole', () => {
    const lines = prepareLines('جمعية أصدقاء Rosa Vela', 120, measure)
    expect(lines.map(({ direction }) => direction)).toEqual(['rtl', 'rtl'])
  })

  test('no line is wider than allowed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (raw) => {
        const lines = prepareLines(raw, 120, measure)
        expect(lines.length).toBeLessThanOrEqual(2)
        for (const { width } of lines) expect(width).toBeLessThanOrEqual(120)
      }),
    )
  })
})
