import { describe, expect, it } from 'vitest'

import { NOW } from '../../../server/domain/clocks.ts'
import type { CaseId } from '../../../server/domain/ids.ts'
import { ID_PATTERN } from '../../../server/domain/ids.ts'
import { CaseNameTakenError, UnknownCaseError } from '../../../server/store/store-errors.ts'
import { makeBatch, makePerson } from '../build-records.ts'
import { appendAll, collectRecords, makeCaseName, openCase } from '../store-bench.ts'
import type { FindBench } from '../store-bench.ts'

const PAGE = { after: null, limit: 10 }

export function describeCases(findBench: FindBench): void {
  describe('cases', () => {
    it('creates an empty case that can be found by id and by name', async () => {
      const { store, clock } = findBench()
      const name = makeCaseName()
      const info = await store.createCase(name, 'Calls of March')
      expect(info).toEqual({
        id: info.id,
        name,
        description: 'Calls of March',
        createdAt: clock.now.toISOString(),
        revision: null,
      })
      expect(info.id).toMatch(ID_PATTERN)
      expect(await store.getCase(info.id)).toEqual(info)
      expect(await store.findCaseByName(name)).toEqual(info)
    })

    it('finds no case under a name that none has, nor under a part of one', async () => {
      const { store } = findBench()
      const name = makeCaseName()
      await store.createCase(name, '')
      expect(await store.findCaseByName(name.slice(0, -1))).toBeNull()
      expect(await store.findCaseByName(name.toUpperCase())).toBeNull()
    })

    it('refuses a name that is taken and keeps the case that has it', async () => {
      const { store } = findBench()
      const name = makeCaseName()
      const info = await store.createCase(name, 'first')
      await expect(store.createCase(name, 'second')).rejects.toBeInstanceOf(CaseNameTakenError)
      expect(await store.findCaseByName(name)).toEqual(info)
    })

    it('gives one of two cases created at once under the same name', async () => {
      const { store } = findBench()
      const name = makeCaseName()
      const results = await Promise.allSettled([store.createCase(name, 'a'), store.createCase(name, 'b')])
      const failures = results.filter((result) => result.status === 'rejected')
      expect(failures).toHaveLength(1)
      expect(failures[0]?.reason).toBeInstanceOf(CaseNameTakenError)
    })

    it('takes back a case only while nothing was appended to it', async () => {
      const { store } = findBench()
      const name = makeCaseName()
      const empty = await store.createCase(name, '')
      await store.writePositions(empty.id, 'main', { a: { x: 1, y: 2 } })
      await store.appendLog({ action: 'case-created', caseId: empty.id, actor: 'ana', purpose: null, detail: {} })
      expect(await store.discardEmptyCase(empty.id)).toBe(true)
      expect(await store.findCaseByName(name)).toBeNull()
      await expect(store.discardEmptyCase(empty.id)).rejects.toBeInstanceOf(UnknownCaseError)
      const full = await store.createCase(name, '')
      await store.append(full.id, makeBatch([makePerson('p')]))
      expect(await store.discardEmptyCase(full.id)).toBe(false)
      expect((await store.findCaseByName(name))?.id).toBe(full.id)
      expect(await store.readPositions(full.id, 'main')).toEqual({})
    })

    it('lists cases by name in code point order, whatever characters they hold', async () => {
      const { store } = findBench()
      const prefix = makeCaseName()
      // In UTF-16 units the emoji (D83D…) would come before the ligature (FB01).
      const endings = ['\u0000nul', 'A', 'a', 'é', 'أ', '\uFB01', '😀']
      for (const ending of [...endings].reverse()) await store.createCase(prefix + ending, `of ${ending}`)
      const own = (await store.listCases()).filter((info) => info.name.startsWith(prefix))
      expect(own.map((info) => info.name.slice(prefix.length))).toEqual(endings)
      expect(own.map((info) => info.description)).toEqual(endings.map((ending) => `of ${ending}`))
      for (const ending of endings) expect((await store.findCaseByName(prefix + ending))?.name).toBe(prefix + ending)
    })

    it('answers every read of an empty case with nothing', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const empty = { items: [], next: null }
      expect(await store.readEntities(caseId, NOW, {}, PAGE)).toEqual(empty)
      expect(await store.readClaims(caseId, NOW, {}, PAGE)).toEqual(empty)
      expect(await store.readSources(caseId, NOW, PAGE)).toEqual(empty)
      expect(await store.readSourceBytes(caseId, NOW, 'none' as never)).toBeNull()
      expect(await store.readExcerpts(caseId, NOW, { ids: [] })).toEqual([])
      expect(await store.readReviews(caseId, NOW, [])).toEqual([])
      expect(await store.readOverrides(caseId, NOW)).toEqual([])
      expect(await store.readPredicates(caseId, NOW)).toEqual([])
      expect(await store.searchNames(caseId, NOW, 'a', 10)).toEqual([])
      expect(await collectRecords(store, caseId)).toEqual([])
      expect(await store.readPositions(caseId, 'main')).toEqual({})
      expect(await store.readLog(caseId, 10)).toEqual([])
    })

    it('rejects every method for a case that is not there', async () => {
      const { store } = findBench()
      const gone = 'case-that-never-was' as CaseId
      const calls: Record<string, () => Promise<unknown>> = {
        getCase: () => store.getCase(gone),
        append: () => store.append(gone, makeBatch([makePerson('p1')])),
        readEntities: () => store.readEntities(gone, NOW, {}, PAGE),
        readClaims: () => store.readClaims(gone, NOW, {}, PAGE),
        readSources: () => store.readSources(gone, NOW, PAGE),
        readSourceBytes: () => store.readSourceBytes(gone, NOW, 's1' as never),
        readExcerpts: () => store.readExcerpts(gone, NOW, { ids: [] }),
        readReviews: () => store.readReviews(gone, NOW, []),
        readOverrides: () => store.readOverrides(gone, NOW),
        readPredicates: () => store.readPredicates(gone, NOW),
        searchNames: () => store.searchNames(gone, NOW, 'a', 10),
        streamRecords: () => collectRecords(store, gone),
        readPositions: () => store.readPositions(gone, 'main'),
        writePositions: () => store.writePositions(gone, 'main', {}),
        appendLog: () =>
          store.appendLog({ action: 'imported', caseId: gone, actor: 'analyst-1', purpose: null, detail: {} }),
        readLog: () => store.readLog(gone, 10),
      }
      for (const [method, call] of Object.entries(calls)) {
        await expect(call(), method).rejects.toBeInstanceOf(UnknownCaseError)
      }
    })

    it('keeps two cases apart that use the same ids', async () => {
      const { store } = findBench()
      const [one, other] = [await openCase(store), await openCase(store)]
      await appendAll(store, one, makePerson('p1'), makePerson('p2'))
      await appendAll(store, other, { ...makePerson('p1'), kind: 'Event', subkind: 'meeting' })
      expect((await store.readEntities(one, NOW, {}, PAGE)).items.map((entity) => entity.kind)).toEqual([
        'Person',
        'Person',
      ])
      expect((await store.readEntities(other, NOW, {}, PAGE)).items.map((entity) => entity.kind)).toEqual(['Event'])
      expect(await collectRecords(store, other)).toHaveLength(1)
    })
  })
}
