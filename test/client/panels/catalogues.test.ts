import { describe, expect, it } from 'vitest'

import en from '../../../client/i18n/en.json'
import es from '../../../client/i18n/es.json'
import { MEASURES } from '../../../server/analysis/registry.ts'
import { PROCEDURAL_CATEGORIES } from '../../../server/domain/category.ts'
import { BASES, CERTAINTIES, CLAIM_STATUSES } from '../../../server/domain/claim.ts'
import { ENTITY_KINDS, SUBKINDS } from '../../../server/domain/entity.ts'
import { NAME_KINDS, TRAFFICKING_ELEMENTS } from '../../../server/domain/literal.ts'
import { PROTECTION_GROUNDS } from '../../../server/domain/review.ts'
import { SOURCE_KINDS } from '../../../server/domain/source.ts'
import { PREDICATES } from '../../../server/domain/vocabulary.ts'

const CATALOGUES = { en: flatten(en), es: flatten(es) }

function flatten(node: unknown, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, node]])
  const children = Object.entries(node as Record<string, unknown>)
  return new Map(children.flatMap(([key, child]) => [...flatten(child, path === '' ? key : `${path}.${key}`)]))
}

function listVariables(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort()
}

describe('catalogues', () => {
  it('have the same keys', () => {
    expect([...CATALOGUES.es.keys()].sort()).toEqual([...CATALOGUES.en.keys()].sort())
  })

  it('have no empty text', () => {
    for (const catalogue of Object.values(CATALOGUES)) {
      expect([...catalogue].filter(([, text]) => text.trim() === '')).toEqual([])
    }
  })

  it('name the same variables', () => {
    for (const [key, text] of CATALOGUES.en) {
      expect(listVariables(CATALOGUES.es.get(key) ?? ''), key).toEqual(listVariables(text))
    }
  })

  it('have every plural form that a count can ask for', () => {
    for (const key of CATALOGUES.en.keys()) {
      if (key.endsWith('_one')) expect(CATALOGUES.en.has(key.replace(/_one$/, '_other')), key).toBe(true)
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
    ['measure', MEASURES.flatMap(({ id }) => [`${id}.label`, `${id}.meaning`, `${id}.caveat`])],
  ])('have a word for every %s', (group, ids) => {
    expect(ids.filter((id) => !CATALOGUES.en.has(`${group}.${id}`))).toEqual([])
  })

  it('say of a measure in English what the measure says of itself', () => {
    for (const measure of MEASURES) {
      for (const part of ['label', 'meaning', 'caveat'] as const) {
        expect(CATALOGUES.en.get(`measure.${measure.id}.${part}`)).toBe(measure[part])
      }
    }
  })
})
