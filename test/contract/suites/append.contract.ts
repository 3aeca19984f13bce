import { describe, expect, it } from 'vitest'

import { RECORD_TYPES } from '../../../server/domain/case-record.ts'
import type { CaseRecord } from '../../../server/domain/case-record.ts'
import { NOW } from '../../../server/domain/clocks.ts'
import { DanglingReferenceError, RecordConflictError, SourceBytesError } from '../../../server/store/store-errors.ts'
import {
  makeBatch,
  makeEvent,
  makeExcerpt,
  makeFact,
  makeGroup,
  makeName,
  makeOverride,
  makePerson,
  makePredicate,
  makeReview,
  makeSource,
  makeTie,
  toClaimId,
  toEntityId,
  toExcerptId,
} from '../build-records.ts'
import { appendAll, collectRecords, openCase, readAllClaims } from '../store-bench.ts'
import type { FindBench } from '../store-bench.ts'
import { shiftInstant } from '../test-clock.ts'

const TEXT = 'Nadir Solano met Amira Vale in the harbour.'

/** One record of every type, each referring to others; nothing is in the order of RECORD_TYPES. */
function makeOneOfEach(): CaseRecord[] {
  return [
    makeReview('r1', 'c1', 'confirmed', { excerpts: [toExcerptId('x1')] }),
    makeTie('c1', 'p1', 'PARTICIPATED_IN', 'e1', { excerpts: [toExcerptId('x1')] }),
    makeOverride('o1', 'p2'),
    makePerson('p2'),
    makeExcerpt('x1', 's1', 'Nadir Solano'),
    makePerson('p1'),
    makeEvent('e1'),
    makePredicate('SHARES_FLAT_WITH'),
    makeSource('s1', TEXT),
  ]
}

export function describeAppend(findBench: FindBench): void {
  describe('append', () => {
    it('keeps records of every type and counts them', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const receipt = await store.append(caseId, makeBatch(makeOneOfEach(), [TEXT]))
      expect(receipt.added).toEqual({
        predicate: 1,
        source: 1,
        entity: 3,
        excerpt: 1,
        claim: 1,
        review: 1,
        override: 1,
      })
      expect(receipt.unchanged).toBe(0)
      const streamed = await collectRecords(store, caseId)
      expect(streamed.map((record) => record.type)).toEqual(
        RECORD_TYPES.flatMap((type) => streamed.filter((record) => record.type === type).map(() => type)),
      )
      expect(new Set(streamed.map((record) => JSON.stringify(record, Object.keys(record).sort())))).toHaveLength(9)
    })

    it('leaves alone what is there already, word for word', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const first = await store.append(caseId, makeBatch(makeOneOfEach(), [TEXT]))
      const again = await store.append(caseId, makeBatch([...makeOneOfEach(), makePerson('p3')], [TEXT]))
      expect(again.unchanged).toBe(9)
      expect(again.added.entity).toBe(1)
      expect(Object.values(again.added).reduce((sum, count) => sum + count, 0)).toBe(1)
      const [claim] = await readAllClaims(store, caseId)
      expect(claim?.receivedAt).toBe(first.receivedAt)
      expect(await collectRecords(store, caseId)).toHaveLength(10)
    })

    it('takes fields in any order for the same content', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const claim = makeName('c1', 'p1', 'Nadir')
      await appendAll(store, caseId, makePerson('p1'), claim)
      const turned = Object.fromEntries(Object.entries(claim).reverse()) as unknown as CaseRecord
      expect((await store.append(caseId, makeBatch([turned]))).unchanged).toBe(1)
    })

    it('counts a record given twice in one batch once', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const receipt = await store.append(caseId, makeBatch([makePerson('p1'), makePerson('p1')]))
      expect([receipt.added.entity, receipt.unchanged]).toEqual([1, 1])
    })

    it('accepts an empty batch', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const receipt = await store.append(caseId, makeBatch([]))
      expect(receipt.unchanged).toBe(0)
      expect((await store.getCase(caseId)).revision).toBeNull()
    })

    it('lets records of different types share an id', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      await appendAll(store, caseId, makePerson('x'), makeName('x', 'x', 'Nadir'), makeReview('x', 'x', 'confirmed'))
      expect((await readAllClaims(store, caseId))[0]?.confirmed).toBe(true)
    })

    describe('conflicts', () => {
      it('refuses other content under an id of the case and keeps nothing of the batch', async () => {
        const { store } = findBench()
        const caseId = await openCase(store)
        await appendAll(store, caseId, makePerson('p1'), makeName('c1', 'p1', 'Nadir'))
        const before = await store.getCase(caseId)
        const batch = makeBatch([makePerson('p2'), makeName('c1', 'p1', 'Nadir ', {})])
        const failure: unknown = await store.append(caseId, batch).catch((error: unknown) => error)
        expect(failure).toBeInstanceOf(RecordConflictError)
        expect(failure).toMatchObject({ recordType: 'claim', recordId: 'c1' })
        expect(await collectRecords(store, caseId)).toEqual([makePerson('p1'), makeName('c1', 'p1', 'Nadir')])
        expect(await store.getCase(caseId)).toEqual(before)
        expect(await store.searchNames(caseId, NOW, 'nadir', 10)).toHaveLength(1)
      })

      it('refuses two contents under one id within a batch', async () => {
        const { store } = findBench()
        const caseId = await openCase(store)
        const batch = makeBatch([makePerson('p1'), makeGroup('p1')])
        await expect(store.append(caseId, batch)).rejects.toBeInstanceOf(RecordConflictError)
        expect(await collectRecords(store, caseId)).toEqual([])
      })

      it('finds conflicts wherever they stand in a long batch', async () => {
        const { store } = findBench()
        const caseId = await openCase(store)
        const people = Array.from({ length: 2500 }, (_, index) => makePerson(`p${index}`))
        await expect(store.append(caseId, makeBatch([...people, makeGroup('p7')]))).rejects.toMatchObject({
          name: 'RecordConflictError',
          recordId: 'p7',
        })
        expect(await collectRecords(store, caseId)).toEqual([])
      })

      it('reports a conflict rather than a reference that is missing too', async () => {
        const { store } = findBench()
        const caseId = await openCase(store)
        await appendAll(store, caseId, makePerson('p1'))
        const batch = makeBatch([makeName('c1', 'nobody', 'Nadir'), makeGroup('p1')])
        await expect(store.append(caseId, batch)).rejects.toBeInstanceOf(RecordConflictError)
      })
    })

    describe('references', () => {
      const broken: Record<string, [CaseRecord, string]> = {
        'source of an excerpt': [makeExcerpt('x9', 'gone', 'quote'), 'gone'],
        'subject of a claim': [makeName('c9', 'gone', 'Nadir'), 'gone'],
        'object of a claim': [makeTie('c9', 'p1', 'KIN_OF', 'gone'), 'gone'],
        'speaker of a claim': [
          makeTie('c9', 'p1', 'KIN_OF', 'p2', { attributedTo: { entity: toEntityId('gone') } }),
          'gone',
        ],
        'excerpt of a claim': [makeTie('c9', 'p1', 'KIN_OF', 'p2', { excerpts: [toExcerptId('gone')] }), 'gone'],
        'claim superseded': [makeTie('c9', 'p1', 'KIN_OF', 'p2', { supersedes: toClaimId('gone') }), 'gone'],
        'claim contradicted': [makeTie('c9', 'p1', 'KIN_OF', 'p2', { contradicts: [toClaimId('gone')] }), 'gone'],
        'claim reviewed': [makeReview('r9', 'gone', 'confirmed'), 'gone'],
        'excerpt of a review': [makeReview('r9', 'c1', 'confirmed', { excerpts: [toExcerptId('gone')] }), 'gone'],
        'entity of an override': [makeOverride('o9', 'gone'), 'gone'],
        'entity that is only a claim': [makeName('c9', 'c1', 'Nadir'), 'c1'],
      }
      for (const [what, [record, reference]] of Object.entries(broken)) {
        it(`refuses a missing ${what} and keeps nothing`, async () => {
          const { store } = findBench()
          const caseId = await openCase(store)
          const known = [makePerson('p1'), makePerson('p2'), makeTie('c1', 'p1', 'KIN_OF', 'p2')]
          await appendAll(store, caseId, ...known)
          const failure: unknown = await store
            .append(caseId, makeBatch([makePerson('p3'), record]))
            .catch((error: unknown) => error)
          expect(failure).toBeInstanceOf(DanglingReferenceError)
          expect(failure).toMatchObject({ recordType: record.type, recordId: record.id, reference })
          expect(await collectRecords(store, caseId)).toHaveLength(3)
        })
      }

      it('does not take a record of another case for an answer', async () => {
        const { store } = findBench()
        const [one, other] = [await openCase(store), await openCase(store)]
        await appendAll(store, one, makePerson('p1'))
        await expect(store.append(other, makeBatch([makeName('c1', 'p1', 'Nadir')]))).rejects.toBeInstanceOf(
          DanglingReferenceError,
        )
      })

      it('takes references to the case and to later records of the batch', async () => {
        const { store } = findBench()
        const caseId = await openCase(store)
        await appendAll(store, caseId, makePerson('p1'))
        const tie = makeTie('c1', 'p1', 'KIN_OF', 'p2', { contradicts: [toClaimId('c2')] })
        await appendAll(store, caseId, tie, makePerson('p2'), makeTie('c2', 'p2', 'KIN_OF', 'p1'))
        expect(await readAllClaims(store, caseId)).toHaveLength(2)
      })
    })

    describe('bytes of sources', () => {
      it('gives back any bytes as they came', async () => {
        const { store } = findBench()
        const caseId = await openCase(store)
        const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256)
        const source = makeSource('s1', bytes)
        await store.append(caseId, makeBatch([source, makeSource('s2', '')], [bytes, '']))
        expect(
          Buffer.from(bytes).equals((await store.readSourceBytes(caseId, NOW, source.id)) ?? bytes.subarray(1)),
        ).toBe(true)
        expect(await store.readSourceBytes(caseId, NOW, makeSource('s2', '').id)).toEqual(new Uint8Array(0))
      })

      it('lets two sources have the same bytes', async () => {
        const { store } = findBench()
        const caseId = await openCase(store)
        const sources = [makeSource('s1', TEXT), makeSource('s2', TEXT, { title: 'Reprint' })]
        await store.append(caseId, makeBatch(sources, [TEXT]))
        for (const source of sources) {
          expect(Buffer.from((await store.readSourceBytes(caseId, NOW, source.id)) ?? []).toString()).toBe(TEXT)
        }
      })

      it('refuses bytes that are missing, too long or others than the hash says', async () => {
        const { store } = findBench()
        const caseId = await openCase(store)
        const source = makeSource('s1', TEXT)
        const forged = { records: [source], sourceBytes: new Map([[source.sha256, new Uint8Array(source.byteLength)]]) }
        const wrongLength = makeBatch([{ ...source, byteLength: source.byteLength + 1 }], [TEXT])
        for (const batch of [makeBatch([source]), forged, wrongLength]) {
          await expect(store.append(caseId, batch)).rejects.toBeInstanceOf(SourceBytesError)
        }
        expect(await collectRecords(store, caseId)).toEqual([])
      })
    })

    describe('stopping', () => {
      it('keeps nothing when stopped before it began', async () => {
        const { store } = findBench()
        const caseId = await openCase(store)
        const reason = new Error('stopped by the analyst')
        const batch = makeBatch([makePerson('p1')])
        await expect(store.append(caseId, batch, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
        expect(await collectRecords(store, caseId)).toEqual([])
      })

      it('keeps nothing when stopped on the way, and the store goes on', async () => {
        const { store } = findBench()
        const caseId = await openCase(store)
        const stop = new AbortController()
        const reason = new Error('stopped by the analyst')
        const batch = makeBatch(Array.from({ length: 3000 }, (_, index) => makePerson(`p${index}`)))
        const appending = store.append(caseId, batch, {
          signal: stop.signal,
          onProgress: () => {
            stop.abort(reason)
          },
        })
        await expect(appending).rejects.toBe(reason)
        expect(await collectRecords(store, caseId)).toEqual([])
        await appendAll(store, caseId, makePerson('p1'))
        expect(await collectRecords(store, caseId)).toEqual([makePerson('p1')])
      })

      it('tells how far it is, up to all of it', async () => {
        const { store } = findBench()
        const caseId = await openCase(store)
        const progress: [number, number][] = []
        const people = Array.from({ length: 2300 }, (_, index) => makePerson(`p${index}`))
        await store.append(caseId, makeBatch(people), { onProgress: (done, total) => progress.push([done, total]) })
        expect(progress.at(-1)).toEqual([2300, 2300])
        expect(progress.every(([, total]) => total === 2300)).toBe(true)
        expect(progress.map(([done]) => done)).toEqual(progress.map(([done]) => done).sort((a, b) => a - b))
      })
    })

    it('shows nothing of a batch before all of it is kept', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const people = Array.from({ length: 2500 }, (_, index) => makePerson(`p${index}`))
      const seen: Promise<number>[] = []
      await store.append(caseId, makeBatch(people), {
        onProgress: (done, total) => {
          if (done < total) seen.push(collectRecords(store, caseId).then((records) => records.length))
        },
      })
      expect(seen.length).toBeGreaterThan(0)
      // Neo4j may answer after the commit; what no store may show is a part.
      for (const count of await Promise.all(seen)) expect([0, 2500]).toContain(count)
      expect(await collectRecords(store, caseId)).toHaveLength(2500)
    })

    describe('receivedAt', () => {
      it('is the clock’s instant, one for the whole batch', async () => {
        const { store, clock } = findBench()
        const caseId = await openCase(store)
        const last = await appendAll(store, caseId, makePerson('p0'))
        clock.now = new Date(shiftInstant(last, 60_000))
        const receivedAt = await appendAll(
          store,
          caseId,
          makePerson('p1'),
          makeFact('c1', 'p1', 'IS_MINOR', { kind: 'boolean', value: true }),
        )
        expect(receivedAt).toBe(clock.now.toISOString())
        const people = await store.readEntities(caseId, NOW, {}, { after: 'p0', limit: 10 })
        expect(people.items.map((person) => person.receivedAt)).toEqual([receivedAt])
        expect((await readAllClaims(store, caseId)).map((claim) => claim.receivedAt)).toEqual([receivedAt])
      })

      it('never stands still nor goes back, whatever the clock does', async () => {
        const { store, clock } = findBench()
        const caseId = await openCase(store)
        const instants: string[] = []
        for (const shift of [0, 0, -3_600_000, 0, 1]) {
          clock.now = new Date(clock.now.getTime() + shift)
          instants.push(await appendAll(store, caseId, makePerson(`p${instants.length}`)))
        }
        expect(instants).toEqual([...new Set(instants)].sort())
        expect(
          await store.append(caseId, makeBatch([])).then((receipt) => receipt.receivedAt > (instants[4] ?? '')),
        ).toBe(true)
      })

      it('differs between batches appended at once', async () => {
        const { store } = findBench()
        const caseId = await openCase(store)
        const ids = Array.from({ length: 8 }, (_, index) => `p${index}`)
        const instants = await Promise.all(ids.map((id) => appendAll(store, caseId, makePerson(id))))
        expect(new Set(instants).size).toBe(8)
        expect(await collectRecords(store, caseId)).toHaveLength(8)
      })

      it('is the revision of the case, which a batch that adds nothing leaves', async () => {
        const { store } = findBench()
        const caseId = await openCase(store)
        const receivedAt = await appendAll(store, caseId, makePerson('p1'))
        expect((await store.getCase(caseId)).revision).toBe(receivedAt)
        await appendAll(store, caseId, makePerson('p1'))
        expect((await store.getCase(caseId)).revision).toBe(receivedAt)
        expect((await store.listCases()).find((info) => info.id === caseId)?.revision).toBe(receivedAt)
      })
    })
  })
}
