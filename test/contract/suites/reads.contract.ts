import { describe, expect, it } from 'vitest'

import type { CaseRecord } from '../../../server/domain/case-record.ts'
import { RECORD_TYPES } from '../../../server/domain/case-record.ts'
import { NOW } from '../../../server/domain/clocks.ts'
import type { CaseId, ClaimId } from '../../../server/domain/ids.ts'
import type { CaseStore, PageRequest } from '../../../server/store/case-store.ts'
import { serializeRecord } from '../../../server/store/record-content.ts'
import {
  makeBatch,
  makeConcept,
  makeEvent,
  makeExcerpt,
  makeFact,
  makeGroup,
  makeName,
  makeOverride,
  makePerson,
  makePlace,
  makePredicate,
  makeReview,
  makeSource,
  makeThing,
  makeTie,
  toClaimId,
  toEntityId,
  toExcerptId,
} from '../build-records.ts'
import { appendAll, collectPages, collectRecords, openCase, readAllClaims, readClaimIds } from '../store-bench.ts'
import type { FindBench } from '../store-bench.ts'

/** Ids whose code point order is neither that of their numbers nor that of a dictionary. */
const IDS = ['A', 'B10', 'B2', 'Z', 'a', 'a-1', 'a.1', 'a1', 'a:1', 'a_1', 'b'].sort()

async function openNetwork(store: CaseStore): Promise<CaseId> {
  const caseId = await openCase(store)
  const people = ['p1', 'p2', 'p3'].map(makePerson)
  await store.append(
    caseId,
    makeBatch(
      [
        ...people,
        makeGroup('g1'),
        makeSource('s1', 'first text'),
        makeSource('s2', 'second text'),
        makeExcerpt('x1', 's1', 'first'),
        makeExcerpt('x2', 's2', 'second'),
        makeExcerpt('x3', 's1', 'text', 6),
        makeTie('c1', 'p1', 'ASSOCIATED_WITH', 'p2', { excerpts: [toExcerptId('x1')] }),
        makeTie('c2', 'p2', 'KIN_OF', 'p3', { excerpts: [toExcerptId('x2'), toExcerptId('x1')] }),
        makeTie('c3', 'p3', 'MEMBER_OF', 'g1', { excerpts: [toExcerptId('x3')] }),
        makeName('c4', 'p1', 'Nadir Solano'),
        makeTie('c5', 'p1', 'KIN_OF', 'p3', { attributedTo: { entity: toEntityId('g1') } }),
      ],
      ['first text', 'second text'],
    ),
  )
  return caseId
}

export function describeReads(findBench: FindBench): void {
  describe('claims', () => {
    it('come back whole, with what the store knows of them', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const claim = makeTie('c1', 'p1', 'TRANSFERRED', 'p2', {
        role: 'courier',
        quantity: { value: 3000.5, unit: 'USD' },
        valid: { from: '2023', to: '2024-02' },
        grade: null,
        handling: 'H2',
        basis: 'assessment',
        certainty: 'attributed',
        attributedTo: { text: 'a neighbour' },
        note: 'The amount is disputed.',
      })
      const receivedAt = await appendAll(store, caseId, makePerson('p1'), makePerson('p2'), claim)
      expect((await store.readClaims(caseId, NOW, {}, { after: null, limit: 10 })).items).toEqual([
        { ...claim, receivedAt, status: 'active', confirmed: false, supersededBy: null, contradictions: [] },
      ])
    })

    it('are found by what they touch, as subject or object, and by nothing else', async () => {
      const { store } = findBench()
      const caseId = await openNetwork(store)
      const touching = (...ids: string[]): Promise<string[]> =>
        readClaimIds(store, caseId, NOW, { touching: ids.map(toEntityId) })
      expect(await touching('p1')).toEqual(['c1', 'c4', 'c5'])
      expect(await touching('g1')).toEqual(['c3'])
      expect(await touching('p1', 'g1', 'p1')).toEqual(['c1', 'c3', 'c4', 'c5'])
      expect(await touching('nobody')).toEqual([])
      expect(await touching()).toEqual([])
    })

    it('are found by predicate, by id and by the sources they quote', async () => {
      const { store } = findBench()
      const caseId = await openNetwork(store)
      const read = (query: object): Promise<string[]> => readClaimIds(store, caseId, NOW, query)
      expect(await read({ predicates: ['KIN_OF'] })).toEqual(['c2', 'c5'])
      expect(await read({ predicates: ['KIN_OF', 'HAS_NAME', 'NONE'] })).toEqual(['c2', 'c4', 'c5'])
      expect(await read({ predicates: [] })).toEqual([])
      expect(await read({ ids: ['c5', 'c1', 'c1', 'none'] })).toEqual(['c1', 'c5'])
      expect(await read({ ids: [] })).toEqual([])
      expect(await read({ quoting: ['s1'] })).toEqual(['c1', 'c2', 'c3'])
      expect(await read({ quoting: ['s2', 's1', 'none'] })).toEqual(['c1', 'c2', 'c3'])
      expect(await read({ quoting: ['s2'] })).toEqual(['c2'])
      expect(await read({ quoting: [] })).toEqual([])
      const many = Array.from({ length: 20 }, (_, index) => `none-${index}`)
      expect(await read({ quoting: ['s1', ...many, 's2'] })).toEqual(['c1', 'c2', 'c3'])
      expect(await read({ predicates: ['KIN_OF', ...many, 'HAS_NAME'] })).toEqual(['c2', 'c4', 'c5'])
      expect(await read({ touching: ['p1', ...many, 'g1'] })).toEqual(['c1', 'c3', 'c4', 'c5'])
    })

    it('meet every condition given', async () => {
      const { store } = findBench()
      const caseId = await openNetwork(store)
      const query = { touching: [toEntityId('p3')], predicates: ['KIN_OF'], quoting: [makeSource('s2', '').id] }
      expect(await readClaimIds(store, caseId, NOW, query)).toEqual(['c2'])
      expect(await readClaimIds(store, caseId, NOW, { ...query, ids: [toClaimId('c5')] })).toEqual([])
      await appendAll(store, caseId, makeReview('r1', 'c2', 'refuted'))
      expect(await readClaimIds(store, caseId, NOW, query)).toEqual([])
      expect(await readClaimIds(store, caseId, NOW, { ...query, statuses: ['refuted'] })).toEqual(['c2'])
    })

    it('are found by hundreds of ids at once', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const people = Array.from({ length: 1500 }, (_, index) => makePerson(`p${index}`))
      const names = people.map((person, index) => makeName(`c${index}`, person.id, `Name ${index}`))
      await appendAll(store, caseId, ...people, ...names)
      const touching = people.filter((_, index) => index % 3 === 0).map((person) => person.id)
      expect(await readClaimIds(store, caseId, NOW, { touching })).toHaveLength(500)
      expect(await readAllClaims(store, caseId, NOW, { ids: names.slice(0, 700).map((name) => name.id) })).toHaveLength(
        700,
      )
    })
  })

  describe('entities, sources and excerpts', () => {
    it('come back whole with the instant they were received', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const source = makeSource('s1', 'first text', {
        publisher: 'Daily Meridian',
        date: '2024-03',
        languages: ['ar', 'en-GB'],
        reliability: { scheme: 'europol-4x4', value: 'B' },
        handling: 'H1',
        exhibit: 'MR/12',
      })
      const excerpt = makeExcerpt('x1', 's1', 'first', 0, {
        row: 7,
        translation: { text: 'erster', language: 'de', author: 'translator-1' },
      })
      const override = makeOverride('o1', 'g1')
      const predicate = makePredicate('SHARES_FLAT_WITH')
      const group = makeGroup('g1', 'person-group')
      const batch = makeBatch([source, excerpt, group, override, predicate], ['first text'])
      const { receivedAt } = await store.append(caseId, batch)
      const page = { after: null, limit: 10 }
      expect((await store.readSources(caseId, NOW, page)).items).toEqual([{ ...source, receivedAt }])
      expect((await store.readEntities(caseId, NOW, {}, page)).items).toEqual([{ ...group, receivedAt }])
      expect(await store.readExcerpts(caseId, NOW, { ids: [excerpt.id] })).toEqual([{ ...excerpt, receivedAt }])
      expect(await store.readOverrides(caseId, NOW)).toEqual([{ ...override, receivedAt }])
      expect(await store.readPredicates(caseId, NOW)).toEqual([{ ...predicate, receivedAt }])
    })

    it('are found by kind and by id', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      await appendAll(
        store,
        caseId,
        makePerson('d'),
        makePlace('c'),
        makeThing('b'),
        makeEvent('a'),
        makeGroup('e'),
        makeConcept('f'),
        makePerson('g'),
      )
      const read = async (query: object, limit = 10): Promise<string[]> =>
        (await collectPages((page) => store.readEntities(caseId, NOW, query, page), limit)).map((entity) => entity.id)
      expect(await read({})).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
      expect(await read({ kinds: ['Person'] })).toEqual(['d', 'g'])
      expect(await read({ kinds: ['Person', 'Event', 'Concept', 'Person'] }, 1)).toEqual(['a', 'd', 'f', 'g'])
      expect(await read({ kinds: [] })).toEqual([])
      expect(await read({ ids: ['g', 'a', 'a', 'none'] })).toEqual(['a', 'g'])
      expect(await read({ ids: ['g', 'a'], kinds: ['Person'] })).toEqual(['g'])
      expect(await read({ ids: [] })).toEqual([])
    })

    it('gives excerpts by id, those that are there, or all of a source', async () => {
      const { store } = findBench()
      const caseId = await openNetwork(store)
      const ids = ['x3', 'none', 'x1', 'x1'].map(toExcerptId)
      expect((await store.readExcerpts(caseId, NOW, { ids })).map((one) => one.id)).toEqual(['x1', 'x3'])
      const source = makeSource('s1', '').id
      expect((await store.readExcerpts(caseId, NOW, { source })).map((one) => one.id)).toEqual(['x1', 'x3'])
    })

    it('gives overrides and predicates by id', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      await appendAll(store, caseId, makePerson('p1'), makeOverride('o2', 'p1'), makePredicate('FEEDS'))
      await appendAll(store, caseId, makeOverride('o1', 'p1', { ground: 'counsel' }), makePredicate('ARMS'))
      expect((await store.readOverrides(caseId, NOW)).map((one) => one.id)).toEqual(['o1', 'o2'])
      expect((await store.readPredicates(caseId, NOW)).map((one) => one.id)).toEqual(['ARMS', 'FEEDS'])
    })
  })

  describe('paging', () => {
    it('goes through everything once, in code point order of ids, whatever the size of a page', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const sources = IDS.map((id) => makeSource(id, `text of ${id}`))
      const names = IDS.map((id) => makeName(id, id, `Name ${id}`))
      const people = IDS.map(makePerson)
      await store.append(
        caseId,
        makeBatch(
          [...sources, ...people, ...names].reverse(),
          IDS.map((id) => `text of ${id}`),
        ),
      )
      const reads: ((page: PageRequest) => Promise<{ items: readonly { id: string }[]; next: string | null }>)[] = [
        (page) => store.readEntities(caseId, NOW, {}, page),
        (page) => store.readEntities(caseId, NOW, { kinds: ['Person', 'Group'] }, page),
        (page) => store.readSources(caseId, NOW, page),
        (page) => store.readClaims(caseId, NOW, {}, page),
        (page) => store.readClaims(caseId, NOW, { predicates: ['HAS_NAME', 'KIN_OF'] }, page),
        (page) => store.readClaims(caseId, NOW, { touching: people.map((person) => person.id) }, page),
      ]
      for (const read of reads) {
        for (const limit of [1, 2, 3, IDS.length - 1, IDS.length, IDS.length + 1, 5000]) {
          expect((await collectPages(read, limit)).map((one) => one.id)).toEqual(IDS)
        }
      }
    })

    it('names no next page when the last is exactly full', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      await appendAll(store, caseId, makePerson('p1'), makePerson('p2'))
      const full = await store.readEntities(caseId, NOW, {}, { after: null, limit: 2 })
      expect([full.items.length, full.next]).toEqual([2, null])
      const half = await store.readEntities(caseId, NOW, {}, { after: null, limit: 1 })
      expect(half.next).toBe('p1')
      expect((await store.readEntities(caseId, NOW, {}, { after: 'p2', limit: 1 })).items).toEqual([])
    })

    it('starts after an id that need not be there', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      await appendAll(store, caseId, makePerson('p1'), makePerson('p3'))
      for (const after of ['p2', 'p1\u0000', 'p1😀']) {
        const page = await store.readEntities(caseId, NOW, {}, { after, limit: 10 })
        expect(page.items.map((entity) => entity.id)).toEqual(['p3'])
      }
    })

    it('skips claims of other statuses without losing or repeating any', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const ids = Array.from({ length: 700 }, (_, index) => `c${String(index).padStart(3, '0')}`)
      const refuted = ids.filter((_, index) => index % 5 !== 0)
      await appendAll(store, caseId, makePerson('p1'), ...ids.map((id) => makeName(id, 'p1', `Name ${id}`)))
      await appendAll(store, caseId, ...refuted.map((id) => makeReview(`r-${id}`, id, 'refuted')))
      for (const limit of [7, 140, 560]) {
        const read = async (statuses: readonly ('active' | 'refuted')[]): Promise<ClaimId[]> =>
          (await collectPages((page) => store.readClaims(caseId, NOW, { statuses }, page), limit)).map((one) => one.id)
        expect(await read(['active'])).toEqual(ids.filter((id) => !refuted.includes(id)))
        expect(await read(['refuted'])).toEqual(refuted)
      }
    })

    it('refuses a limit that is not from 1 to 5,000', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      for (const limit of [0, -1, 5001, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
        const page = { after: null, limit }
        await expect(store.readClaims(caseId, NOW, {}, page)).rejects.toBeInstanceOf(RangeError)
        await expect(store.readEntities(caseId, NOW, {}, page)).rejects.toBeInstanceOf(RangeError)
        await expect(store.readSources(caseId, NOW, page)).rejects.toBeInstanceOf(RangeError)
        await expect(store.searchNames(caseId, NOW, 'a', limit)).rejects.toBeInstanceOf(RangeError)
        await expect(store.readLog(caseId, limit)).rejects.toBeInstanceOf(RangeError)
      }
    })
  })

  describe('streamRecords', () => {
    it('gives back exactly what was appended, by type and then by id', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const records: CaseRecord[] = [
        ...IDS.flatMap((id) => [makePerson(id), makeName(id, id, `Name ${id}`), makeReview(id, id, 'confirmed')]),
        ...['X_A', 'X_B'].map((id) => makePredicate(id)),
        makeSource('s1', 'text'),
        makeExcerpt('x1', 's1', 'text'),
        makeOverride('o1', 'a'),
      ]
      await store.append(caseId, makeBatch(records, ['text']))
      const expected = RECORD_TYPES.flatMap((type) =>
        records.filter((record) => record.type === type).sort((a, b) => (a.id < b.id ? -1 : 1)),
      )
      expect(await collectRecords(store, caseId)).toEqual(expected)
    })

    it('goes through more than one slice', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const people = Array.from({ length: 2345 }, (_, index) => makePerson(`p${String(index).padStart(5, '0')}`))
      await appendAll(store, caseId, ...people)
      expect(await collectRecords(store, caseId)).toEqual(people)
    })

    it('leaves out what is received while it is read', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      await appendAll(store, caseId, makePerson('p1'), makePerson('p2'))
      const seen: string[] = []
      for await (const record of store.streamRecords(caseId, NOW)) {
        if (seen.length === 0) await appendAll(store, caseId, makePerson('p3'), makeName('c1', 'p1', 'Nadir'))
        seen.push(record.id)
      }
      expect(seen).toEqual(['p1', 'p2'])
    })

    it('can be left early', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      await appendAll(store, caseId, makePerson('p1'), makePerson('p2'))
      for await (const record of store.streamRecords(caseId, NOW)) {
        expect(record.id).toBe('p1')
        break
      }
      expect(await collectRecords(store, caseId)).toHaveLength(2)
    })
  })

  describe('values', () => {
    const texts: Record<string, string> = {
      NUL: 'before\u0000after',
      'control characters': '\u0001\u0007\u001b\u007f\u0085\t\r\n',
      'characters beyond the basic plane': '😀 𐤀 𠮷',
      'a lone surrogate': 'half \ud83d of a pair',
      'right-to-left and invisible characters': '\u202eنادر\u200f \ufeff\u00ad',
      'quotes and backslashes': `'; DROP TABLE record; -- "\\" $\{x} \`match (n)\` `,
      'nothing at all': '',
      'twenty thousand characters': 'x€'.repeat(10_000),
    }
    for (const [what, text] of Object.entries(texts)) {
      it(`keeps text with ${what}`, async () => {
        const { store } = findBench()
        const caseId = await openCase(store)
        const records = [
          makePerson('p1'),
          makeName('c1', 'p1', text),
          makeFact('c2', 'p1', 'HAS_NOTE', { kind: 'text', value: text, language: null }, { role: text, note: text }),
          makeReview('r1', 'c1', 'confirmed', { author: text, reason: text }),
        ]
        await appendAll(store, caseId, ...records)
        expect((await collectRecords(store, caseId)).map(serializeRecord)).toEqual(records.map(serializeRecord))
        expect((await readAllClaims(store, caseId))[1]?.note).toBe(text)
        expect((await store.readReviews(caseId, NOW, [toClaimId('c1')]))[0]?.reason).toBe(text)
      })
    }

    it('keeps text apart that differs only in its normal form', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const composed = makeName('c1', 'p1', 'Jos\u00e9')
      await appendAll(store, caseId, makePerson('p1'), composed)
      const batch = makeBatch([makeName('c1', 'p1', 'Jose\u0301')])
      await expect(store.append(caseId, batch)).rejects.toMatchObject({ name: 'RecordConflictError' })
    })

    it('keeps numbers exactly, also beyond 2^53 and next to zero', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const values = [0, 0.1, -12.5, 2 ** 53 - 1, 2 ** 53 + 2, 1e21, 5e-324, Number.MAX_VALUE]
      const claims = values.map((value, index) =>
        makeTie(`c${index}`, 'p1', 'TRANSFERRED', 'p2', { quantity: { value, unit: 'USD' } }),
      )
      const place = makeFact('c9', 'l1', 'HAS_COORDINATES', {
        kind: 'coordinates',
        latitude: 0,
        longitude: -122.419416,
      })
      await appendAll(store, caseId, makePerson('p1'), makePerson('p2'), makePlace('l1'), ...claims, place)
      const read = await readAllClaims(store, caseId)
      expect(read.slice(0, -1).map((claim) => claim.quantity?.value)).toEqual(values)
      expect(read.at(-1)?.object).toEqual(place.object)
    })

    it('keeps booleans and nulls as such', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const claims = [true, false].map((value) =>
        makeFact(`c-${value}`, 'p1', 'IS_MINOR', { kind: 'boolean', value }, { grade: null }),
      )
      const count = makeFact('c-count', 'g1', 'HAS_COUNT', { kind: 'count', min: 0, max: null })
      await appendAll(store, caseId, makePerson('p1'), makeGroup('g1', 'person-group'), ...claims, count)
      const read = await readAllClaims(store, caseId)
      expect(read.map((claim) => claim.object)).toEqual([
        { literal: { kind: 'count', min: 0, max: null } },
        { literal: { kind: 'boolean', value: false } },
        { literal: { kind: 'boolean', value: true } },
      ])
      expect(read[1]?.grade).toBeNull()
    })
  })
}
