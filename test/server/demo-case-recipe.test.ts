import { expect, test } from 'vitest'

import type { CaseRecipe, ClaimRecipe } from '../../fixtures/case-recipe.ts'
import { composeCase, InvalidRecipeError } from '../../fixtures/compose-case.ts'
import { locateWords, QuoteNotFoundError } from '../../fixtures/quote-book.ts'

type Source = 'original' | 'translation'
type Being = 'ada' | 'club'

const GRADE = { scheme: 'admiralty', value: '3' } as const

function writeRecipe(claims: readonly ClaimRecipe<Source, Being>[]): CaseRecipe<Source, Being> {
  const press = { kind: 'press', publisher: null, origin: 'one report', reliability: null, title: 'Report' } as const
  return {
    name: 'A club',
    description: 'For tests.',
    recordedAt: '2025-01-15T09:00:00.000Z',
    recordedBy: 'author',
    grades: { stated: GRADE, attributed: GRADE, suspected: null, implied: null, generic: null },
    sources: {
      original: { ...press, text: 'آدا في النادي.', languages: ['ar'] },
      translation: { ...press, text: 'Ada is in the club, the club by the sea.', languages: ['en'] },
    },
    entities: {
      ada: {
        kind: 'Person',
        subkind: null,
        existence: { certainty: 'stated', quotes: [['translation', 'Ada']] },
        names: [{ value: 'آدا', nameKind: 'legal', language: 'ar', quotes: [['original', 'آدا']] }],
      },
      club: {
        kind: 'Group',
        subkind: 'organisation',
        existence: { certainty: 'stated', quotes: [['translation', 'the club', 2]] },
        names: [],
      },
    },
    claims,
  }
}

const MEMBERSHIP: ClaimRecipe<Source, Being> = {
  predicate: 'MEMBER_OF',
  subject: 'ada',
  object: 'club',
  certainty: 'attributed',
  attributedTo: { entity: 'ada' },
  quotes: [
    ['original', 'آدا في النادي'],
    ['translation', 'Ada'],
  ],
}

test.each([
  ['words that are not there', 'Eve', undefined],
  ['words that stand twice, none of them chosen', 'the club', undefined],
  ['a third time where there are two', 'the club', 3],
  ['time nought', 'the club', 0],
  ['no words', '', undefined],
])('a quote of %s is refused', (_, words, occurrence) => {
  expect(() => locateWords('Ada is in the club, the club by the sea.', words, occurrence)).toThrow(QuoteNotFoundError)
})

test('a quote gets the offsets of the occurrence named', () => {
  expect(locateWords('the club, the club', 'the club', 2)).toEqual({ start: 10, end: 18 })
  expect(locateWords('a\u{1f600}b', 'b')).toEqual({ start: 3, end: 4 })
})

test('a claim that breaks the vocabulary is refused', () => {
  const turned = { ...MEMBERSHIP, subject: 'club', object: 'ada' } as const
  expect(() => composeCase(writeRecipe([turned]))).toThrow(InvalidRecipeError)
  expect(() => composeCase(writeRecipe([{ ...MEMBERSHIP, predicate: 'LIKES' }]))).toThrow(InvalidRecipeError)
})

test('sources of one origin share it, and one passage is one excerpt', () => {
  const { batch, entityIds, sourceIds } = composeCase(writeRecipe([MEMBERSHIP]))
  const sources = batch.records.filter((one) => one.type === 'source')
  expect(new Set(sources.map((one) => one.originId)).size).toBe(1)
  expect(sources.map((one) => batch.sourceBytes.get(one.sha256)?.byteLength)).toEqual(
    sources.map((one) => one.byteLength),
  )
  const quotes = batch.records.filter((one) => one.type === 'excerpt').map((one) => [one.source, one.quote])
  expect(quotes.filter(([, quote]) => quote === 'Ada')).toEqual([[sourceIds.translation, 'Ada']])
  const claim = batch.records.find((one) => one.type === 'claim' && one.predicate === 'MEMBER_OF')
  expect(claim).toMatchObject({
    subject: entityIds.ada,
    object: { entity: entityIds.club },
    attributedTo: { entity: entityIds.ada },
    grade: GRADE,
  })
})

test('a name is in the script it is written in', () => {
  const names = composeCase(writeRecipe([])).batch.records.flatMap((one) =>
    one.type === 'claim' && 'literal' in one.object && one.object.literal.kind === 'name' ? [one.object.literal] : [],
  )
  expect(names).toEqual([{ kind: 'name', value: 'آدا', script: 'Arab', language: 'ar', nameKind: 'legal' }])
})
