import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { foldName, foldWithOffsets, tokenizeFolded } from '../../../server/domain/fold-name.ts'

describe('foldName', () => {
  it.each([
    ['San Martín de Porres', 'san martin de porres'],
    ['SAN  MARTI\u0301N', 'san martin'],
    ['O’Higgins-Peña', 'o higgins pena'],
    ['Łódź Øresund Straße', 'lodz oresund strasse'],
    ['أحمد إبراهيم آدم', 'احمد ابراهيم ادم'],
    ['مُحَمَّد', 'محمد'],
    ['مـحـمـد', 'محمد'],
    ['فاطمة', 'فاطمه'],
    ['علی کریمی', 'علي كريمي'],
    ['٠١٢٣ ۴۵', '0123 45'],
    ['\u200fسان\u200c مارتن\u2069', 'سان مارتن'],
    ['Iİıi', 'iiii'],
    ['ﻻ', 'لا'],
    ['   ', ''],
    ['— · —', ''],
  ])('folds %j to %j', (name, folded) => {
    expect(foldName(name)).toBe(folded)
  })

  it('is idempotent, and the same for every normal form of the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const folded = foldName(text)
        expect(foldName(folded)).toBe(folded)
        expect(foldName(text.normalize('NFD'))).toBe(foldName(text.normalize('NFC')))
      }),
    )
  })

  it('yields words parted by single spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const words = tokenizeFolded(foldName(text))
        expect(words.every((word) => /^[\p{L}\p{N}]+$/u.test(word))).toBe(true)
      }),
    )
  })
})

describe('foldWithOffsets', () => {
  it('finds in the original what stands behind each folded unit, marks included', () => {
    const text = 'x A\u0301mparo!'
    const { folded, starts, ends } = foldWithOffsets(text)
    const at = folded.indexOf('amparo')
    expect(text.slice(starts[at], ends[at + 'amparo'.length - 1])).toBe('A\u0301mparo')
  })

  it('gives offsets that never go back and stay within the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { folded, starts, ends } = foldWithOffsets(text)
        expect(starts).toHaveLength(folded.length)
        for (const [index, start] of starts.entries()) {
          expect(start).toBeGreaterThanOrEqual(starts[index - 1] ?? 0)
          expect(ends[index]).toBeGreaterThanOrEqual(start)
          expect(ends[index]).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })
})
