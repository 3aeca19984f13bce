import { createHash, randomUUID } from 'node:crypto'

import { describe, expect, it } from 'vitest'

import type { CaseRecord } from '../../../server/domain/case-record.ts'
import type { Received } from '../../../server/domain/claim-status.ts'
import { NOW } from '../../../server/domain/clocks.ts'
import type { Clocks } from '../../../server/domain/clocks.ts'
import type { CaseId } from '../../../server/domain/ids.ts'
import type { CaseStore } from '../../../server/store/case-store.ts'
import type { ImportRequest } from '../../../server/store/import-state.ts'
import {
  DanglingReferenceError,
  ImportPendingError,
  NoImportError,
  RecordConflictError,
  SourceBytesError,
  UnknownCaseError,
} from '../../../server/store/store-errors.ts'
import {
  makeBatch,
  makeEvent,
  makeExcerpt,
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
  toSourceId,
} from '../build-records.ts'
import { appendAll, collectRecords, openCase, readAllClaims, readStatus } from '../store-bench.ts'
import type { FindBench } from '../store-bench.ts'
import { shiftInstant } from '../test-clock.ts'

const TEXT = 'Nadir Solano met Amira Vale in the harbour.'
const PAGE = { after: null, limit: 100 }
const WINDOW = { from: '2023-01-01', to: '2023-12-31' }

function makeRequest(): ImportRequest {
  return { key: createHash('sha256').update(randomUUID()).digest('hex'), title: 'ties.csv' }
}

function knownAt(instant: string): Clocks {
  return { asAt: null, knownAt: instant }
}

/** Two parts with a record of every type; the second refers to the first. */
const FIRST_PART = [
  makePredicate('SHARES_FLAT_WITH'),
  makeSource('s1', TEXT),
  makeExcerpt('x1', 's1', 'Nadir Solano'),
  makePerson('p1'),
  makePerson('p2'),
]
const SECOND_PART = [
  makeName('c1', 'p1', 'Nadir Solano', { excerpts: [toExcerptId('x1')] }),
  makeTie('c2', 'p1', 'ASSOCIATED_WITH', 'p2', {
    excerpts: [toExcerptId('x1')],
    valid: { from: '2023-05', to: '2023-06' },
  }),
  makeReview('r1', 'c2', 'confirmed'),
  makeOverride('o1', 'p2'),
]

/** Imports record lists as parts, one each, and publishes; returns the instant of publication. */
async function importParts(store: CaseStore, caseId: CaseId, ...parts: CaseRecord[][]): Promise<string> {
  const request = makeRequest()
  await store.openImport(caseId, request)
  for (const [index, records] of parts.entries()) {
    await store.appendPart(caseId, request.key, index, makeBatch(records, [TEXT]))
  }
  return (await store.publishImport(caseId, request.key)).receivedAt
}

async function collectReceived(store: CaseStore, caseId: CaseId, clocks: Clocks): Promise<Received<CaseRecord>[]> {
  const records: Received<CaseRecord>[] = []
  for await (const record of store.streamReceived(caseId, clocks)) records.push(record)
  return records
}

/** How much every read of records finds, by its name. */
async function countSeen(store: CaseStore, caseId: CaseId, clocks: Clocks): Promise<Record<string, number>> {
  return {
    entities: (await store.readEntities(caseId, clocks, {}, PAGE)).items.length,
    people: (await store.readEntities(caseId, clocks, { kinds: ['Person'] }, PAGE)).items.length,
    claims: (await readAllClaims(store, caseId, clocks)).length,
    touching: (await readAllClaims(store, caseId, clocks, { touching: [toEntityId('p1')] })).length,
    quoting: (await readAllClaims(store, caseId, clocks, { quoting: [toSourceId('s1')] })).length,
    sources: (await store.readSources(caseId, clocks, PAGE)).items.length,
    bytes: (await store.readSourceBytes(caseId, clocks, toSourceId('s1')))?.length ?? 0,
    excerpts: (await store.readExcerpts(caseId, clocks, { ids: [toExcerptId('x1')] })).length,
    excerptsOfSource: (await store.readExcerpts(caseId, clocks, { source: toSourceId('s1') })).length,
    reviews: (await store.readReviews(caseId, clocks, [toClaimId('c2')])).length,
    overrides: (await store.readOverrides(caseId, clocks)).length,
    predicates: (await store.readPredicates(caseId, clocks)).length,
    names: (await store.searchNames(caseId, clocks, 'nadir', 10)).length,
    streamed: (await collectRecords(store, caseId, clocks)).length,
    received: (await collectReceived(store, caseId, clocks)).length,
  }
}

const NOTHING_SEEN = {
  entities: 0,
  people: 0,
  claims: 0,
  touching: 0,
  quoting: 0,
  sources: 0,
  bytes: 0,
  excerpts: 0,
  excerptsOfSource: 0,
  reviews: 0,
  overrides: 0,
  predicates: 0,
  names: 0,
  streamed: 0,
  received: 0,
}
const ALL_SEEN = {
  entities: 2,
  people: 2,
  claims: 2,
  touching: 2,
  quoting: 2,
  sources: 1,
  bytes: TEXT.length,
  excerpts: 1,
  excerptsOfSource: 1,
  reviews: 1,
  overrides: 1,
  predicates: 1,
  names: 1,
  streamed: 9,
  received: 9,
}

/** What finds a place in a case. */
async function countFound(store: CaseStore, caseId: CaseId, clocks: Clocks): Promise<Record<string, number>> {
  const p1 = toEntityId('p1')
  return {
    links: (await store.readLinks(caseId, clocks, p1, {}, PAGE)).items.length,
    counts: (await store.countLinks(caseId, clocks, p1, {})).length,
    frontier: (await store.readFrontier(caseId, clocks, [p1], {}, 100))?.length ?? -1,
    timeline: (await store.readTimeline(caseId, clocks, WINDOW, PAGE)).items.length,
    mostLinked: (await store.listMostLinked(caseId, clocks, 10)).length,
    quotes: (await store.searchText(caseId, clocks, { field: 'quote', text: 'solano' }, PAGE)).items.length,
    passages: (await store.searchText(caseId, clocks, { field: 'passage', text: 'harbour' }, PAGE)).items.length,
  }
}

export function describeImports(findBench: FindBench): void {
  describe('imports in parts', () => {
    it('shows no read anything before publication, then all of it under that one instant', async () => {
      const { store, clock } = findBench()
      const caseId = await openCase(store)
      const request = makeRequest()
      const opened = await store.openImport(caseId, request)
      expect(opened).toMatchObject({ ...request, caseId, parts: 0, unchanged: 0 })
      await store.appendPart(caseId, request.key, 0, makeBatch(FIRST_PART, [TEXT]))
      const state = await store.appendPart(caseId, request.key, 1, makeBatch(SECOND_PART))
      expect(state.parts).toBe(2)
      expect(state.added).toEqual({ predicate: 1, source: 1, entity: 2, excerpt: 1, claim: 2, review: 1, override: 1 })
      expect(await store.findImport(caseId)).toEqual(state)
      expect(await countSeen(store, caseId, NOW)).toEqual(NOTHING_SEEN)
      expect((await store.getCase(caseId)).revision).toBeNull()
      expect((await store.listCases()).find((info) => info.id === caseId)?.revision).toBeNull()

      clock.now = new Date(clock.now.getTime() + 60_000)
      const receipt = await store.publishImport(caseId, request.key)
      expect(receipt.added).toEqual(state.added)
      expect(receipt.unchanged).toBe(0)
      expect(await countSeen(store, caseId, NOW)).toEqual(ALL_SEEN)
      expect(await countSeen(store, caseId, knownAt(receipt.receivedAt))).toEqual(ALL_SEEN)
      expect(await countSeen(store, caseId, knownAt(shiftInstant(receipt.receivedAt, -1)))).toEqual(NOTHING_SEEN)
      expect((await store.getCase(caseId)).revision).toBe(receipt.receivedAt)
      const instants = (await collectReceived(store, caseId, NOW)).map((record) => record.receivedAt)
      expect(new Set(instants)).toEqual(new Set([receipt.receivedAt]))
      expect(new Set((await readAllClaims(store, caseId)).map((claim) => claim.receivedAt)).size).toBe(1)
      expect((await store.readReviews(caseId, NOW, [toClaimId('c2')]))[0]?.receivedAt).toBe(receipt.receivedAt)
      expect(await store.findImport(caseId)).toBeNull()
    })

    it('finds no place in what is not published', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const request = makeRequest()
      await store.openImport(caseId, request)
      await store.appendPart(caseId, request.key, 0, makeBatch([...FIRST_PART, ...SECOND_PART], [TEXT]))
      const none = { links: 0, counts: 0, frontier: 0, timeline: 0, mostLinked: 0, quotes: 0, passages: 0 }
      expect(await countFound(store, caseId, NOW)).toEqual(none)
      const { receivedAt } = await store.publishImport(caseId, request.key)
      const found = { links: 1, counts: 1, frontier: 1, timeline: 1, mostLinked: 2, quotes: 1, passages: 1 }
      expect(await countFound(store, caseId, NOW)).toEqual(found)
      expect(await countFound(store, caseId, knownAt(shiftInstant(receivedAt, -1)))).toEqual(none)
    })

    it('keeps what the case had before in sight, at every instant', async () => {
      const { store, clock } = findBench()
      const caseId = await openCase(store)
      const before = await appendAll(store, caseId, makePerson('p0'), makePerson('p1'))
      clock.now = new Date(shiftInstant(before, 10_000))
      const request = makeRequest()
      await store.openImport(caseId, request)
      clock.now = new Date(clock.now.getTime() + 10_000)
      await store.appendPart(caseId, request.key, 0, makeBatch([makePerson('p2'), makeName('c1', 'p1', 'Nadir')]))
      const during = clock.now.toISOString()
      const old = [makePerson('p0'), makePerson('p1')]
      expect(await collectRecords(store, caseId)).toEqual(old)
      clock.now = new Date(clock.now.getTime() + 10_000)
      await store.publishImport(caseId, request.key)
      const after = await appendAll(store, caseId, makePerson('p3'))
      for (const instant of [before, shiftInstant(before, 10_000), during]) {
        expect(await collectRecords(store, caseId, knownAt(instant)), instant).toEqual(old)
      }
      expect(await collectRecords(store, caseId, knownAt(shiftInstant(after, -1)))).toHaveLength(4)
      expect(await collectRecords(store, caseId)).toHaveLength(5)
    })

    it('gives every receipt of the store an instant of its own', async () => {
      const { store } = findBench()
      const [caseId, other] = [await openCase(store), await openCase(store)]
      const instants = [await appendAll(store, other, makePerson('p1'))]
      const request = makeRequest()
      await store.openImport(caseId, request)
      await store.appendPart(caseId, request.key, 0, makeBatch([makePerson('p1')]))
      instants.push(await appendAll(store, other, makePerson('p2')))
      instants.push((await store.publishImport(caseId, request.key)).receivedAt)
      instants.push(await appendAll(store, caseId, makePerson('p2')), await appendAll(store, other, makePerson('p3')))
      expect(instants).toEqual([...new Set(instants)].sort())
    })

    it('lets nothing else into its case until it is done, and other cases alone', async () => {
      const { store } = findBench()
      const [caseId, other] = [await openCase(store), await openCase(store)]
      const request = makeRequest()
      await store.openImport(caseId, request)
      await expect(appendAll(store, caseId, makePerson('p1'))).rejects.toBeInstanceOf(ImportPendingError)
      await expect(store.openImport(caseId, makeRequest())).rejects.toMatchObject({
        name: 'ImportPendingError',
        title: 'ties.csv',
      })
      expect(await store.discardEmptyCase(caseId)).toBe(false)
      await appendAll(store, other, makePerson('p1'))
      expect(await store.findImport(other)).toBeNull()
      await store.publishImport(caseId, request.key)
      await appendAll(store, caseId, makePerson('p1'))
    })

    it('goes on where it was cut off', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const request = makeRequest()
      await store.openImport(caseId, request)
      const first = await store.appendPart(caseId, request.key, 0, makeBatch(FIRST_PART, [TEXT]))
      expect(await store.openImport(caseId, request)).toEqual(first)
      expect(await store.appendPart(caseId, request.key, 0, makeBatch(FIRST_PART, [TEXT]))).toEqual(first)
      await expect(store.appendPart(caseId, request.key, 2, makeBatch([]))).rejects.toBeInstanceOf(RangeError)
      const second = await store.appendPart(caseId, request.key, 1, makeBatch(SECOND_PART))
      expect(second).toMatchObject({ parts: 2, unchanged: 0, added: { claim: 2, entity: 2 } })
      await store.publishImport(caseId, request.key)
      expect(await collectRecords(store, caseId)).toHaveLength(9)
    })

    it('knows imports by their keys alone', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const [request, other] = [makeRequest(), makeRequest()]
      for (const opened of [false, true]) {
        if (opened) await store.openImport(caseId, request)
        await expect(store.appendPart(caseId, other.key, 0, makeBatch([]))).rejects.toBeInstanceOf(NoImportError)
        await expect(store.publishImport(caseId, other.key)).rejects.toBeInstanceOf(NoImportError)
      }
      await store.publishImport(caseId, request.key)
      await expect(store.publishImport(caseId, request.key)).rejects.toBeInstanceOf(NoImportError)
    })

    it('counts what the case or an earlier part had already', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const before = await appendAll(store, caseId, makePerson('p1'))
      const request = makeRequest()
      await store.openImport(caseId, request)
      await store.appendPart(caseId, request.key, 0, makeBatch([makePerson('p1'), makePerson('p2')]))
      const state = await store.appendPart(caseId, request.key, 1, makeBatch([makePerson('p2'), makePerson('p3')]))
      expect(state).toMatchObject({ parts: 2, unchanged: 2, added: { entity: 2 } })
      const receipt = await store.publishImport(caseId, request.key)
      expect(receipt).toMatchObject({ unchanged: 2, added: { entity: 2 } })
      const instants = (await collectReceived(store, caseId, NOW)).map((record) => record.receivedAt)
      expect(instants).toEqual([before, receipt.receivedAt, receipt.receivedAt])
    })

    it('publishes nothing when nothing was new, and is over', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const before = await importParts(store, caseId, FIRST_PART, SECOND_PART)
      await importParts(store, caseId, FIRST_PART, SECOND_PART)
      expect((await store.getCase(caseId)).revision).toBe(before)
      expect(await store.findImport(caseId)).toBeNull()
      const untouched = await openCase(store)
      await importParts(store, untouched)
      expect((await store.getCase(untouched)).revision).toBeNull()
      expect(await store.discardEmptyCase(untouched)).toBe(true)
    })

    it('keeps nothing of a part that conflicts, dangles or lacks its bytes, and takes the mended one', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      await appendAll(store, caseId, makePerson('p1'))
      const request = makeRequest()
      await store.openImport(caseId, request)
      const state = await store.appendPart(caseId, request.key, 0, makeBatch([makePerson('p2')]))
      const broken: [CaseRecord, new (...values: never[]) => Error][] = [
        [makeGroup('p1'), RecordConflictError],
        [makeGroup('p2'), RecordConflictError],
        [makeName('c1', 'p9', 'Nadir'), DanglingReferenceError],
        [makeReview('r1', 'c9', 'confirmed'), DanglingReferenceError],
        [makeSource('s1', TEXT), SourceBytesError],
      ]
      for (const [record, kind] of broken) {
        const appending = store.appendPart(caseId, request.key, 1, makeBatch([makePerson('p5'), record]))
        await expect(appending, kind.name).rejects.toBeInstanceOf(kind)
        expect(await store.findImport(caseId)).toEqual(state)
      }
      await store.appendPart(caseId, request.key, 1, makeBatch([makePerson('p4')]))
      await store.publishImport(caseId, request.key)
      expect((await collectRecords(store, caseId)).map((record) => record.id)).toEqual(['p1', 'p2', 'p4'])
    })

    it('lets claims name claims of later parts, which must be there when it is published', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const request = makeRequest()
      await store.openImport(caseId, request)
      const claims = [
        makeTie('c1', 'p1', 'KIN_OF', 'p2', { supersedes: toClaimId('c3') }),
        makeTie('c2', 'p1', 'KIN_OF', 'p2', { contradicts: [toClaimId('c3'), toClaimId('c4')] }),
      ]
      const first = makeBatch([makePerson('p1'), makePerson('p2'), ...claims])
      await store.appendPart(caseId, request.key, 0, first)
      const state = await store.appendPart(
        caseId,
        request.key,
        1,
        makeBatch([makeTie('c3', 'p2', 'KIN_OF', 'p1'), makePerson('c4')]),
      )
      await expect(store.publishImport(caseId, request.key)).rejects.toMatchObject({
        name: 'DanglingReferenceError',
        recordType: 'claim',
        recordId: 'c2',
        reference: 'c4',
      })
      expect(await store.findImport(caseId)).toEqual(state)
      expect(await collectRecords(store, caseId)).toEqual([])
      await store.appendPart(caseId, request.key, 2, makeBatch([makeTie('c4', 'p2', 'KIN_OF', 'p1')]))
      await store.publishImport(caseId, request.key)
      const claimsKnown = new Map((await readAllClaims(store, caseId)).map((claim) => [claim.id as string, claim]))
      expect(claimsKnown.get('c3')).toMatchObject({ status: 'superseded', supersededBy: 'c1', contradictions: ['c2'] })
      expect(claimsKnown.get('c4')).toMatchObject({ status: 'active', contradictions: ['c2'] })
    })

    it('bears on claims of the case only once it is published', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const ids = ['c1', 'c2', 'c3']
      const claims = ids.map((id) => makeTie(id, 'p1', 'KIN_OF', 'p2'))
      await appendAll(store, caseId, makePerson('p1'), makePerson('p2'), ...claims)
      const request = makeRequest()
      await store.openImport(caseId, request)
      const changes = { supersedes: toClaimId('c1'), contradicts: [toClaimId('c3')] }
      const part = [makeTie('c4', 'p1', 'KIN_OF', 'p2', changes), makeReview('r1', 'c2', 'refuted')]
      await store.appendPart(caseId, request.key, 0, makeBatch(part))
      const pending = await readAllClaims(store, caseId)
      expect(pending.map((claim) => [claim.id, claim.status, claim.contradictions.length])).toEqual(
        ids.map((id) => [id, 'active', 0]),
      )
      const { receivedAt } = await store.publishImport(caseId, request.key)
      const statuses = async (instant: string | null): Promise<unknown> =>
        Promise.all(ids.map((id) => readStatus(store, caseId, id, instant)))
      expect(await statuses(shiftInstant(receivedAt, -1))).toEqual(['active', 'active', 'active'])
      expect(await statuses(null)).toEqual(['superseded', 'refuted', 'active'])
      expect((await readAllClaims(store, caseId)).find((claim) => claim.id === 'c3')?.contradictions).toEqual(['c4'])
    })

    it('keeps what is streamed to what was known when the stream began', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      await appendAll(store, caseId, ...Array.from({ length: 3 }, (_, index) => makePerson(`p${index}`)))
      const request = makeRequest()
      await store.openImport(caseId, request)
      const parts = [makePerson('q1'), makeName('c1', 'p1', 'Nadir')]
      await store.appendPart(caseId, request.key, 0, makeBatch(parts))
      const seen: string[] = []
      for await (const record of store.streamRecords(caseId, NOW)) {
        if (seen.push(record.id) === 1) await store.publishImport(caseId, request.key)
      }
      expect(seen).toEqual(['p0', 'p1', 'p2'])
      expect(await collectRecords(store, caseId)).toHaveLength(5)
    })

    describe('stopping', () => {
      it('keeps nothing of a part that is stopped, and takes it again', async () => {
        const { store } = findBench()
        const caseId = await openCase(store)
        const request = makeRequest()
        await store.openImport(caseId, request)
        const people = makeBatch(Array.from({ length: 3000 }, (_, index) => makePerson(`p${index}`)))
        const stop = new AbortController()
        const reason = new Error('stopped by the analyst')
        const options = {
          signal: stop.signal,
          onProgress: () => {
            stop.abort(reason)
          },
        }
        await expect(store.appendPart(caseId, request.key, 0, people, options)).rejects.toBe(reason)
        expect((await store.findImport(caseId))?.parts).toBe(0)
        await expect(store.publishImport(caseId, request.key, { signal: stop.signal })).rejects.toBe(reason)
        const state = await store.appendPart(caseId, request.key, 0, people)
        expect(state).toMatchObject({ parts: 1, unchanged: 0, added: { entity: 3000 } })
      })
    })

    describe('discarding', () => {
      it('takes every trace back and leaves what was there before', async () => {
        const { store } = findBench()
        const caseId = await openCase(store)
        await store.append(caseId, makeBatch([makeSource('s0', TEXT), makePerson('p0')], [TEXT]))
        const request = makeRequest()
        await store.openImport(caseId, request)
        const own = 'bytes of its own'
        const part = [...FIRST_PART, makeSource('s2', own), makeEvent('e1')]
        await store.appendPart(caseId, request.key, 0, makeBatch(part, [TEXT, own]))
        await store.appendPart(caseId, request.key, 1, makeBatch(SECOND_PART))
        expect(await store.discardImport(caseId)).toBe(true)
        expect(await store.discardImport(caseId)).toBe(false)
        expect(await store.findImport(caseId)).toBeNull()
        expect((await collectRecords(store, caseId)).map((record) => record.id)).toEqual(['s0', 'p0'])
        expect((await store.readSourceBytes(caseId, NOW, toSourceId('s0')))?.length).toBe(TEXT.length)
        expect((await store.verifyCase(caseId)).faults).toEqual([])
        await expect(store.publishImport(caseId, request.key)).rejects.toBeInstanceOf(NoImportError)
        // Ids are free again, for other content too, and nothing of the old is found under them.
        await appendAll(store, caseId, makeGroup('p1'), makeName('c1', 'p1', 'Amira'))
        expect(await store.searchNames(caseId, NOW, 'nadir', 10)).toEqual([])
        await importParts(store, caseId, [makePerson('p7')])
      })

      it('can be cut off and called again, and is not taken up as an import in between', async () => {
        const { store } = findBench()
        const caseId = await openCase(store)
        const request = makeRequest()
        await store.openImport(caseId, request)
        const people = Array.from({ length: 4000 }, (_, index) => makePerson(`p${index}`))
        await store.appendPart(caseId, request.key, 0, makeBatch(people))
        const stop = new AbortController()
        const reason = new Error('stopped by the analyst')
        const options = {
          signal: stop.signal,
          onProgress: () => {
            stop.abort(reason)
          },
        }
        await expect(store.discardImport(caseId, options)).rejects.toBe(reason)
        await expect(store.openImport(caseId, request)).rejects.toBeInstanceOf(ImportPendingError)
        const part = store.appendPart(caseId, request.key, 1, makeBatch([makePerson('q')]))
        await expect(part).rejects.toBeInstanceOf(ImportPendingError)
        await expect(store.publishImport(caseId, request.key)).rejects.toBeInstanceOf(ImportPendingError)
        await expect(appendAll(store, caseId, makePerson('q'))).rejects.toBeInstanceOf(ImportPendingError)
        expect(await collectRecords(store, caseId)).toEqual([])
        expect(await store.discardImport(caseId)).toBe(true)
        expect(await store.findImport(caseId)).toBeNull()
        const again = await store.openImport(caseId, request)
        expect(again).toMatchObject({ parts: 0, unchanged: 0, added: { entity: 0 } })
        expect(await store.appendPart(caseId, request.key, 0, makeBatch(people))).toMatchObject({
          unchanged: 0,
          added: { entity: 4000 },
        })
      })
    })

    it('rejects every method for a case that is not there', async () => {
      const { store } = findBench()
      const gone = 'case-that-never-was' as CaseId
      const { key, title } = makeRequest()
      const calls: Record<string, () => Promise<unknown>> = {
        openImport: () => store.openImport(gone, { key, title }),
        findImport: () => store.findImport(gone),
        appendPart: () => store.appendPart(gone, key, 0, makeBatch([])),
        publishImport: () => store.publishImport(gone, key),
        discardImport: () => store.discardImport(gone),
      }
      for (const [method, call] of Object.entries(calls)) {
        await expect(call(), method).rejects.toBeInstanceOf(UnknownCaseError)
      }
    })
  })
}
