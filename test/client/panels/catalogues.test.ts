import { describe, expect, it } from 'vitest'

import ar from '../../../client/i18n/ar.json'
import en from '../../../client/i18n/en.json'
import es from '../../../client/i18n/es.json'
import { isolateForeign } from '../../../client/i18n/isolate-foreign.ts'
import { LANGUAGES } from '../../../client/i18n/languages.ts'
import { MEASURE_GROUPS, USUAL_MEASURES } from '../../../client/model/measure-groups.ts'
import { DOCKS } from '../../../client/model/view-state.ts'
import { MEASURES } from '../../../server/analysis/registry.ts'
import { UNUSED_CLAIM_REASONS } from '../../../server/contract/analysis.ts'
import { BRANCH_FAILURES, BRANCH_STATUSES, ELEMENT_STATES } from '../../../server/contract/exposure.ts'
import { RESAMPLING_WAYS } from '../../../server/contract/stability.ts'
import { PROCEDURAL_CATEGORIES } from '../../../server/domain/category.ts'
import { BASES, CERTAINTIES, CLAIM_STATUSES } from '../../../server/domain/claim.ts'
import { ENTITY_KINDS, SUBKINDS } from '../../../server/domain/entity.ts'
import { NAME_KINDS, TRAFFICKING_ELEMENTS } from '../../../server/domain/literal.ts'
import { PROTECTION_GROUNDS } from '../../../server/domain/review.ts'
import { SOURCE_KINDS } from '../../../server/domain/source.ts'
import { PREDICATES } from '../../../server/domain/vocabulary.ts'

const CATALOGUES = { en: flatten(en), es: flatten(es), ar: flatten(ar) }
const CODES = LANGUAGES.map(({ code }) => code)

/** Keys of English that a count chooses among, without their suffixes. */
const COUNTED = new Set([...CATALOGUES.en.keys()].filter((key) => key.endsWith('_other')).map(cutSuffix))

function flatten(node: unknown, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, node]])
  const children = Object.entries(node as Record<string, unknown>)
  return new Map(children.flatMap(([key, child]) => [...flatten(child, path === '' ? key : `${path}.${key}`)]))
}

function listVariables(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort()
}

/** A key without the suffix by which a plural form is chosen. */
function cutSuffix(key: string): string {
  return key.replace(/_(?:zero|one|two|few|many|other)$/, '')
}

/** Numbers up to 200, which ask for every form that counts of things have, by the form they ask for. */
function groupCounts(code: string): Map<string, number[]> {
  const rules = new Intl.PluralRules(code)
  const groups = new Map<string, number[]>()
  for (let count = 0; count <= 200; count += 1) {
    const form = rules.select(count)
    groups.set(form, [...(groups.get(form) ?? []), count])
  }
  return groups
}

describe('catalogues', () => {
  it('are there for every language', () => {
    expect(Object.keys(CATALOGUES).sort()).toEqual([...CODES].sort())
  })

  it.each(CODES)('have the same keys in %s', (code) => {
    const listBases = (catalogue: Map<string, string>) => [...new Set([...catalogue.keys()].map(cutSuffix))].sort()
    expect(listBases(CATALOGUES[code])).toEqual(listBases(CATALOGUES.en))
  })

  it('have no empty text', () => {
    for (const catalogue of Object.values(CATALOGUES)) {
      expect([...catalogue].filter(([, text]) => text.trim() === '')).toEqual([])
    }
  })

  it.each(CODES)('name the same variables in %s', (code) => {
    for (const [key, text] of CATALOGUES[code]) {
      const base = cutSuffix(key)
      if (COUNTED.has(base)) continue
      expect(listVariables(text), key).toEqual(listVariables(CATALOGUES.en.get(key) ?? ''))
    }
  })

  it.each(CODES)('have every plural form that a count can ask for in %s, and no other but one for none', (code) => {
    const forms = new Set([...groupCounts(code).keys()])
    for (const base of COUNTED) {
      const found = new Set([...CATALOGUES[code].keys()].filter((key) => key !== base && cutSuffix(key) === base))
      if (!forms.has('zero')) found.delete(`${base}_zero`)
      expect([...found].sort()).toEqual([...forms].map((form) => `${base}_${form}`).sort())
    }
  })

  it.each(CODES)('give the number in %s wherever one form serves several', (code) => {
    const groups = groupCounts(code).set('zero', [0])
    for (const [key, text] of CATALOGUES[code]) {
      const base = cutSuffix(key)
      if (!COUNTED.has(base)) continue
      const variables = listVariables(text)
      const serves = groups.get(key.slice(base.length + 1))?.length ?? 0
      const isNamed = serves === 1 && !variables.includes('count')
      const wanted = listVariables(CATALOGUES.en.get(`${base}_other`) ?? '')
      expect(variables, key).toEqual(isNamed ? wanted.filter((name) => name !== 'count') : wanted)
    }
  })

  it.each([
    ['predicate', PREDICATES.map(({ id }) => id)],
    ['kind', ENTITY_KINDS],
    ['subkind', Object.values(SUBKINDS).flat()],
    ['category', PROCEDURAL_CATEGORIES],
    ['ground', PROTECTION_GROUNDS],
    ['certainty', CERTAINTIES],
    ['basis', BASES],
    ['status', CLAIM_STATUSES],
    ['nameKind', NAME_KINDS],
    ['sourceKind', SOURCE_KINDS],
    ['line', ['solid', 'dashed', 'dotted']],
    ['term', [...Object.keys(TRAFFICKING_ELEMENTS), ...Object.values(TRAFFICKING_ELEMENTS).flat()]],
    ['absence.reason', UNUSED_CLAIM_REASONS],
    ['branches.status', BRANCH_STATUSES],
    ['branches.statusMeaning', BRANCH_STATUSES],
    ['branches.failed', BRANCH_FAILURES],
    ['exposure.missed', BRANCH_FAILURES],
    ['recruiters.state', ELEMENT_STATES],
    ['stability.way', RESAMPLING_WAYS],
    ['measures.weightsOf', ['ignored', 'strength', 'distance']],
    ['dock', DOCKS],
    ['measures.group', MEASURE_GROUPS],
    ['flagWord', MEASURES.filter(({ kind }) => kind === 'node-flag' || kind === 'tie-flag').map(({ id }) => id)],
    ['measure', MEASURES.flatMap(({ id }) => [`${id}.label`, `${id}.meaning`, `${id}.caveat`, `${id}.domain`])],
  ])('have a word for every %s', (group, ids) => {
    expect(ids.filter((id) => !CATALOGUES.en.has(`${group}.${id}`))).toEqual([])
  })

  it('say of a measure in English what the measure says of itself', () => {
    for (const measure of MEASURES) {
      for (const part of ['label', 'meaning', 'caveat', 'domain'] as const) {
        expect(CATALOGUES.en.get(`measure.${measure.id}.${part}`)).toBe(measure[part])
      }
    }
  })
})

describe('a value in a sentence', () => {
  it('is shut off where its letters run against the sentence, and only there', () => {
    expect(isolateForeign('Tren de Aragua', 'rtl')).toBe('\u2068Tren de Aragua\u2069')
    expect(isolateForeign('سان مارتن', 'ltr')).toBe('\u2068سان مارتن\u2069')
    expect(isolateForeign('سان مارتن', 'rtl')).toBe('سان مارتن')
    expect(isolateForeign('Tren de Aragua', 'ltr')).toBe('Tren de Aragua')
    expect(isolateForeign('12–34', 'rtl')).toBe('12–34')
  })
})

describe('the usual measures', () => {
  it('are all in the registry', () => {
    const known = MEASURES.map(({ id }) => id)
    expect(USUAL_MEASURES.filter((id) => !known.includes(id))).toEqual([])
  })
})
