import { createHash, randomUUID } from 'node:crypto'

import { describe, expect, it } from 'vitest'

import type { CaseRecord } from '../../../server/domain/case-record.ts'
import type { Received } from '../../../server/domain/claim-status.ts'
import { NOW } from '../../../server/domain/clocks.ts'
import type { CaseId } from '../../../server/domain/ids.ts'
import type { CaseStore } from '../../../server/store/case-store.ts'
import type { CaseFrame, RestoredPart } from '../../../server/store/import-state.ts'
import type { LogEntry } from '../../../server/store/log-entry.ts'
import {
  CaseIdTakenError,
  CaseNameTakenError,
  DanglingReferenceError,
  RecordConflictError,
  SourceBytesError,
  UnknownCaseError,
} from '../../../server/store/store-errors.ts'
import {
  makeBatch,
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
  toExcerptId,
  toSourceId,
} from '../build-records.ts'
import { appendAll, collectRecords, makeCaseName, openCase, readAllClaims } from '../store-bench.ts'
import type { FindBench } from '../store-bench.ts'
import { shiftInstant } from '../test-clock.ts'

const TEXT = 'Nadir Solano met Amira Vale in the harbour.'
const PAGE = { after: null, limit: 100 }
const NO_ROWS = { log: [], views: {} }

/** A record of every type, with all that is derived from records. */
const RECORDS: readonly CaseRecord[] = [
  makePredicate('SHARES_FLAT_WITH'),
  makeSource('s1', TEXT),
  makeExcerpt('x1', 's1', 'Nadir Solano'),
  makePerson('p1'),
  makePerson('p2'),
  makeName('c1', 'p1', 'Nadir Solano', { excerpts: [toExcerptId('x1')] }),
  makeTie('c2', 'p1', 'ASSOCIATED_WITH', 'p2', { valid: { from: '2023-05', to: 'unknown' } }),
  makeTie('c3', 'p1', 'SHARES_FLAT_WITH', 'p2', { supersedes: toClaimId('c2'), contradicts: [toClaimId('c1')] }),
  makeReview('r1', 'c3', 'confirmed', { excerpts: [toExcerptId('x1')] }),
  makeOverride('o1', 'p2'),
]

/** A case with a past: several receipts, one of them an import in parts, views and a log. */
async function makePast(store: CaseStore): Promise<CaseId> {
  const caseId = await openCase(store)
  await store.append(caseId, makeBatch(RECORDS.slice(0, 7), [TEXT]))
  const request = { key: createHash('sha256').update(randomUUID()).digest('hex'), title: 'more.csv' }
  await store.openImport(caseId, request)
  await store.appendPart(caseId, request.key, 0, makeBatch(RECORDS.slice(7)))
  await store.publishImport(caseId, request.key)
  await appendAll(store, caseId, makeReview('r2', 'c2', 'reinstated'))
  await store.writePositions(caseId, 'main', { p1: { x: 1, y: 0 } })
  await store.writePositions(caseId, 'Karte der Häfen', { p2: { x: -1.5, y: 2 } })
  await store.appendLog({ action: 'case-created', caseId, actor: 'ana', purpose: null, detail: {} })
  await store.appendLog({ action: 'imported', caseId, actor: 'ana', purpose: 'first look', detail: { claims: 3 } })
  return caseId
}

async function readPart(store: CaseStore, caseId: CaseId): Promise<RestoredPart> {
  const records: Received<CaseRecord>[] = []
  const sourceBytes = new Map<string, Uint8Array>()
  for await (const record of store.streamReceived(caseId, NOW)) {
    records.push(record)
    if (record.type !== 'source') continue
    sourceBytes.set(record.sha256, (await store.readSourceBytes(caseId, NOW, record.id)) ?? new Uint8Array())
  }
  return { records, sourceBytes }
}

function makeFrame(changes: Partial<CaseFrame> = {}): CaseFrame {
  const id = `case-${randomUUID()}` as CaseId
  return { id, name: makeCaseName(), description: 'Kept', createdAt: '2023-02-01T00:00:00.000Z', ...changes }
}

function receive(records: readonly CaseRecord[], receivedAt: string, texts: readonly string[] = []): RestoredPart {
  const batch = makeBatch(records, texts)
  return { records: records.map((record) => ({ ...record, receivedAt })), sourceBytes: batch.sourceBytes }
}

async function readViews(store: CaseStore, caseId: CaseId): Promise<Record<string, unknown>> {
  const names = await store.listViews(caseId)
  const views = await Promise.all(names.map((name) => store.readPositions(caseId, name)))
  return Object.fromEntries(names.map((name, index) => [name, views[index]]))
}

export function describeCustody(findBench: FindBench): void {
  describe('restore', () => {
    it('brings a case back as it was, at every instant', async () => {
      const { store, clock } = findBench()
      const from = await makePast(store)
      const part = await readPart(store, from)
      const log = await store.readLog(from, 100)
      const views = (await readViews(store, from)) as never
      const frame = makeFrame()
      await store.beginRestore(frame)
      await store.restorePart(frame.id, { ...part, records: part.records.slice(0, 6) })
      await store.restorePart(frame.id, { records: part.records.slice(6), sourceBytes: new Map() })
      clock.now = new Date(clock.now.getTime() + 5000)
      const info = await store.finishRestore(frame.id, { log, views })

      const revision = (await store.getCase(from)).revision
      expect(info).toEqual({ ...frame, revision })
      expect(await store.getCase(frame.id)).toEqual(info)
      expect(await store.findCaseByName(frame.name)).toEqual(info)
      expect((await readPart(store, frame.id)).records).toEqual(part.records)
      expect(await readAllClaims(store, frame.id)).toEqual(await readAllClaims(store, from))
      for (const instant of new Set(part.records.map((record) => record.receivedAt))) {
        for (const knownAt of [shiftInstant(instant, -1), instant]) {
          const clocks = { asAt: null, knownAt }
          expect(await readAllClaims(store, frame.id, clocks)).toEqual(await readAllClaims(store, from, clocks))
        }
      }
      expect(Buffer.from((await store.readSourceBytes(frame.id, NOW, toSourceId('s1'))) ?? []).toString()).toBe(TEXT)
      expect(await readViews(store, frame.id)).toEqual(views)
      expect((await store.verifyCase(frame.id)).faults).toEqual([])
    })

    it('gives log entries numbers of this store and keeps their instants and order', async () => {
      const { store, clock } = findBench()
      const frame = makeFrame()
      const entry = (sequence: number, restoredAt?: string): LogEntry => ({
        sequence,
        action: 'imported',
        caseId: frame.id,
        actor: `actor-${sequence}`,
        purpose: null,
        detail: { claims: sequence },
        at: `2023-02-0${sequence}T00:00:00.000Z`,
        ...(restoredAt === undefined ? {} : { restoredAt }),
      })
      await store.beginRestore(frame)
      const log = [entry(3), entry(1, '2023-03-01T00:00:00.000Z'), entry(2)]
      await store.finishRestore(frame.id, { log, views: {} })
      const restored = await store.readLog(frame.id, 10)
      const restoredAt = clock.now.toISOString()
      expect(restored).toEqual(
        [3, 2, 1].map((number, index) => ({ ...entry(number), restoredAt, sequence: restored[index]?.sequence })),
      )
      const sequences = restored.map((one) => one.sequence)
      expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => b - a))
      const own = await store.appendLog({
        action: 'restored',
        caseId: frame.id,
        actor: 'ana',
        purpose: null,
        detail: {},
      })
      expect(own.sequence > (sequences[0] ?? Infinity)).toBe(true)
    })

    it('hides the case until it is finished', async () => {
      const { store } = findBench()
      const frame = makeFrame()
      await store.beginRestore(frame)
      await store.restorePart(frame.id, receive(RECORDS, '2023-02-01T00:00:00.000Z', [TEXT]))
      expect((await store.listCases()).map((info) => info.id)).not.toContain(frame.id)
      expect(await store.findCaseByName(frame.name)).toBeNull()
      const calls: Record<string, () => Promise<unknown>> = {
        getCase: () => store.getCase(frame.id),
        append: () => appendAll(store, frame.id, makePerson('p9')),
        openImport: () => store.openImport(frame.id, { key: 'a'.repeat(64), title: 'x.csv' }),
        readEntities: () => store.readEntities(frame.id, NOW, {}, PAGE),
        readClaims: () => store.readClaims(frame.id, NOW, {}, PAGE),
        streamRecords: () => collectRecords(store, frame.id),
        searchNames: () => store.searchNames(frame.id, NOW, 'nadir', 10),
        readLog: () => store.readLog(frame.id, 10),
        listViews: () => store.listViews(frame.id),
        discardEmptyCase: () => store.discardEmptyCase(frame.id),
        eraseCase: () => store.eraseCase(frame.id, { actor: 'ana', purpose: null }),
        verifyCase: () => store.verifyCase(frame.id),
      }
      for (const [method, call] of Object.entries(calls)) {
        await expect(call(), method).rejects.toBeInstanceOf(UnknownCaseError)
      }
      await store.finishRestore(frame.id, NO_ROWS)
      expect(await collectRecords(store, frame.id)).toHaveLength(RECORDS.length)
    })

    it('refuses a name or an id that is in use, by a case or by another restore', async () => {
      const { store } = findBench()
      const info = await store.createCase(makeCaseName(), '')
      await expect(store.beginRestore(makeFrame({ name: info.name }))).rejects.toBeInstanceOf(CaseNameTakenError)
      await expect(store.beginRestore(makeFrame({ id: info.id }))).rejects.toBeInstanceOf(CaseIdTakenError)
      const frame = makeFrame()
      await store.beginRestore(frame)
      await expect(store.beginRestore(makeFrame({ name: frame.name }))).rejects.toBeInstanceOf(CaseNameTakenError)
      await expect(store.beginRestore(makeFrame({ id: frame.id }))).rejects.toBeInstanceOf(CaseIdTakenError)
      await expect(store.createCase(frame.name, '')).rejects.toBeInstanceOf(CaseNameTakenError)
      await store.discardRestore(frame.id)
      expect((await store.createCase(frame.name, '')).name).toBe(frame.name)
    })

    it('takes every trace of an unfinished one back', async () => {
      const { store } = findBench()
      const frame = makeFrame()
      await store.beginRestore(frame)
      await store.restorePart(frame.id, receive(RECORDS, '2023-02-01T00:00:00.000Z', [TEXT]))
      await store.discardRestore(frame.id)
      await expect(store.discardRestore(frame.id)).rejects.toBeInstanceOf(UnknownCaseError)
      await store.beginRestore(frame)
      const info = await store.finishRestore(frame.id, NO_ROWS)
      expect(info.revision).toBeNull()
      expect(await collectRecords(store, frame.id)).toEqual([])
      expect(await store.searchNames(frame.id, NOW, 'nadir', 10)).toEqual([])
    })

    it('works on no case but one that is being restored', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      await appendAll(store, caseId, makePerson('p1'))
      for (const id of [caseId, 'case-that-never-was' as CaseId]) {
        const part = receive([makePerson('p2')], '2023-02-01T00:00:00.000Z')
        await expect(store.restorePart(id, part)).rejects.toBeInstanceOf(UnknownCaseError)
        await expect(store.finishRestore(id, NO_ROWS)).rejects.toBeInstanceOf(UnknownCaseError)
        await expect(store.discardRestore(id)).rejects.toBeInstanceOf(UnknownCaseError)
      }
      expect(await collectRecords(store, caseId)).toEqual([makePerson('p1')])
    })

    it('checks references, among claims at the end, and bytes', async () => {
      const { store } = findBench()
      const frame = makeFrame()
      const at = '2023-02-01T00:00:00.000Z'
      await store.beginRestore(frame)
      const broken: [CaseRecord, new (...values: never[]) => Error][] = [
        [makeName('c1', 'p9', 'Nadir'), DanglingReferenceError],
        [makeSource('s1', TEXT), SourceBytesError],
        [makeGroup('p1'), RecordConflictError],
      ]
      await store.restorePart(frame.id, receive([makePerson('p1'), makePerson('p2')], at))
      for (const [record, kind] of broken) {
        const restoring = store.restorePart(frame.id, receive([makePerson('p5'), record], at))
        await expect(restoring, kind.name).rejects.toBeInstanceOf(kind)
      }
      const forward = makeTie('c1', 'p1', 'KIN_OF', 'p2', { supersedes: toClaimId('c2') })
      await store.restorePart(frame.id, receive([forward], at))
      await expect(store.finishRestore(frame.id, NO_ROWS)).rejects.toMatchObject({
        name: 'DanglingReferenceError',
        recordId: 'c1',
        reference: 'c2',
      })
      await store.restorePart(frame.id, receive([makeTie('c2', 'p2', 'KIN_OF', 'p1')], at))
      await store.finishRestore(frame.id, NO_ROWS)
      expect((await collectRecords(store, frame.id)).map((record) => record.id)).toEqual(['p1', 'p2', 'c1', 'c2'])
    })

    it('refuses instants that would not compare', async () => {
      const { store } = findBench()
      const frame = makeFrame()
      await store.beginRestore(frame)
      const part = receive([makePerson('p1')], '2023-02-01')
      await expect(store.restorePart(frame.id, part)).rejects.toBeInstanceOf(RangeError)
      await store.discardRestore(frame.id)
    })

    it('receives everything later than what it brought back', async () => {
      const { store, clock } = findBench()
      const frame = makeFrame()
      const future = shiftInstant(clock.now.toISOString(), 3_600_000)
      await store.beginRestore(frame)
      await store.restorePart(frame.id, receive([makePerson('p1')], future))
      const info = await store.finishRestore(frame.id, NO_ROWS)
      expect(info.revision).toBe(future)
      const [caseId, now] = [await openCase(store), clock.now.toISOString()]
      expect(now < future).toBe(true)
      expect((await appendAll(store, frame.id, makePerson('p2'))) > future).toBe(true)
      expect((await appendAll(store, caseId, makePerson('p2'))) > future).toBe(true)
    })
  })

  describe('erasure', () => {
    it('deletes all of a case, leaves other cases alone and one entry in the log', async () => {
      const { store, clock } = findBench()
      const [caseId, other] = [await makePast(store), await makePast(store)]
      const { name } = await store.getCase(caseId)
      const kept = await readPart(store, other)
      const entry = await store.eraseCase(caseId, { actor: 'judge', purpose: 'Order 12/2024' })
      expect(entry).toEqual({
        sequence: entry.sequence,
        at: clock.now.toISOString(),
        action: 'erased',
        caseId,
        actor: 'judge',
        purpose: 'Order 12/2024',
        detail: {
          predicate: 1,
          source: 1,
          entity: 2,
          excerpt: 1,
          claim: 3,
          review: 2,
          override: 1,
          sourceBytes: TEXT.length,
          'log-case-created': 1,
          'log-imported': 1,
        },
      })
      await expect(store.getCase(caseId)).rejects.toBeInstanceOf(UnknownCaseError)
      await expect(store.readLog(caseId, 10)).rejects.toBeInstanceOf(UnknownCaseError)
      await expect(collectRecords(store, caseId)).rejects.toBeInstanceOf(UnknownCaseError)
      await expect(store.eraseCase(caseId, { actor: 'judge', purpose: null })).rejects.toBeInstanceOf(UnknownCaseError)
      expect(await store.findCaseByName(name)).toBeNull()
      const log = (await store.readLog(null, 1000)).filter((one) => one.caseId === caseId)
      expect(log).toEqual([entry])
      expect(await readPart(store, other)).toEqual(kept)
      expect(await readViews(store, other)).not.toEqual({})
      expect((await store.verifyCase(other)).faults).toEqual([])
    })

    it('makes name and id free, and nothing of the old case shows in a new one', async () => {
      const { store } = findBench()
      const caseId = await makePast(store)
      const { name } = await store.getCase(caseId)
      await store.eraseCase(caseId, { actor: 'judge', purpose: null })
      await store.beginRestore(makeFrame({ id: caseId, name }))
      await store.finishRestore(caseId, NO_ROWS)
      expect(await collectRecords(store, caseId)).toEqual([])
      expect(await store.readLog(caseId, 10)).toEqual([])
      expect(await store.listViews(caseId)).toEqual([])
      expect(await store.searchNames(caseId, NOW, 'nadir', 10)).toEqual([])
      await store.append(caseId, makeBatch(RECORDS, [TEXT]))
      expect((await store.verifyCase(caseId)).faults).toEqual([])
    })

    it('takes an import under way along', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const request = { key: 'b'.repeat(64), title: 'ties.csv' }
      await store.openImport(caseId, request)
      await store.appendPart(caseId, request.key, 0, makeBatch([makePerson('p1')]))
      const entry = await store.eraseCase(caseId, { actor: 'judge', purpose: null })
      expect(entry.detail).toMatchObject({ entity: 1, sourceBytes: 0 })
      await expect(store.findImport(caseId)).rejects.toBeInstanceOf(UnknownCaseError)
    })

    it('does nothing when it is stopped', async () => {
      const { store } = findBench()
      const caseId = await makePast(store)
      const kept = await readPart(store, caseId)
      const reason = new Error('stopped by the analyst')
      const erasing = store.eraseCase(caseId, { actor: 'judge', purpose: null }, { signal: AbortSignal.abort(reason) })
      await expect(erasing).rejects.toBe(reason)
      expect(await readPart(store, caseId)).toEqual(kept)
      expect(await store.readLog(caseId, 10)).toHaveLength(2)
    })
  })

  describe('integrity', () => {
    it('finds no fault in what the store wrote itself, and counts what it looked at', async () => {
      const { store } = findBench()
      const caseId = await makePast(store)
      const literal = { kind: 'text', value: 'A note\u0000 with 😀', language: null } as const
      await appendAll(store, caseId, makeFact('c8', 'p1', 'HAS_NOTE', literal), makeName('c9', 'p2', 'نادر سولانو'))
      const report = await store.verifyCase(caseId)
      expect(report).toEqual({
        checked: { predicate: 1, source: 1, entity: 2, excerpt: 1, claim: 5, review: 2, override: 1 },
        faults: [],
        faultCount: 0,
      })
      expect(await store.verifyCase(await openCase(store))).toMatchObject({ faultCount: 0, checked: { claim: 0 } })
    })

    it('finds none while an import is under way, even where its claims name later ones', async () => {
      const { store } = findBench()
      const caseId = await makePast(store)
      const request = { key: 'c'.repeat(64), title: 'ties.csv' }
      await store.openImport(caseId, request)
      const forward = makeTie('d1', 'p1', 'KIN_OF', 'p2', { supersedes: toClaimId('d2') })
      await store.appendPart(caseId, request.key, 0, makeBatch([forward]))
      expect((await store.verifyCase(caseId)).faults).toEqual([])
      await store.discardImport(caseId)
    })

    it('answers as before once all that is derived was made anew', async () => {
      const { store } = findBench()
      const caseId = await makePast(store)
      const read = async (): Promise<unknown[]> => [
        await readAllClaims(store, caseId),
        await store.searchNames(caseId, NOW, 'nadir', 10),
        await store.readEntities(caseId, NOW, { kinds: ['Person'] }, PAGE),
        await store.readExcerpts(caseId, NOW, { source: toSourceId('s1') }),
        await store.getCase(caseId),
      ]
      const before = await read()
      await store.rebuildProjection(caseId)
      expect(await read()).toEqual(before)
      expect((await store.verifyCase(caseId)).faults).toEqual([])
    })

    it('stops when asked to, and changes nothing', async () => {
      const { store } = findBench()
      const caseId = await makePast(store)
      const options = { signal: AbortSignal.abort(new Error('stopped by the analyst')) }
      await expect(store.verifyCase(caseId, options)).rejects.toThrow('stopped by the analyst')
      await expect(store.rebuildProjection(caseId, options)).rejects.toThrow('stopped by the analyst')
      expect((await store.verifyCase(caseId)).faults).toEqual([])
      const gone = 'case-that-never-was' as CaseId
      await expect(store.verifyCase(gone)).rejects.toBeInstanceOf(UnknownCaseError)
      await expect(store.rebuildProjection(gone)).rejects.toBeInstanceOf(UnknownCaseError)
    })
  })
}
