import { createHash } from 'node:crypto'

import { describe, expect, test } from 'vitest'

import { LANGUAGES } from '../../../fixtures/synthetic/statement.ts'
import { objectLiteral } from '../../../server/domain/claim.ts'
import type { EntityId } from '../../../server/domain/ids.ts'
import { foldName } from '../../../server/domain/fold-name.ts'
import { validateClaim } from '../../../server/domain/validate-claim.ts'
import { findPredicate } from '../../../server/domain/vocabulary.ts'
import { pick, readSeed } from './read-block.ts'

const block = readSeed(1)
const { claims, entities, excerpts, sources, texts, truth } = block

describe('the records of a synthetic case', () => {
  test('hold sound claims only, each with a quote', () => {
    const faults = claims.flatMap((claim) =>
      validateClaim(claim, findPredicate(claim.predicate), (id) => entities.get(id as EntityId)),
    )
    expect(faults).toEqual([])
    expect(claims.filter((claim) => claim.excerpts.length === 0)).toEqual([])
  })

  test('quote their sources word for word, and nothing is quoted for no claim', () => {
    const quoted = new Set(claims.flatMap((claim) => claim.excerpts))
    for (const { id, source, start, end, quote } of excerpts.values()) {
      expect(quote.trim()).not.toBe('')
      expect(texts.get(source)?.slice(start, end)).toBe(quote)
      expect(quoted.has(id)).toBe(true)
    }
  })

  test('name rows of tables by their number', () => {
    const rows = [...excerpts.values()].filter(({ row }) => row !== null)
    expect(rows.length).toBeGreaterThan(50)
    for (const { source, start, row } of rows) {
      expect(sources.get(source)?.mediaType).toBe('text/csv')
      expect(texts.get(source)?.slice(0, start).split('\n').length).toBe(row)
    }
  })

  test('have the hash and the length of the bytes of each source', () => {
    for (const { sha256, byteLength } of sources.values()) {
      const bytes = block.batch.sourceBytes.get(sha256) ?? new Uint8Array()
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
      expect(bytes.byteLength).toBe(byteLength)
    }
    expect(block.batch.sourceBytes.size).toBe(sources.size)
  })

  test('say of everything that it exists and what it is called, in the words that they quote', () => {
    const told = new Map<string, Set<string>>()
    for (const claim of claims) {
      told.set(claim.subject, (told.get(claim.subject) ?? new Set()).add(claim.predicate))
      const literal = objectLiteral(claim)
      if (literal?.kind !== 'name' || literal.nameKind === 'description') continue
      const quotes = claim.excerpts.map((id) => foldName(excerpts.get(id)?.quote ?? ''))
      // An offence may be inflected, but whoever has a name is called by it.
      if (entities.get(claim.subject)?.kind === 'Concept') continue
      expect(quotes.some((quote) => quote.includes(foldName(literal.value)))).toBe(true)
    }
    for (const id of entities.keys()) {
      expect([...(told.get(id) ?? [])]).toEqual(expect.arrayContaining(['EXISTS', 'HAS_NAME']))
    }
  })

  test('quote the name itself for a name', () => {
    const people = claims.filter(
      (claim) => claim.predicate === 'HAS_NAME' && entities.get(claim.subject)?.kind === 'Person',
    )
    expect(people.length).toBeGreaterThan(400)
    for (const claim of people) {
      const literal = objectLiteral(claim)
      const quotes = claim.excerpts.map((id) => excerpts.get(id)?.quote)
      expect(quotes).toEqual([literal?.kind === 'name' ? literal.value : ''])
    }
  })

  test('give no name to two people, near names and second records apart', () => {
    const planted = [...truth.nearNames, ...truth.duplicates].map(({ one, other }) => [one, other].sort().join())
    const bearers = new Map<string, EntityId>()
    for (const claim of claims) {
      const literal = objectLiteral(claim)
      if (literal?.kind !== 'name' || entities.get(claim.subject)?.kind !== 'Person') continue
      const folded = foldName(literal.value)
      const bearer = bearers.get(folded) ?? claim.subject
      bearers.set(folded, bearer)
      if (bearer !== claim.subject) expect(planted).toContain([bearer, claim.subject].sort().join())
    }
  })

  test('come in four languages, graded in several schemes or not at all', () => {
    const all = [...sources.values()]
    expect(new Set(all.flatMap((source) => source.languages))).toEqual(new Set(LANGUAGES))
    const kinds = new Set(all.map((source) => source.kind))
    expect(kinds.size).toBe(9)
    expect(new Set(all.map((source) => source.reliability?.scheme))).toEqual(
      new Set(['admiralty', 'europol-4x4', 'uk-3x5x2', undefined]),
    )
    expect(all.filter((source) => source.handling !== null).length).toBeGreaterThan(10)
    expect(all.filter((source) => source.exhibit !== null).length).toBeGreaterThan(30)
  })

  test('reprint and translate under the origin of what they repeat', () => {
    const kinds = truth.reprints.map((one) => one.kind)
    expect(kinds.filter((one) => one === 'reprint').length).toBe(8)
    expect(kinds.filter((one) => one === 'translation').length).toBe(8)
    for (const { source, original, kind } of truth.reprints) {
      expect(sources.get(source)?.originId).toBe(sources.get(original)?.originId)
      const same = sources.get(source)?.languages[0] === sources.get(original)?.languages[0]
      if (kind === 'translation') expect(same).toBe(false)
      expect((sources.get(source)?.date ?? '') > (sources.get(original)?.date ?? '')).toBe(true)
    }
    const repeats = new Set(truth.reprints.map((one) => one.source))
    const origins = [...sources.values()].filter(({ id }) => !repeats.has(id)).map((source) => source.originId)
    expect(new Set(origins).size).toBe(origins.length)
  })

  test('say things in every way', () => {
    expect(new Set(claims.map((claim) => claim.certainty))).toEqual(
      new Set(['stated', 'attributed', 'suspected', 'implied']),
    )
    const branches = claims.filter((claim) => claim.predicate === 'BRANCH_OF')
    expect(new Set(branches.map((claim) => claim.basis))).toEqual(new Set(['fact', 'assessment']))
    const speakers = claims.flatMap(({ attributedTo }) => (attributedTo === null ? [] : Object.keys(attributedTo)))
    expect(new Set(speakers)).toEqual(new Set(['entity', 'text']))
  })

  test('review some claims, and record nothing before its document was written', () => {
    const reviews = pick(block, 'review')
    const reviewed = (verdict: string) => reviews.filter((one) => one.verdict === verdict).map((one) => one.claim)
    expect(reviewed('refuted')).toEqual(truth.refuted)
    expect(reviewed('withdrawn')).toEqual(truth.withdrawn)
    const recorded = new Map(claims.map((claim) => [claim.id, claim]))
    for (const review of reviews) expect(review.recordedAt > (recorded.get(review.claim)?.recordedAt ?? '')).toBe(true)
    for (const claim of claims) {
      const [first] = claim.excerpts
      const source = first === undefined ? undefined : excerpts.get(first)?.source
      const date = source === undefined ? null : sources.get(source)?.date
      expect(claim.recordedAt > (date ?? '')).toBe(true)
    }
  })
})
