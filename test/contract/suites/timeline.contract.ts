import { describe, expect, it } from 'vitest'

import { NOW } from '../../../server/domain/clocks.ts'
import type { Clocks } from '../../../server/domain/clocks.ts'
import type { CaseId } from '../../../server/domain/ids.ts'
import type { Bound } from '../../../server/domain/partial-date.ts'
import type { CaseStore, TimelineQuery } from '../../../server/store/case-store.ts'
import { makePerson, makeReview, makeTie, toEntityId } from '../build-records.ts'
import { appendAll, collectPages, openCase } from '../store-bench.ts'
import type { FindBench } from '../store-bench.ts'
import { shiftInstant } from '../test-clock.ts'

async function readDays(
  store: CaseStore,
  caseId: CaseId,
  query: TimelineQuery,
  clocks: Clocks = NOW,
  limit = 1,
): Promise<string[]> {
  const items = await collectPages((page) => store.readTimeline(caseId, clocks, query, page), limit)
  return items.map(({ day, claim }) => `${day} ${claim.id}`)
}

/** Claims c1, c2… with these bounds, from p1 to p2. */
async function openDays(store: CaseStore, ...bounds: [Bound, Bound][]): Promise<CaseId> {
  const caseId = await openCase(store)
  const ties = bounds.map(([from, to], index) =>
    makeTie(`c${index + 1}`, 'p1', 'KIN_OF', 'p2', { valid: { from, to } }),
  )
  await appendAll(store, caseId, ...['p1', 'p2', 'p3'].map(makePerson), ...ties)
  return caseId
}

export function describeTimeline(findBench: FindBench): void {
  describe('timeline', () => {
    it('stands claims at their first possible day, or their last where the first is open or unknown', async () => {
      const { store } = findBench()
      const caseId = await openDays(
        store,
        ['2024-02', '2025'],
        ['unknown', '2024-02'],
        [null, '2024-02-03'],
        ['2024', null],
        [null, 'unknown'],
        ['2023', '2024'],
      )
      expect(await readDays(store, caseId, { from: '2023-01-01', to: '2024-12-31' })).toEqual([
        '2023-01-01 c6',
        '2024-01-01 c4',
        '2024-02-01 c1',
        '2024-02-03 c3',
        '2024-02-29 c2',
      ])
      expect(await readDays(store, caseId, { from: '2024-02-01', to: '2024-02-03' })).toEqual([
        '2024-02-01 c1',
        '2024-02-03 c3',
      ])
      expect(await readDays(store, caseId, { from: '2024-02-04', to: '2024-02-28' })).toEqual([])
      expect(await readDays(store, caseId, { from: '2024-03-01', to: '2024-01-01' })).toEqual([])
    })

    it('goes on within a full day and after it', async () => {
      const { store } = findBench()
      const bounds = Array.from({ length: 130 }, (_, index): [Bound, Bound] => [
        index < 110 ? '2024-05-01' : '2024-05',
        null,
      ])
      const caseId = await openDays(store, ...bounds, ['2024-05-02', null])
      const sorted = [...bounds.map((_, index) => `2024-05-01 c${index + 1}`).sort(), '2024-05-02 c131']
      for (const limit of [1, 49, 50, 129, 130, 131]) {
        for (const touching of [{}, { touching: [toEntityId('p2'), toEntityId('p1')] }]) {
          const query = { from: '2024-05-01', to: '2024-05-31', ...touching }
          expect(await readDays(store, caseId, query, NOW, limit)).toEqual(sorted)
        }
      }
      const page = await store.readTimeline(
        caseId,
        NOW,
        { from: '2024-05-02', to: '2024-05-31' },
        { after: '2024-05-01 c5', limit: 5 },
      )
      expect(page.items.map((item) => item.claim.id)).toEqual(['c131'])
    })

    it('keeps to entities and predicates', async () => {
      const { store } = findBench()
      const caseId = await openDays(store, ['2024', null])
      const valid = { from: '2024', to: null }
      await appendAll(store, caseId, makeTie('c2', 'p2', 'ASSOCIATED_WITH', 'p3', { valid }))
      const window = { from: '2024-01-01', to: '2024-01-01' }
      const read = (query: Partial<TimelineQuery>) => readDays(store, caseId, { ...window, ...query })
      expect(await read({ touching: [toEntityId('p1')] })).toEqual(['2024-01-01 c1'])
      expect(await read({ touching: [toEntityId('p3')] })).toEqual(['2024-01-01 c2'])
      expect(await read({ touching: [toEntityId('p2')] })).toEqual(['2024-01-01 c1', '2024-01-01 c2'])
      expect(await read({ touching: [] })).toEqual([])
      expect(await read({ predicates: ['ASSOCIATED_WITH'] })).toEqual(['2024-01-01 c2'])
      expect(await read({ predicates: [] })).toEqual([])
      expect(await read({ predicates: ['ASSOCIATED_WITH'], touching: [toEntityId('p1')] })).toEqual([])
    })

    it('shows active claims alone, as known then and as they may hold', async () => {
      const { store } = findBench()
      const caseId = await openDays(store, ['2024-01', '2024-02'], ['2024-01', '2024-06'])
      const refuted = await appendAll(store, caseId, makeReview('r1', 'c1', 'refuted'))
      const window = { from: '2024-01-01', to: '2024-01-31' }
      expect(await readDays(store, caseId, window)).toEqual(['2024-01-01 c2'])
      const before = { asAt: null, knownAt: shiftInstant(refuted, -1) }
      expect(await readDays(store, caseId, window, before)).toEqual(['2024-01-01 c1', '2024-01-01 c2'])
      expect(await readDays(store, caseId, window, { ...before, asAt: '2024-03-01' })).toEqual(['2024-01-01 c2'])
      const { items } = await store.readTimeline(caseId, before, window, { after: null, limit: 1 })
      expect(items[0]?.claim).toMatchObject({ id: 'c1', status: 'active', confirmed: false, predicate: 'KIN_OF' })
    })

    it('refuses what is no day, no cursor and no limit', async () => {
      const { store } = findBench()
      const caseId = await openDays(store)
      const window = { from: '2024-01-01', to: '2024-12-31' }
      const read = (query: TimelineQuery, after: string | null, limit: number) =>
        store.readTimeline(caseId, NOW, query, { after, limit })
      await expect(read({ ...window, from: '2024' }, null, 1)).rejects.toThrow(RangeError)
      await expect(read({ ...window, to: '2024-13-01' }, null, 1)).rejects.toThrow(RangeError)
      await expect(read(window, 'c1', 1)).rejects.toThrow(RangeError)
      await expect(read(window, null, 0)).rejects.toThrow(RangeError)
    })
  })
}
