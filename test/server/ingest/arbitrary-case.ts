import fc from 'fast-check'

import { RECORD_TYPES } from '../../../server/domain/case-record.ts'
import type { CaseBatch, CaseRecord } from '../../../server/domain/case-record.ts'
import { PROCEDURAL_CATEGORIES } from '../../../server/domain/category.ts'
import { CERTAINTIES } from '../../../server/domain/claim.ts'
import type { Claim } from '../../../server/domain/claim.ts'
import { ENTITY_KINDS, SUBKINDS } from '../../../server/domain/entity.ts'
import type { Entity, Subkind } from '../../../server/domain/entity.ts'
import type { ClaimId, ExcerptId } from '../../../server/domain/ids.ts'
import type { Literal, LiteralKind } from '../../../server/domain/literal.ts'
import { VERDICTS } from '../../../server/domain/review.ts'
import type { Verdict } from '../../../server/domain/review.ts'
import type { Excerpt } from '../../../server/domain/source.ts'
import { PREDICATES } from '../../../server/domain/vocabulary.ts'
import type { EndRule, PredicateDefinition } from '../../../server/domain/vocabulary.ts'
import {
  makeBatch,
  makeEntity,
  makeExcerpt,
  makeFact,
  makeOverride,
  makePredicate,
  makeReview,
  makeSource,
  makeTie,
} from '../../contract/build-records.ts'

/** Two entities of every kind and subkind, so that every predicate finds both of its ends. */
const ENTITIES: readonly Entity[] = ENTITY_KINDS.flatMap((kind) => {
  const subkinds: readonly (Subkind | null)[] = kind === 'Person' ? [null] : SUBKINDS[kind]
  return subkinds.flatMap((subkind) => [1, 2].map((n) => makeEntity(`${kind}.${subkind ?? 'x'}:${n}`, kind, subkind)))
})

const date = fc.constantFrom('1999', '2024-02', '2024-02-29', '0001-01-01')
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((one) => /\S/u.test(one) && !/[\p{Cc}\p{Cs}]/u.test(one))

const literals: { readonly [K in LiteralKind]: fc.Arbitrary<Extract<Literal, { kind: K }>> } = {
  name: fc.record({
    kind: fc.constant('name'),
    value: text,
    script: fc.constantFrom('Latn', 'Arab'),
    language: fc.constantFrom(null, 'es-PE'),
    nameKind: fc.constantFrom('legal', 'alias', 'description'),
  }),
  boolean: fc.record({ kind: fc.constant('boolean'), value: fc.boolean() }),
  category: fc.record({ kind: fc.constant('category'), value: fc.constantFrom(...PROCEDURAL_CATEGORIES) }),
  count: fc
    .nat({ max: 9 })
    .chain((min) =>
      fc.record({ kind: fc.constant('count'), min: fc.constant(min), max: fc.constantFrom(null, min, min + 3) }),
    ),
  date: fc.record({ kind: fc.constant('date'), value: date }),
  coordinates: fc.record({
    kind: fc.constant('coordinates'),
    latitude: fc.double({ min: -90, max: 90, noNaN: true }).map((value) => value + 0),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }).map((value) => value + 0),
  }),
  text: fc.record({ kind: fc.constant('text'), value: text, language: fc.constantFrom(null, 'ar') }),
  'trafficking-element': fc.constant({ kind: 'trafficking-element', element: 'means', value: 'force' }),
}

/** A sound batch of a few sources, excerpts, claims and reviews, in canonical order. */
export const arbitraryBatch: fc.Arbitrary<CaseBatch> = fc
  .uniqueArray(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 4 })
  .chain((texts) => {
    const sources = texts.map((one, index) => makeSource(`s${index}`, one))
    return fc
      .record({ excerpts: pickExcerpts(texts), added: fc.constantFrom([], [makePredicate('WORKS_WITH', 'KIN_OF')]) })
      .chain(({ excerpts, added }) =>
        fc
          .array(pickClaim(excerpts), { maxLength: 25 })
          .chain((drafts) => fc.tuple(fc.constant(linkClaims(drafts)), pickVerdicts(drafts.length)))
          .map(([claims, reviews]) => {
            const decisions = reviews.map(({ claim, verdict }, index) => makeReview(`r${index}`, `c${claim}`, verdict))
            const all = [...added, ...sources, ...ENTITIES, ...excerpts, ...claims, ...decisions]
            return makeBatch(sortCanonically([...all, makeOverride('o1', 'Person.x:1')]), texts)
          }),
      )
  })

function pickVerdicts(claims: number): fc.Arbitrary<{ claim: number; verdict: Verdict }[]> {
  if (claims === 0) return fc.constant([])
  const one = fc.record({ claim: fc.nat({ max: claims - 1 }), verdict: fc.constantFrom(...VERDICTS) })
  return fc.array(one, { maxLength: 5 })
}

/** Excerpts that begin and end between characters. */
function pickExcerpts(texts: readonly string[]): fc.Arbitrary<Excerpt[]> {
  const places = texts.flatMap((one, source) => {
    const ends = Array.from(one).reduce<number[]>(
      (all, character) => [...all, (all.at(-1) ?? 0) + character.length],
      [0],
    )
    return ends.flatMap((start) => ends.filter((end) => end > start).map((end) => ({ source, start, end })))
  })
  return fc
    .subarray(places, { maxLength: Math.min(places.length, 10) })
    .map((chosen) =>
      chosen.map(({ source, start, end }, index) =>
        makeExcerpt(`x${index}`, `s${source}`, (texts[source] ?? '').slice(start, end), start),
      ),
    )
}

type Draft = Omit<Claim, 'id'>

function pickClaim(excerpts: readonly Excerpt[]): fc.Arbitrary<Draft> {
  const changes = fc.record({
    certainty: fc.constantFrom(...CERTAINTIES),
    excerpts: fc.subarray(excerpts.map((one): ExcerptId => one.id)),
    role: fc.option(text),
    note: fc.option(text),
    quantity: fc.option(fc.record({ value: fc.double({ min: 0, noDefaultInfinity: true, noNaN: true }), unit: text })),
    valid: fc.constantFrom({ from: null, to: null }, { from: 'unknown', to: '2024-03' }, { from: '2023', to: '2023' }),
    attributedTo: fc.option(text.map((said) => ({ text: said }))),
  })
  return fc.constantFrom(...PREDICATES).chain((predicate) => {
    const subject = pickEnd(predicate.subject)
    return fc
      .tuple(subject, pickObject(predicate), changes)
      .filter(([one, object]) => !('entity' in object && object.entity.id === one.id))
      .map(([one, object, more]) =>
        'entity' in object
          ? makeTie('draft', one.id, predicate.id, object.entity.id, more)
          : makeFact('draft', one.id, predicate.id, object.literal, more),
      )
  })
}

function pickObject(predicate: PredicateDefinition): fc.Arbitrary<{ entity: Entity } | { literal: Literal }> {
  const { object } = predicate
  if ('entity' in object) return pickEnd(object.entity).map((entity) => ({ entity }))
  const literal: fc.Arbitrary<Literal> = literals[object.literal]
  return literal.map((one) => ({ literal: one }))
}

function pickEnd(rules: readonly EndRule[]): fc.Arbitrary<Entity> {
  return fc.constantFrom(
    ...ENTITIES.filter((entity) =>
      rules.some(
        ({ kind, subkinds }) =>
          kind === entity.kind && (subkinds === undefined || subkinds.some((one) => one === entity.subkind)),
      ),
    ),
  )
}

/** Ids by position; every third claim supersedes the one before it, every fifth contradicts the first. */
function linkClaims(drafts: readonly Draft[]): Claim[] {
  return drafts.map((draft, index) => ({
    ...draft,
    id: `c${index}` as ClaimId,
    supersedes: index % 3 === 2 ? (`c${index - 1}` as ClaimId) : null,
    contradicts: index % 5 === 4 ? ['c0' as ClaimId] : [],
  }))
}

function sortCanonically(records: readonly CaseRecord[]): CaseRecord[] {
  return [...records].sort(
    (a, b) => RECORD_TYPES.indexOf(a.type) - RECORD_TYPES.indexOf(b.type) || (a.id < b.id ? -1 : 1),
  )
}
