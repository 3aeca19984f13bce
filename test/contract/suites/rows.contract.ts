import { describe, expect, it } from 'vitest'

import type { LogEvent } from '../../../server/store/log-entry.ts'
import { openCase } from '../store-bench.ts'
import type { FindBench } from '../store-bench.ts'

export function describeRows(findBench: FindBench): void {
  describe('positions', () => {
    it('come back exactly and are replaced as a whole', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      await store.writePositions(caseId, 'main', { p1: { x: 0, y: -0.1 }, p2: { x: 1e-9, y: 12345.678 } })
      expect(await store.readPositions(caseId, 'main')).toEqual({
        p1: { x: 0, y: -0.1 },
        p2: { x: 1e-9, y: 12345.678 },
      })
      await store.writePositions(caseId, 'main', { p3: { x: 1, y: 2 } })
      expect(await store.readPositions(caseId, 'main')).toEqual({ p3: { x: 1, y: 2 } })
      await store.writePositions(caseId, 'main', {})
      expect(await store.readPositions(caseId, 'main')).toEqual({})
    })

    it('belong to one view of one case', async () => {
      const { store } = findBench()
      const [one, other] = [await openCase(store), await openCase(store)]
      const views = ['main', 'Main', 'chart "2" \u0000', '']
      for (const [index, view] of views.entries()) {
        await store.writePositions(one, view, { p1: { x: index, y: 0 } })
      }
      for (const [index, view] of views.entries()) {
        expect(await store.readPositions(one, view)).toEqual({ p1: { x: index, y: 0 } })
        expect(await store.readPositions(other, view)).toEqual({})
      }
    })

    it('keeps those of thousands of nodes', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const positions = Object.fromEntries(
        Array.from({ length: 5000 }, (_, index) => [`p${index}`, { x: index / 3, y: 1 - index }]),
      )
      await store.writePositions(caseId, 'main', positions)
      expect(await store.readPositions(caseId, 'main')).toEqual(positions)
    })
  })

  describe('log', () => {
    it('grows by one row an event and gives the newest first', async () => {
      const { store, clock } = findBench()
      const caseId = await openCase(store)
      const event: LogEvent = {
        action: 'unmasked',
        caseId,
        actor: 'analyst-1 \u0000 "x"',
        purpose: 'hearing of 5 March',
        detail: { count: 2, ratio: 0.5, complete: true, format: 'csv' },
      }
      const first = await store.appendLog(event)
      expect(first).toEqual({ ...event, sequence: first.sequence, at: clock.now.toISOString() })
      const second = await store.appendLog({ ...event, purpose: null, detail: {} })
      expect(second.sequence).toBeGreaterThan(first.sequence)
      expect(await store.readLog(caseId, 10)).toEqual([second, first])
      expect(await store.readLog(caseId, 1)).toEqual([second])
      expect(await store.readLog(caseId, 10, second.sequence)).toEqual([first])
      expect(await store.readLog(caseId, 10, first.sequence)).toEqual([])
      await expect(store.readLog(caseId, 10, 0)).rejects.toBeInstanceOf(RangeError)
    })

    it('numbers rows one after the other, also when written at once', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const event: LogEvent = { action: 'exported', caseId, actor: 'analyst-1', purpose: null, detail: {} }
      const entries = await Promise.all(Array.from({ length: 10 }, () => store.appendLog(event)))
      expect(new Set(entries.map((entry) => entry.sequence)).size).toBe(10)
      expect(await store.readLog(caseId, 10)).toEqual([...entries].sort((a, b) => b.sequence - a.sequence))
    })

    it('keeps the rows of cases apart from each other and from those of none', async () => {
      const { store } = findBench()
      const [one, other] = [await openCase(store), await openCase(store)]
      const event = { actor: 'analyst-1', purpose: null, detail: {} }
      const ofOne = await store.appendLog({ ...event, action: 'imported', caseId: one })
      const ofOther = await store.appendLog({ ...event, action: 'imported', caseId: other })
      const ofNone = await store.appendLog({ ...event, action: 'signed-in', caseId: null })
      expect(await store.readLog(one, 10)).toEqual([ofOne])
      expect(await store.readLog(other, 10)).toEqual([ofOther])
      // Others may be using the store too, so only the order among our own rows is certain.
      const all = await store.readLog(null, 100)
      const own = new Set([ofOne.sequence, ofOther.sequence, ofNone.sequence])
      expect(all.filter((entry) => own.has(entry.sequence))).toEqual([ofNone, ofOther, ofOne])
    })
  })
}
