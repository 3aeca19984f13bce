import { describe, expect, it } from 'vitest'

import { NOW } from '../../../server/domain/clocks.ts'
import type { CaseId } from '../../../server/domain/ids.ts'
import type { Interval } from '../../../server/domain/partial-date.ts'
import type { CaseStore } from '../../../server/store/case-store.ts'
import {
  makeBatch,
  makeExcerpt,
  makeName,
  makeOverride,
  makePerson,
  makePredicate,
  makeReview,
  makeSource,
  makeTie,
  toClaimId,
} from '../build-records.ts'
import { appendAll, collectRecords, openCase, readAllClaims, readClaimIds, readStatus } from '../store-bench.ts'
import type { FindBench } from '../store-bench.ts'
import { shiftInstant } from '../test-clock.ts'

const PAGE = { after: null, limit: 100 }

/** A case with two people and one tie between them, `c1`. */
async function openTie(store: CaseStore): Promise<{ caseId: CaseId; first: string }> {
  const caseId = await openCase(store)
  const tie = makeTie('c1', 'p1', 'ASSOCIATED_WITH', 'p2')
  return { caseId, first: await appendAll(store, caseId, makePerson('p1'), makePerson('p2'), tie) }
}

export function describeClocks(findBench: FindBench): void {
  describe('asAt', () => {
    // [valid time, a day on which it may hold, a day on which it cannot]; null where there is no such day.
    const intervals: Record<string, [Interval, readonly string[], readonly string[]]> = {
      'open at both ends': [{ from: null, to: null }, ['0001-01-01', '2024-03-05', '9999-12-31'], []],
      'unknown at both ends': [{ from: 'unknown', to: 'unknown' }, ['0001-01-01', '9999-12-31'], []],
      'from a day': [{ from: '2024-03-05', to: null }, ['2024-03-05', '9999-12-31'], ['2024-03-04']],
      'to a day': [{ from: null, to: '2024-03-05' }, ['2024-03-05', '0001-01-01'], ['2024-03-06']],
      'one day': [{ from: '2024-03-05', to: '2024-03-05' }, ['2024-03-05'], ['2024-03-04', '2024-03-06']],
      'one month': [{ from: '2024-03', to: '2024-03' }, ['2024-03-01', '2024-03-31'], ['2024-02-29', '2024-04-01']],
      'a leap February': [{ from: '2024-02', to: '2024-02' }, ['2024-02-29'], ['2024-01-31', '2024-03-01']],
      'a plain February': [{ from: '2023-02', to: '2023-02' }, ['2023-02-28'], ['2023-03-01']],
      'the February of a full century': [{ from: '1900-02', to: '1900-02' }, ['1900-02-28'], ['1900-03-01']],
      'one year': [{ from: '2024', to: '2024' }, ['2024-01-01', '2024-12-31'], ['2023-12-31', '2025-01-01']],
      'a year to a month': [
        { from: '2023', to: '2024-06' },
        ['2023-01-01', '2024-06-30'],
        ['2022-12-31', '2024-07-01'],
      ],
      'unknown start, day end': [{ from: 'unknown', to: '2024-03-05' }, ['1900-01-01', '2024-03-05'], ['2024-03-06']],
      'month start, unknown end': [{ from: '2024-03', to: 'unknown' }, ['2024-03-01', '2030-01-01'], ['2024-02-29']],
      'an early year': [{ from: '0987', to: '0987' }, ['0987-06-01'], ['0986-12-31', '0988-01-01']],
    }
    for (const [what, [valid, inside, outside]] of Object.entries(intervals)) {
      it(`sees a claim valid ${what} on the days it may hold and on no other`, async () => {
        const { store } = findBench()
        const { caseId } = await openTie(store)
        await appendAll(store, caseId, makeTie('c2', 'p1', 'KIN_OF', 'p2', { valid }))
        const query = { predicates: ['KIN_OF'] }
        for (const asAt of inside) {
          expect(await readClaimIds(store, caseId, { asAt, knownAt: null }, query), asAt).toEqual(['c2'])
        }
        for (const asAt of outside) {
          expect(await readClaimIds(store, caseId, { asAt, knownAt: null }, query), asAt).toEqual([])
        }
        expect(await readClaimIds(store, caseId, NOW, query)).toEqual(['c2'])
      })
    }

    it('keeps the valid time as it was given', async () => {
      const { store } = findBench()
      const { caseId } = await openTie(store)
      const valid = { from: '2024-03', to: 'unknown' }
      await appendAll(store, caseId, makeTie('c2', 'p1', 'KIN_OF', 'p2', { valid }))
      const [claim] = await readAllClaims(
        store,
        caseId,
        { asAt: '2024-04-01', knownAt: null },
        { ids: [toClaimId('c2')] },
      )
      expect(claim?.valid).toEqual(valid)
    })

    it('changes nothing for records that have no valid time', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const source = makeSource('s1', 'text')
      const records = [
        source,
        makeExcerpt('x1', 's1', 'text'),
        makePerson('p1'),
        makePredicate('FEEDS'),
        makeOverride('o1', 'p1'),
        makeName('c1', 'p1', 'Nadir', { valid: { from: '2024', to: '2024' } }),
        makeReview('r1', 'c1', 'confirmed'),
      ]
      await store.append(caseId, makeBatch(records, ['text']))
      const clocks = { asAt: '1990-01-01', knownAt: null }
      expect((await store.readEntities(caseId, clocks, {}, PAGE)).items).toHaveLength(1)
      expect((await store.readSources(caseId, clocks, PAGE)).items).toHaveLength(1)
      expect(await store.readSourceBytes(caseId, clocks, source.id)).not.toBeNull()
      expect(await store.readExcerpts(caseId, clocks, { source: source.id })).toHaveLength(1)
      expect(await store.readReviews(caseId, clocks, [toClaimId('c1')])).toHaveLength(1)
      expect(await store.readOverrides(caseId, clocks)).toHaveLength(1)
      expect(await store.readPredicates(caseId, clocks)).toHaveLength(1)
      expect(await collectRecords(store, caseId, clocks)).toHaveLength(7)
      expect(await readClaimIds(store, caseId, clocks)).toEqual([])
    })

    it('asks nothing of the valid time of what supersedes or refutes', async () => {
      const { store } = findBench()
      const { caseId } = await openTie(store)
      const later = makeTie('c2', 'p1', 'KIN_OF', 'p2', {
        supersedes: toClaimId('c1'),
        valid: { from: '2030', to: null },
      })
      await appendAll(store, caseId, later)
      expect(await readClaimIds(store, caseId, { asAt: '2024-01-01', knownAt: null })).toEqual([])
    })

    it('refuses what is no day', async () => {
      const { store } = findBench()
      const { caseId } = await openTie(store)
      for (const asAt of ['2024', '2024-02-30', 'unknown', '']) {
        await expect(store.readClaims(caseId, { asAt, knownAt: null }, {}, PAGE)).rejects.toBeInstanceOf(RangeError)
      }
    })
  })

  describe('knownAt', () => {
    it('sees a batch from its own instant on, and not a millisecond before', async () => {
      const { store } = findBench()
      const { caseId, first } = await openTie(store)
      expect(await readStatus(store, caseId, 'c1', shiftInstant(first, -1))).toBeNull()
      expect(await readStatus(store, caseId, 'c1', first)).toBe('active')
    })

    it('reads what this store received, never what a record asserts for itself', async () => {
      const { store } = findBench()
      const { caseId, first } = await openTie(store)
      const forged = '1999-01-01T00:00:00.000Z'
      await appendAll(
        store,
        caseId,
        makeTie('c2', 'p1', 'KIN_OF', 'p2', { recordedAt: forged }),
        makeReview('r1', 'c1', 'refuted', { recordedAt: forged }),
      )
      expect(await readStatus(store, caseId, 'c2', first)).toBeNull()
      expect(await readStatus(store, caseId, 'c1', first)).toBe('active')
    })

    it('holds for every kind of record', async () => {
      const { store } = findBench()
      const { caseId, first } = await openTie(store)
      const source = makeSource('s1', 'text')
      const later = [
        source,
        makeExcerpt('x1', 's1', 'text'),
        makePerson('p3'),
        makePredicate('FEEDS'),
        makeOverride('o1', 'p1'),
        makeName('c2', 'p1', 'Nadir'),
        makeReview('r1', 'c1', 'confirmed'),
      ]
      const second = (await store.append(caseId, makeBatch(later, ['text']))).receivedAt
      for (const [knownAt, count] of [
        [first, 0],
        [second, 1],
        [null, 1],
      ] as const) {
        const clocks = { asAt: null, knownAt }
        const excerpts = await store.readExcerpts(caseId, clocks, { ids: [makeExcerpt('x1', 's1', '').id] })
        expect((await store.readEntities(caseId, clocks, {}, PAGE)).items).toHaveLength(2 + count)
        expect((await store.readSources(caseId, clocks, PAGE)).items).toHaveLength(count)
        expect((await store.readSourceBytes(caseId, clocks, source.id)) === null).toBe(count === 0)
        expect(excerpts).toHaveLength(count)
        expect(await store.readExcerpts(caseId, clocks, { source: source.id })).toHaveLength(count)
        expect(await store.readReviews(caseId, clocks, [toClaimId('c1')])).toHaveLength(count)
        expect(await store.readOverrides(caseId, clocks)).toHaveLength(count)
        expect(await store.readPredicates(caseId, clocks)).toHaveLength(count)
        expect(await store.searchNames(caseId, clocks, 'nadir', 10)).toHaveLength(count)
        expect(await collectRecords(store, caseId, clocks)).toHaveLength(3 + 7 * count)
      }
    })

    it('refuses what is no instant in the one spelling that sorts', async () => {
      const { store } = findBench()
      const { caseId } = await openTie(store)
      for (const knownAt of ['2024-03-05', '2024-03-05T10:00:00Z', '2024-03-05T10:00:00.000+02:00', '']) {
        await expect(store.readClaims(caseId, { asAt: null, knownAt }, {}, PAGE)).rejects.toBeInstanceOf(RangeError)
      }
    })
  })

  describe('status', () => {
    it('follows refutation, reinstatement and withdrawal, each from its instant on', async () => {
      const { store } = findBench()
      const { caseId, first } = await openTie(store)
      const refuted = await appendAll(store, caseId, makeReview('r1', 'c1', 'refuted'))
      const reinstated = await appendAll(store, caseId, makeReview('r2', 'c1', 'reinstated'))
      const withdrawn = await appendAll(store, caseId, makeReview('r3', 'c1', 'withdrawn'))
      for (const [knownAt, status] of [
        [first, 'active'],
        [shiftInstant(refuted, -1), 'active'],
        [refuted, 'refuted'],
        [shiftInstant(reinstated, -1), 'refuted'],
        [reinstated, 'active'],
        [withdrawn, 'withdrawn'],
        [null, 'withdrawn'],
      ] as const) {
        expect(await readStatus(store, caseId, 'c1', knownAt), String(knownAt)).toBe(status)
      }
    })

    it('is superseded from the instant of the claim that supersedes, which is named', async () => {
      const { store } = findBench()
      const { caseId, first } = await openTie(store)
      const second = await appendAll(
        store,
        caseId,
        makeTie('c2', 'p1', 'KIN_OF', 'p2', { supersedes: toClaimId('c1') }),
      )
      const [before] = await readAllClaims(store, caseId, { asAt: null, knownAt: first })
      const [after, newer] = await readAllClaims(store, caseId, { asAt: null, knownAt: second })
      expect(before).toMatchObject({ id: 'c1', status: 'active', supersededBy: null })
      expect(after).toMatchObject({ id: 'c1', status: 'superseded', supersededBy: 'c2' })
      expect(newer).toMatchObject({ id: 'c2', status: 'active', supersededBy: null })
      const reinstated = await appendAll(store, caseId, makeReview('r1', 'c1', 'reinstated'))
      expect((await readAllClaims(store, caseId, { asAt: null, knownAt: reinstated }))[0]).toMatchObject({
        status: 'active',
        supersededBy: null,
      })
    })

    it('within one batch goes by recordedAt, then by id', async () => {
      const { store } = findBench()
      const { caseId } = await openTie(store)
      await appendAll(store, caseId, makeTie('c2', 'p1', 'KIN_OF', 'p2'))
      await appendAll(
        store,
        caseId,
        makeReview('r1', 'c1', 'refuted', { recordedAt: '2024-02-02T00:00:00.000Z' }),
        makeReview('r2', 'c1', 'reinstated', { recordedAt: '2024-02-01T00:00:00.000Z' }),
        makeReview('r3', 'c2', 'withdrawn'),
        makeReview('r4', 'c2', 'refuted'),
      )
      expect(await readStatus(store, caseId, 'c1', null)).toBe('refuted')
      expect(await readStatus(store, caseId, 'c2', null)).toBe('refuted')
    })

    it('knows confirmation only while no review took it back', async () => {
      const { store } = findBench()
      const { caseId, first } = await openTie(store)
      const confirmed = await appendAll(store, caseId, makeReview('r1', 'c1', 'confirmed'))
      const refuted = await appendAll(store, caseId, makeReview('r2', 'c1', 'refuted'))
      const unconfirmed = await appendAll(store, caseId, makeReview('r3', 'c1', 'unconfirmed'))
      const read = async (knownAt: string): Promise<unknown[]> =>
        (await readAllClaims(store, caseId, { asAt: null, knownAt })).map((one) => [one.confirmed, one.status])
      expect(await read(first)).toEqual([[false, 'active']])
      expect(await read(confirmed)).toEqual([[true, 'active']])
      expect(await read(refuted)).toEqual([[true, 'refuted']])
      expect(await read(unconfirmed)).toEqual([[false, 'refuted']])
    })

    it('shows active claims alone unless asked for others', async () => {
      const { store } = findBench()
      const { caseId } = await openTie(store)
      const others = ['c2', 'c3', 'c4', 'c5'].map((id) => makeTie(id, 'p1', 'KIN_OF', 'p2'))
      await appendAll(store, caseId, ...others)
      await appendAll(
        store,
        caseId,
        makeReview('r2', 'c2', 'refuted'),
        makeReview('r3', 'c3', 'withdrawn'),
        makeTie('c6', 'p1', 'KIN_OF', 'p2', { supersedes: toClaimId('c4') }),
        makeReview('r5', 'c5', 'refuted', { recordedAt: '2024-02-01T00:00:00.000Z' }),
        makeReview('r6', 'c5', 'reinstated', { recordedAt: '2024-02-02T00:00:00.000Z' }),
      )
      const read = (statuses?: readonly ('active' | 'refuted' | 'withdrawn' | 'superseded')[]): Promise<string[]> =>
        readClaimIds(store, caseId, NOW, statuses === undefined ? {} : { statuses })
      expect(await read()).toEqual(['c1', 'c5', 'c6'])
      expect(await read(['refuted'])).toEqual(['c2'])
      expect(await read(['withdrawn'])).toEqual(['c3'])
      expect(await read(['superseded'])).toEqual(['c4'])
      expect(await read(['withdrawn', 'active'])).toEqual(['c1', 'c3', 'c5', 'c6'])
      expect(await read([])).toEqual([])
    })

    it('lists contradictions on both sides, once known, sorted and once each', async () => {
      const { store } = findBench()
      const { caseId, first } = await openTie(store)
      const second = await appendAll(
        store,
        caseId,
        makeTie('c3', 'p1', 'KIN_OF', 'p2', { contradicts: [toClaimId('c1')] }),
        makeTie('c2', 'p1', 'KIN_OF', 'p2', { contradicts: [toClaimId('c3'), toClaimId('c1')] }),
      )
      const read = async (knownAt: string): Promise<unknown[]> =>
        (await readAllClaims(store, caseId, { asAt: null, knownAt })).map((one) => [one.id, one.contradictions])
      expect(await read(first)).toEqual([['c1', []]])
      expect(await read(second)).toEqual([
        ['c1', ['c2', 'c3']],
        ['c2', ['c1', 'c3']],
        ['c3', ['c1', 'c2']],
      ])
    })

    it('gives reviews by the instants at which they were received, recorded, then by id', async () => {
      const { store } = findBench()
      const { caseId } = await openTie(store)
      const early = '2024-02-01T00:00:00.000Z'
      const late = '2024-02-02T00:00:00.000Z'
      await appendAll(store, caseId, makeReview('r9', 'c1', 'confirmed', { recordedAt: late }))
      const second = await appendAll(
        store,
        caseId,
        makeReview('r1', 'c1', 'refuted', { recordedAt: late }),
        makeReview('r3', 'c1', 'refuted', { recordedAt: early }),
        makeReview('r2', 'c1', 'refuted', { recordedAt: early }),
      )
      const reviews = await store.readReviews(caseId, NOW, [toClaimId('c1'), toClaimId('none')])
      expect(reviews.map((review) => review.id)).toEqual(['r9', 'r2', 'r3', 'r1'])
      expect(reviews[1]).toEqual({
        ...makeReview('r2', 'c1', 'refuted', { recordedAt: early }),
        receivedAt: second,
      })
    })
  })
}
