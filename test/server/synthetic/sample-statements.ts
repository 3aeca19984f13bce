import type { PhraseWords, StatementOf } from '../../../fixtures/synthetic/phrasebook.ts'
import {
  CATEGORIES,
  CONTACTS,
  COVERAGE_MEANS,
  OFFENCES,
  RELATIONS,
  ROLES,
} from '../../../fixtures/synthetic/statement.ts'
import type { Language, Mention, Statement, Topic } from '../../../fixtures/synthetic/statement.ts'

const LATIN_PEOPLE = ['Inés Morvales', 'Karim Sabouri', 'Ibrahim Daldoun', 'Odile Verranche', 'Lantern']
const ARABIC_PEOPLE = ['كريم الصبوري', 'أوديل فرانش', 'إبراهيم الدلدون', 'ناديا مرزاق', 'القنديل']
const PLACES: Readonly<Record<Language, readonly [string, string]>> = {
  en: ['Café Rondal (Bristol)', 'Algeciras'],
  es: ['calle Rondal 12 (Valencia)', 'Algeciras'],
  fr: ['Café Rondal (Lille)', 'Algésiras'],
  ar: ['مقهى روندال (طنجة)', 'الجزيرة الخضراء'],
}

const SAID = {
  key: 'd.0',
  certainty: 'stated',
  basis: 'fact',
  attributedTo: null,
  contradicts: [],
  supersedes: null,
} as const

const DAYS = ['2023-04-05', '2022-11', '2021-01-01'] as const
const SINCE = [null, ...DAYS] as const
const INTERVALS = [
  { from: '2023-04-05', to: '2023-05-31' },
  { from: '2023-04', to: '2023-04' },
  { from: '2022-12', to: null },
  { from: null, to: '2023-08-09' },
  { from: 'unknown', to: '2023-08' },
  { from: '2023-01-02', to: 'unknown' },
  { from: null, to: null },
] as const
const PURPOSES = [null, 'sexual-exploitation', 'forced-labour', 'forced-criminality', 'forced-begging'] as const
const MEANS = [
  [],
  ['deception'],
  ['fraud', 'threat', 'coercion'],
  ['abuse-of-vulnerability', 'payment-or-benefit-to-controller'],
] as const
const OFFICES = ['investigator', 'prosecutor', 'judge', 'border officer', 'labour inspector'] as const

type Samples = { readonly [T in Topic]: readonly StatementOf<T>[] }

/** Statements of every topic, with and without what may be left out, about one to five people. */
export function sampleStatements(language: Language): Samples {
  const names = (language === 'ar' ? ARABIC_PEOPLE : LATIN_PEOPLE).map(mention)
  const [person, other, third] = names as [Mention, Mention, Mention]
  const [place, city] = PLACES[language].map(mention) as [Mention, Mention]
  const [group, branch] = (language === 'ar' ? ['روندال', 'مرتال'] : ['Rondal', 'Mertal']).map(mention) as [
    Mention,
    Mention,
  ]
  const phone = mention('+44 7700 900271')
  const vehicle = mention('4473 AEI')
  const body = mention(language === 'ar' ? 'الشرطة الوطنية' : 'Policía Nacional')
  const crowds = names.map((_name, index) => names.slice(0, index + 1))
  const each = <V, S>(values: readonly V[], make: (value: V) => S): (S & typeof SAID)[] =>
    values.map((value) => ({ ...SAID, ...make(value) }))
  const accused = crowds.flatMap((people) => OFFENCES.map((offence) => ({ people, offence, day: '2023-04-05' })))

  return {
    membership: each(
      SINCE.flatMap((since) => [null, ...ROLES].map((role) => ({ since, role }))),
      (parts) => ({ topic: 'membership', person, group, ...parts }),
    ),
    leadership: each(SINCE, (since) => ({ topic: 'leadership', person, group, since })),
    branch: each([place, city], (where) => ({ topic: 'branch', branch, mother: group, place: where })),
    meeting: each(
      crowds.flatMap((people) => DAYS.flatMap((day) => [true, false].map((family) => ({ people, day, family })))),
      (parts) => ({ topic: 'meeting', event: 'e', place, ...parts }),
    ),
    calls: each(
      INTERVALS.flatMap((over) => [1, 2, 12, 117].map((count) => ({ over, count }))),
      (parts) => ({ topic: 'calls', caller: person, called: other, ...parts }),
    ),
    payment: each(
      DAYS.flatMap((day) => [850, 4200, 1_250_000].map((amount) => ({ day, amount }))),
      (parts) => ({ topic: 'payment', payer: person, payee: other, currency: 'EUR', ...parts }),
    ),
    transport: each(
      crowds.slice(1).flatMap(([, ...people]) => [vehicle, null].map((one) => ({ people, vehicle: one }))),
      (parts) => ({
        topic: 'transport',
        event: 'e',
        driver: person,
        from: place,
        to: city,
        day: '2023-04-05',
        ...parts,
      }),
    ),
    arrest: each(accused, (parts) => ({ topic: 'arrest', event: 'e', place, ...parts })),
    'exploitation-recruitment': each(
      PURPOSES.flatMap((purpose) => MEANS.map((means) => ({ purpose, means }))),
      (parts) => ({
        topic: 'exploitation-recruitment',
        event: 'e',
        recruiter: person,
        victim: other,
        place,
        day: '2023-04',
        ...parts,
      }),
    ),
    'group-recruitment': each(DAYS, (day) => ({
      topic: 'group-recruitment',
      recruiter: person,
      recruit: other,
      group,
      day,
    })),
    phone: each(SINCE, (since) => ({ topic: 'phone', person, phone, since })),
    subscriber: each([person, other], (one) => ({ topic: 'subscriber', person: one, phone })),
    vehicle: each([true, false], (registered) => ({ topic: 'vehicle', person, vehicle, registered })),
    kinship: each(RELATIONS, (relation) => ({ topic: 'kinship', person, other: third, relation })),
    acquaintance: each(CONTACTS, (contact) => ({ topic: 'acquaintance', person, other: third, contact })),
    residence: each(
      SINCE.flatMap((since) => [place, city].map((where) => ({ since, place: where }))),
      (parts) => ({ topic: 'residence', person, ...parts }),
    ),
    category: each(
      CATEGORIES.flatMap((category) => DAYS.map((day) => ({ category, day }))),
      (parts) => ({ topic: 'category', person, ...parts }),
    ),
    minor: each(SINCE, (born) => ({ topic: 'minor', person, born })),
    charge: each(accused, (parts) => ({ topic: 'charge', ...parts })),
    conviction: each(accused, (parts) => ({ topic: 'conviction', ...parts })),
    acquittal: each(
      OFFENCES.flatMap((offence) => DAYS.map((day) => ({ offence, day }))),
      (parts) => ({ topic: 'acquittal', person, ...parts }),
    ),
    office: each(OFFICES, (title) => ({ topic: 'office', person, body, title })),
    counsel: each([other, third], (client) => ({ topic: 'counsel', person, client })),
    alias: each(['Farol', 'Dé à coudre'], (alias) => ({ topic: 'alias', person, alias })),
    coverage: each(
      INTERVALS.flatMap((over) => COVERAGE_MEANS.map((means) => ({ over, means }))),
      (parts) => ({ topic: 'coverage', person, ...parts }),
    ),
    elsewhere: each(
      DAYS.flatMap((day) => [place, city].map((where) => ({ day, place: where }))),
      (parts) => ({ topic: 'elsewhere', person, ...parts }),
    ),
  }
}

/** Every mention of a statement, as it must stand in its sentences. */
export function listMentions(statement: Statement): string[] {
  const values: readonly unknown[] = Object.values(statement).flat()
  return values.filter(isMention).map(({ as }) => as)
}

/** All else that a statement holds, in the words of a language; a reader must find each in the sentences. */
export function listFacts(statement: Statement, words: PhraseWords): string[] {
  const dates = [readDate(statement, 'day'), readDate(statement, 'since'), readDate(statement, 'born')]
  const ends = 'over' in statement ? [statement.over.from, statement.over.to] : []
  const known = [...dates, ...ends].flatMap((one) => (one === null || one === 'unknown' ? [] : [words.date(one)]))
  return [...known, ...listWords(statement, words)]
}

function listWords(statement: Statement, words: PhraseWords): string[] {
  switch (statement.topic) {
    case 'membership':
      return statement.role === null ? [] : [words.roles[statement.role]]
    case 'calls':
      return [String(statement.count)]
    case 'payment':
      return [words.money(statement.amount, statement.currency)]
    case 'exploitation-recruitment':
      return [
        ...statement.means.map((one) => words.means[one]),
        ...(statement.purpose === null ? [] : [words.purposes[statement.purpose]]),
      ]
    case 'arrest':
    case 'charge':
    case 'conviction':
    case 'acquittal':
      return [words.offences[statement.offence]]
    case 'kinship':
      return [words.relations[statement.relation]]
    case 'acquaintance':
      return [words.contacts[statement.contact]]
    case 'category':
      return [words.categories[statement.category]]
    case 'office':
      return [words.offices[statement.title]]
    case 'coverage':
      return [words.coverage[statement.means]]
    case 'alias':
      return [statement.alias]
    case 'leadership':
    case 'branch':
    case 'meeting':
    case 'transport':
    case 'group-recruitment':
    case 'phone':
    case 'subscriber':
    case 'vehicle':
    case 'residence':
    case 'minor':
    case 'counsel':
    case 'elsewhere':
      return []
  }
}

function readDate(statement: Statement, field: string): string | null {
  const value: unknown = Object.entries(statement).find(([name]) => name === field)?.[1]
  return typeof value === 'string' ? value : null
}

function mention(as: string): Mention {
  return { entity: as, as }
}

function isMention(value: unknown): value is Mention {
  return typeof value === 'object' && value !== null && 'as' in value
}
