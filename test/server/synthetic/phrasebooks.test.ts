import { describe, expect, test } from 'vitest'
import type { Phrase, Phrasebook, StatementOf } from '../../../fixtures/synthetic/phrasebook.ts'
import { ARABIC } from '../../../fixtures/synthetic/phrasebooks/arabic.ts'
import { ENGLISH } from '../../../fixtures/synthetic/phrasebooks/english.ts'
import { FRENCH } from '../../../fixtures/synthetic/phrasebooks/french.ts'
import { SPANISH } from '../../../fixtures/synthetic/phrasebooks/spanish.ts'
import { SeededRandom } from '../../../fixtures/synthetic/seeded-random.ts'
import { DOCUMENT_FORMS } from '../../../fixtures/synthetic/statement.ts'
import type { DocumentForm, DocumentPlan, Language, Statement, Topic } from '../../../fixtures/synthetic/statement.ts'
import { CERTAINTIES } from '../../../server/domain/claim.ts'
import { listFacts, listMentions, sampleStatements } from './sample-statements.ts'

const BOOKS: readonly Phrasebook[] = [ENGLISH, SPANISH, FRENCH, ARABIC]

const SLIPS = / {2}|\n{3}|undefined|null|NaN|\[object|\$\{| [,.;:]/

/**
 * What must stand in no sentence: words that say somebody's sex, and articles that ought to have been contracted or
 * chosen otherwise. Arabic has no such list: its verbs bear gender in any case.
 */
const NEVER: Readonly<Record<Language, readonly RegExp[]>> = {
  en: [
    /\b(he|she|his|hers?|him|himself|herself|m[ae]n|wom[ae]n|boys?|girls?|brothers?(?! or sister)|(?<!brother or )sisters?)\b/i,
    /\ba (?!one|uni|use|eu)[aeiou]/i,
    /\ban [^aeiou]/i,
  ],
  es: [
    /(?<!\p{L})(él|ellas?|ellos|hombres?|mujer(es)?|varón|chic[oa]s?)(?!\p{L})/iu,
    /(?<!personas? )(?<!\p{L})(detenid|acusad|condenad|investigad|imputad|procesad|arrestad|absuelt|sospechos)[oa]s?(?!\p{L})/iu,
    /(?<!\p{L})(de|a) el (?!\p{Lu})/iu,
  ],
  fr: [
    /(?<!\p{L})(hommes?|femmes?|garçons?|filles?|née?s?)(?!\p{L})/iu,
    /(?<!personnes? )(?<!\p{L})(arrêt|interpell|accus|condamn|acquitt|relax|soupçonn)ées?(?!\p{L})/iu,
    /(?<!\p{L})(de|à) les? (?!\p{Lu})/iu,
  ],
  ar: [],
}
/** Here the adjective qualifies a thing, in a head or an ending that speaks of nobody. */
const GENDERED_THINGS = /operativa sospechosa|analyse arrêtée/giu

const PLAN: DocumentPlan = {
  key: 'd',
  form: 'police-report',
  kind: 'police-report',
  language: 'en',
  day: '2023-06-07',
  number: 'BRI/2023/0412',
  publisher: 'Guardia Civil',
  place: 'Bristol',
  origin: 'd',
  reprints: 'nothing',
  reliability: null,
  grades: { stated: null, attributed: null, suspected: null, implied: null, generic: null },
  handling: 'H1',
  exhibit: null,
  statements: [],
}

describe.each(BOOKS)('the phrasebook of $language', (book) => {
  const samples = sampleStatements(book.language)
  const topics = Object.keys(samples) as Topic[]

  test.each(topics)('says of %s all that the statement holds, in whole sentences', (topic) => {
    for (const [statement, sentence] of writeAll(book, topic)) {
      expectCleanText(book, sentence)
      expect(sentence, 'ends a sentence').toMatch(/[.!?؟]$/)
      for (const name of listMentions(statement)) expect(sentence).toContain(name)
      for (const fact of listFacts(statement, book.words)) expect(fold(sentence), fact).toContain(fold(fact))
    }
  })

  test.each(topics)('has at least three ways of saying %s, and no two are alike', (topic) => {
    const phrases = book.phrases[topic]
    expect(phrases.length).toBeGreaterThanOrEqual(3)
    const [first] = writeAll(book, topic)
    const said = writeAll(book, topic).filter(([statement]) => statement === first?.[0])
    expect(new Set(said.map(([, sentence]) => sentence)).size).toBe(phrases.length)
  })

  test('tells a registered keeper from a user, and a family occasion from a meeting', () => {
    expectToldApart(book, 'vehicle', ({ registered }) => registered)
    expectToldApart(book, 'meeting', ({ family }) => family)
  })

  test('has a different word for each role, means, purpose, offence, category, relation, contact and office', () => {
    const { roles, means, purposes, offences, categories, relations, contacts, offices, coverage } = book.words
    for (const table of [roles, means, purposes, offences, categories, relations, contacts, offices, coverage]) {
      expect(new Set(Object.values(table)).size).toBe(Object.keys(table).length)
    }
  })

  test('writes every day and every month of a year differently', () => {
    const months = Array.from({ length: 12 }, (_, month) => `2023-${String(month + 1).padStart(2, '0')}`)
    const days = months.map((month) => `${month}-05`)
    expect(new Set([...months, ...days].map((when) => book.words.date(when))).size).toBe(24)
  })

  test('frames what is said without touching the sentence', () => {
    const [[sample, sentence] = []] = writeAll(book, 'elsewhere')
    if (sample === undefined || sentence === undefined) throw new RangeError('there is no sample')
    const speaker = { entity: 'p', as: 'Odile Verranche' }
    for (const certainty of CERTAINTIES) {
      for (const basis of ['fact', 'assessment'] as const) {
        for (const attributedTo of [null, speaker, { text: 'a neighbour' }]) {
          const statement: Statement = { ...sample, certainty, basis, attributedTo }
          const variants = frameOften(book, sentence, statement)
          for (const said of variants) {
            expect(said).toContain(sentence)
            expectCleanText(book, said)
            if (certainty === 'attributed' && attributedTo !== null) {
              expect(said).toContain('as' in attributedTo ? attributedTo.as : attributedTo.text)
            }
          }
          if (certainty === 'stated' && basis === 'fact') expect(variants).toEqual([sentence])
          else expect(variants).not.toContain(sentence)
          if (certainty !== 'stated') expect(variants.length).toBeGreaterThanOrEqual(3)
        }
      }
    }
  })

  test('draws the same frame from the same seed', () => {
    const [sample] = samples.elsewhere
    if (sample === undefined) throw new RangeError('there is no sample')
    const statement: Statement = { ...sample, certainty: 'suspected' }
    const frame = (): string => book.frameSaying('S.', statement, new SeededRandom(7))
    expect(frame()).toBe(frame())
  })

  test.each(DOCUMENT_FORMS)(
    'opens and closes a document of the form %s with number, place, day and publisher',
    (form) => {
      const { title, opening, closing } = book.frames[form]
      expect(opening.length).toBeGreaterThanOrEqual(2)
      expect(closing.length).toBeGreaterThanOrEqual(2)
      const plan: DocumentPlan = { ...PLAN, form, language: book.language }
      expectCleanText(book, title(plan, book.words))
      for (const open of opening) {
        const head = open(plan, book.words)
        expectCleanText(book, head)
        for (const part of [plan.number, plan.place, plan.publisher, book.words.date(plan.day)]) {
          expect(fold(head)).toContain(fold(part))
        }
      }
      for (const close of closing) {
        expectCleanText(book, close(plan, book.words))
        expect(close(plan, book.words)).toMatch(/[.!?؟]$/)
      }
    },
  )

  test('gives no two forms the same title', () => {
    const titles = DOCUMENT_FORMS.map((form: DocumentForm) => book.frames[form].title({ ...PLAN, form }, book.words))
    expect(new Set(titles).size).toBe(DOCUMENT_FORMS.length)
  })

  test('names the original of a translation and of a reprint', () => {
    const original: DocumentPlan = { ...PLAN, key: 'o', number: 'TAN/2022/0099', language: 'ar', day: '2022-02-03' }
    const notes = (['translation', 'reprint'] as const).map((reprints) =>
      book.reprintNote({ ...PLAN, reprints }, original, book.words),
    )
    for (const note of notes) {
      expectCleanText(book, note)
      expect(note).toContain(original.publisher)
      expect(note).toContain(book.words.date(original.day))
    }
    expect(notes[0]).not.toBe(notes[1])
  })

  test('heads a call table', () => {
    expect(new Set(book.callTableHeader).size).toBe(4)
    const title = book.callTableTitle({ number: 'BRI/T/1', publisher: 'Telmar' })
    expectCleanText(book, title)
    expect(title).toContain('BRI/T/1')
    expect(title).toContain('Telmar')
  })
})

/** Every sample of a topic in every phrase. */
function writeAll<T extends Topic>(book: Phrasebook, topic: T): [StatementOf<T>, string][] {
  const statements = sampleOf(book, topic)
  const phrases: readonly Phrase<T>[] = book.phrases[topic]
  return statements.flatMap((statement) =>
    phrases.map((phrase): [StatementOf<T>, string] => [statement, phrase(statement, book.words)]),
  )
}

const samplesByLanguage = new Map(BOOKS.map((book) => [book.language, sampleStatements(book.language)]))

function sampleOf<T extends Topic>(book: Phrasebook, topic: T): readonly StatementOf<T>[] {
  return samplesByLanguage.get(book.language)?.[topic] ?? []
}

function expectCleanText(book: Phrasebook, text: string): void {
  expect(text.trim(), 'no space around it').toBe(text)
  expect(text).not.toMatch(book.language === 'fr' ? / {2}|\n{3}|undefined|null|NaN|\[object|\$\{| [,.]/ : SLIPS)
  for (const never of NEVER[book.language]) expect(text.replace(GENDERED_THINGS, '')).not.toMatch(never)
}

/** Two samples that differ in one yes or no are worded differently by every phrase. */
function expectToldApart<T extends Topic>(book: Phrasebook, topic: T, read: (one: StatementOf<T>) => boolean): void {
  const statements = sampleOf(book, topic)
  const yes = statements.find(read)
  const no = statements.find((one) => !read(one))
  if (yes === undefined || no === undefined) throw new RangeError(`${topic} has no sample of each`)
  const phrases: readonly Phrase<T>[] = book.phrases[topic]
  for (const phrase of phrases) expect(phrase(yes, book.words)).not.toBe(phrase(no, book.words))
}

/** All different frames that 60 seeds draw. */
function frameOften(book: Phrasebook, sentence: string, statement: Statement): string[] {
  const drawn = Array.from({ length: 60 }, (_, seed) => book.frameSaying(sentence, statement, new SeededRandom(seed)))
  return [...new Set(drawn)]
}

/** In lower case and with European digits. */
function fold(text: string): string {
  return text.toLowerCase().replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
}
