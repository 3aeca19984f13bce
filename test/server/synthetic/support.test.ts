import { describe, expect, test } from 'vitest'

import type { PhraseWords } from '../../../fixtures/synthetic/phrasebook.ts'
import { ARABIC } from '../../../fixtures/synthetic/phrasebooks/arabic.ts'
import { ENGLISH } from '../../../fixtures/synthetic/phrasebooks/english.ts'
import { FRENCH } from '../../../fixtures/synthetic/phrasebooks/french.ts'
import { SPANISH } from '../../../fixtures/synthetic/phrasebooks/spanish.ts'
import type { Claim } from '../../../server/domain/claim.ts'
import { objectEntity, objectLiteral } from '../../../server/domain/claim.ts'
import { foldName } from '../../../server/domain/fold-name.ts'
import type { EntityId, SourceId } from '../../../server/domain/ids.ts'
import { readSeed } from './read-block.ts'
import type { ReadBlock } from './read-block.ts'

/** The demo case and two others. */
const SEEDS = [2024, 1, 2]
const WORDS: Readonly<Record<string, PhraseWords>> = {
  en: ENGLISH.words,
  es: SPANISH.words,
  fr: FRENCH.words,
  ar: ARABIC.words,
}

/** What a quote must hold: any one of the `forms`. */
interface Need {
  readonly what: string
  readonly forms: readonly string[]
  /** What is not to be taken for it: the twelve of "12 May" is no number of calls. */
  readonly beside?: readonly string[]
}

describe.each(SEEDS)('every quote of the case of seed %i', (seed) => {
  const block = readSeed(seed)
  const names = listNames(block)
  const relations = block.claims.filter((claim) => objectEntity(claim) !== null)

  test('names both ends of the relation that is claimed from it', () => {
    expect(relations.length).toBeGreaterThan(2_000)
    expect(listFaults(block, relations, (claim) => needNames(block, names, claim))).toEqual([])
  })

  test('gives the quantity and the dates of the claim', () => {
    expect(relations.filter((claim) => claim.quantity !== null).length).toBeGreaterThan(200)
    expect(relations.filter((claim) => claim.valid.from !== null).length).toBeGreaterThan(1_000)
    expect(listFaults(block, relations, needFigures)).toEqual([])
  })

  test('gives the role, and the means and the purpose of a recruitment', () => {
    expect(listFaults(block, block.claims, needRole)).toEqual([])
  })

  test('names whoever is said to have said it', () => {
    const attributed = block.claims.filter((claim) => claim.attributedTo !== null)
    expect(attributed.length).toBeGreaterThan(100)
    expect(listFaults(block, attributed, (claim) => needSpeaker(names, claim))).toEqual([])
  })
})

/** All names of each entity; events have a description that stands in no text. */
function listNames({ claims }: ReadBlock): ReadonlyMap<EntityId, readonly string[]> {
  const names = new Map<EntityId, string[]>()
  for (const claim of claims) {
    const literal = objectLiteral(claim)
    if (literal?.kind !== 'name' || literal.nameKind === 'description') continue
    names.set(claim.subject, [...(names.get(claim.subject) ?? []), literal.value])
  }
  return names
}

/** What the quotes of claims lack, as whole words; a claim that compares two documents quotes both. */
function listFaults(
  { excerpts, sources }: ReadBlock,
  claims: readonly Claim[],
  needs: (claim: Claim, words: PhraseWords, isTable: boolean) => readonly Need[],
): string[] {
  return claims.flatMap((claim) => {
    const quoted = claim.excerpts.flatMap((id) => excerpts.get(id) ?? [])
    const quote = quoted.map((excerpt) => excerpt.quote).join(' | ')
    const source = sources.get(quoted[0]?.source ?? ('' as SourceId))
    const words = WORDS[source?.languages[0] ?? '']
    if (words === undefined) return [`${claim.id} quotes nothing`]
    return needs(claim, words, source?.kind === 'table')
      .filter((need) => !isMet(need, quote))
      .map(({ what, forms }) => `${claim.predicate} lacks ${what} (${forms.join(' / ')}): ${quote}`)
  })
}

function isMet({ forms, beside = [] }: Need, quote: string): boolean {
  const said = beside.reduce((left, one) => left.replaceAll(` ${foldName(one)} `, ' '), ` ${foldName(quote)} `)
  return forms.some((form) => said.includes(` ${foldName(form)} `))
}

function needNames({ entities }: ReadBlock, names: ReadonlyMap<EntityId, readonly string[]>, claim: Claim): Need[] {
  const ends = [claim.subject, objectEntity(claim) ?? claim.subject]
  return ends
    .filter((id) => entities.get(id)?.kind !== 'Event')
    .map((id) => ({ what: 'the name of an end', forms: names.get(id) ?? [] }))
}

function needFigures({ quantity, valid }: Claim, words: PhraseWords, isTable: boolean): Need[] {
  const days = [valid.from, valid.to].flatMap((one) => (one === null || one === 'unknown' ? [] : [one]))
  const dates = days.map((day) => (isTable ? day : words.date(day)))
  const needs = dates.map((date) => ({ what: 'a date', forms: [date] }))
  if (quantity === null) return needs
  const { value, unit } = quantity
  const forms = [unit === 'calls' ? String(value) : words.money(value, unit)]
  return [...needs, { what: 'the quantity', forms, beside: dates }]
}

/** Roles that a sentence spells out; the others (who attended, who drove) are the sense of the whole sentence. */
function needRole(claim: Claim, words: PhraseWords): Need[] {
  const { predicate, role } = claim
  const literal = objectLiteral(claim)
  if (literal?.kind === 'trafficking-element') {
    const tables: Readonly<Record<string, string>> = { ...words.means, ...words.purposes }
    return literal.element === 'act' ? [] : needWord(`the ${literal.element}`, tables, literal.value)
  }
  if (role === null || role === 'counsel') return []
  if (predicate === 'MEMBER_OF') return needWord('the role', words.roles, role)
  if (predicate === 'KIN_OF') return needWord('the kinship', words.relations, role)
  if (predicate === 'ASSOCIATED_WITH') return needWord('the acquaintance', words.contacts, role)
  return predicate === 'HOLDS_OFFICE_IN' ? needWord('the office', words.offices, role) : []
}

/** A value that the table lacks is in need of a word that no quote has. */
function needWord(what: string, table: Readonly<Record<string, string>>, value: string): Need[] {
  const word = table[value]
  // In Arabic the "and" is written together with the word after it.
  return [{ what: `${what} ${value}`, forms: word === undefined ? [] : [word, `و${word}`] }]
}

function needSpeaker(names: ReadonlyMap<EntityId, readonly string[]>, { attributedTo }: Claim): Need[] {
  if (attributedTo === null) return []
  return [
    {
      what: 'its speaker',
      forms: 'entity' in attributedTo ? (names.get(attributedTo.entity) ?? []) : [attributedTo.text],
    },
  ]
}
