import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { MaskedText } from '../../../server/api/disclosure/mask-text.ts'
import { NameMatcher } from '../../../server/api/disclosure/name-matcher.ts'
import { listMaskedPatterns } from '../../../server/api/disclosure/name-patterns.ts'
import type { MaskedIdentity } from '../../../server/api/disclosure/name-patterns.ts'
import { createNameSieve } from '../../../server/api/disclosure/name-sieve.ts'
import { foldName, tokenizeFolded } from '../../../server/domain/fold-name.ts'
import type { NameLiteral } from '../../../server/domain/literal.ts'

/** Few words each, so that names, codes and texts often meet: by forms of a word, and by parts of a code. */
const VOCABULARIES = {
  Latin: ['orla', 'vance', 'quay', 'b', 'kx', '204418', '44'],
  Arabic: ['نادية', 'وناديه', 'للنور', 'النور', 'نور', 'بيت'],
}

const literal = (value: string): NameLiteral => ({
  kind: 'name',
  value,
  script: 'Latn',
  language: null,
  nameKind: 'legal',
})
function drawPhrase(words: readonly string[], longest: number): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: longest })
    .map((drawn) => tokenizeFolded(foldName(drawn.join(' '))).join(' '))
}

function drawIdentity(words: readonly string[]): fc.Arbitrary<MaskedIdentity> {
  return fc.record({
    isPerson: fc.boolean(),
    names: fc.array(drawPhrase(words, 2).map(literal), { minLength: 1, maxLength: 2 }),
    identifiers: fc.constantFrom([], ['KX-204418'], ['+44 204418']),
    pseudonym: fc.constantFrom('V-1', 'M-2'),
  })
}

describe('names that share no word with anybody masked', () => {
  it.each(Object.entries(VOCABULARIES))('spare nothing, so that leaving them out changes no %s text', (_, words) => {
    fc.assert(
      fc.property(
        fc.array(drawIdentity(words), { minLength: 1, maxLength: 2 }),
        fc.array(drawPhrase(words, 3), { maxLength: 6 }),
        drawPhrase(words, 12),
        (identities, shown, text) => {
          const masked = listMaskedPatterns(identities)
          const sharesWord = createNameSieve(masked)
          const others = shown
            .filter((name) => !sharesWord(name))
            .map((name) => ({ tokens: name.split(' '), replacement: null }))
          const found = new NameMatcher([...others, ...masked]).findIn(text)
          expect(found).toEqual(new NameMatcher(masked).findIn(text))
        },
      ),
      { numRuns: 3000 },
    )
  })
})

describe('a cursor in a masked text', () => {
  it('lies at or behind every place that is shown there, and before the next', () => {
    const covers = [
      { start: 3, end: 9, replacement: '[V-1]' },
      { start: 9, end: 12, replacement: '[…]' },
      { start: 20, end: 22, replacement: '[M-22AB]' },
    ]
    const text = new MaskedText('abcdefghijklmnopqrstuvwxyz', covers)
    for (let place = 0; place < 26; place += 1) {
      const { start } = text.moveRange(place, place)
      const behind = text.findLastBefore(start)
      expect(behind).toBeGreaterThanOrEqual(place)
      const next = text.moveRange(behind + 1, behind + 1).start
      expect(next).toBeGreaterThan(start)
    }
  })
})
