import { createHash, randomUUID } from 'node:crypto'

import { describe, expect, it } from 'vitest'

import type { CaseId } from '../../../server/domain/ids.ts'
import { reviveCanonical } from '../../../server/store/canonical-chunks.ts'
import type { FindingHeader, FindingRow } from '../../../server/store/case-findings.ts'
import type { CaseStore } from '../../../server/store/case-store.ts'
import { openFinding } from '../../../server/store/finding-row.ts'
import { sealJson } from '../../../server/store/seal-json.ts'
import { DamagedFindingError, UnknownCaseError } from '../../../server/store/store-errors.ts'
import { collectPages, makeCaseName, openCase } from '../store-bench.ts'
import type { FindBench } from '../store-bench.ts'

const RESULT = { rankings: [{ measure: 'degree', rows: [{ id: 'p1', value: 0.1, rank: 1 }] }], none: null }
const MANIFEST = { inputHash: 'a'.repeat(64), seed: 7, parameters: { measures: [{ id: 'degree' }] } }

/** Opens as no finding does. */
const NO_ROW: FindingRow = { body: '', sha256: '', result: null, input: null }

async function save(store: CaseStore, caseId: CaseId, task: string, result: unknown = RESULT): Promise<FindingHeader> {
  const parts = { result: await sealJson(result), input: await sealJson({ claims: { c1: 'ab' } }) }
  return store.saveFinding(caseId, { task, actor: 'ana "x"', manifest: MANIFEST, ...parts })
}

async function readRows(store: CaseStore, caseId: CaseId): Promise<FindingRow[]> {
  const headers = await collectPages((page) => store.listFindings(caseId, page), 2)
  const rows = await Promise.all(headers.map(({ id }) => store.readFinding(caseId, id)))
  return rows.filter((row) => row !== null)
}

/** Begins a restore under a new id and name. */
async function beginRestore(store: CaseStore): Promise<CaseId> {
  const id = `case-${randomUUID()}` as CaseId
  await store.beginRestore({ id, name: makeCaseName(), description: '', createdAt: '2023-02-01T00:00:00.000Z' })
  return id
}

export function describeFindings(findBench: FindBench): void {
  describe('findings', () => {
    it('come back as they were saved, under their digest', async () => {
      const { store, clock } = findBench()
      const caseId = await openCase(store)
      const header = await save(store, caseId, 'analyse')
      const [row] = await readRows(store, caseId)
      const opened = openFinding(row ?? NO_ROW)
      expect(opened.header).toEqual(header)
      expect(header).toMatchObject({
        task: 'analyse',
        actor: 'ana "x"',
        at: clock.now.toISOString(),
        manifest: MANIFEST,
      })
      // RFC 8785 by hand: no white space, members in code unit order.
      const text = '{"none":null,"rankings":[{"measure":"degree","rows":[{"id":"p1","rank":1,"value":0.1}]}]}'
      expect(opened.result).toBe(text)
      expect(header.result.sha256).toBe(createHash('sha256').update(text).digest('hex'))
      expect(header.result).toMatchObject({ byteLength: text.length, kept: true })
      expect(reviveCanonical(opened.input ?? '')).toEqual({ claims: { c1: 'ab' } })
    })

    it('are listed newest first, a page at a time, in their case alone', async () => {
      const { store, clock } = findBench()
      const [caseId, other] = [await openCase(store), await openCase(store)]
      const saved: FindingHeader[] = []
      for (let count = 0; count < 5; count += 1) {
        // Two of them at one instant, which only their ids part.
        if (count !== 3) clock.now = new Date(clock.now.getTime() + 1000)
        saved.push(await save(store, caseId, `task-${count}`))
      }
      await save(store, other, 'elsewhere')
      const newestFirst = saved.toSorted((a, b) => (`${a.at} ${a.id}` < `${b.at} ${b.id}` ? 1 : -1))
      for (const limit of [1, 2, 5, 100]) {
        expect(await collectPages((page) => store.listFindings(caseId, page), limit)).toEqual(newestFirst)
      }
      await expect(store.listFindings(caseId, { after: 'nonsense', limit: 1 })).rejects.toBeInstanceOf(RangeError)
      await expect(store.listFindings(caseId, { after: null, limit: 0 })).rejects.toBeInstanceOf(RangeError)
      expect(await store.readFinding(other, saved[0]?.id ?? '')).toBeNull()
      expect(await store.readFinding(caseId, 'finding-none')).toBeNull()
    })

    it('keep digest and manifest alone of what is too large', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const result = await sealJson(RESULT, 10)
      expect(result).toMatchObject({ bytes: null, sha256: (await sealJson(RESULT)).sha256 })
      const input = await sealJson({})
      await store.saveFinding(caseId, { task: 'analyse', actor: 'a', manifest: {}, result, input })
      const [row] = await readRows(store, caseId)
      const opened = openFinding(row ?? NO_ROW)
      expect(opened.result).toBeNull()
      expect(opened.header.result).toEqual({ sha256: result.sha256, byteLength: result.byteLength, kept: false })
      expect((await store.verifyCase(caseId)).faults).toEqual([])
    })

    it('go with their case, whose log says how many', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const { id } = await save(store, caseId, 'analyse')
      await save(store, caseId, 'analyse')
      const entry = await store.eraseCase(caseId, { actor: 'ana', purpose: 'done' })
      expect(entry.detail).toMatchObject({ finding: 2 })
      await expect(store.readFinding(caseId, id)).rejects.toBeInstanceOf(UnknownCaseError)
      await expect(store.listFindings(caseId, { after: null, limit: 1 })).rejects.toBeInstanceOf(UnknownCaseError)
      await expect(save(store, caseId, 'analyse')).rejects.toBeInstanceOf(UnknownCaseError)
      const empty = await openCase(store)
      await save(store, empty, 'analyse')
      expect(await store.discardEmptyCase(empty)).toBe(true)
    })

    it('are restored down to the byte, once, and only whole', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      await save(store, caseId, 'analyse')
      await save(store, caseId, 'branches', { members: new Map([['p1', new Float64Array([1, Number.NaN])]]) })
      const rows = await readRows(store, caseId)
      const restored = await beginRestore(store)
      await store.restoreFindings(restored, rows.slice(0, 1))
      await store.restoreFindings(restored, rows)
      await expect(store.listFindings(restored, { after: null, limit: 1 })).rejects.toBeInstanceOf(UnknownCaseError)
      await store.finishRestore(restored, { log: [], views: {} })
      expect(await readRows(store, restored)).toEqual(rows)
      expect((await store.verifyCase(restored)).faults).toEqual([])
    })

    it('are refused by a restore once altered', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      await save(store, caseId, 'analyse')
      const [row] = await readRows(store, caseId)
      if (row?.result === null || row === undefined) throw new Error('the finding was not kept')
      const flipped = row.result.map((byte, place) => (place === 20 ? byte ^ 1 : byte))
      const altered: Partial<FindingRow>[] = [
        { body: row.body.replace('"seed":7', '"seed":8') },
        { result: flipped },
        { result: null },
        { result: row.input },
        { sha256: 'b'.repeat(64) },
      ]
      const restored = await beginRestore(store)
      for (const change of altered) {
        const restoring = store.restoreFindings(restored, [{ ...row, ...change }])
        await expect(restoring).rejects.toBeInstanceOf(DamagedFindingError)
      }
      await store.discardRestore(restored)
    })
  })

  describe('canonical JSON of a result', () => {
    it('gives maps, sets and arrays of numbers back', async () => {
      const value = {
        map: new Map([
          ['b', 1],
          ['a', 2],
        ]),
        set: new Set(['y', 'x']),
        numbers: new Float64Array([0.1, Infinity]),
        whole: new Int32Array([1, -2]),
        odd: [Number.NaN, -Infinity, 'é\u0000'],
        gone: undefined,
        empty: {},
      }
      const { bytes, ...sealed } = await sealJson(value)
      const text = openText({ ...sealed, bytes })
      expect(text).toBe(
        '{"empty":{},"map":{"~map":[["a",2],["b",1]]},"numbers":{"~numbers":["Float64Array",[0.1,{"~number":"Infinity"}]]},' +
          '"odd":[{"~number":"NaN"},{"~number":"-Infinity"},"é\\u0000"],"set":{"~set":["x","y"]},' +
          '"whole":{"~numbers":["Int32Array",[1,-2]]}}',
      )
      const { gone, ...rest } = value
      expect(gone).toBeUndefined()
      expect(reviveCanonical(text)).toEqual(rest)
      await expect(sealJson({ run: () => 1 })).rejects.toBeInstanceOf(TypeError)
    })
  })
}

function openText(sealed: Awaited<ReturnType<typeof sealJson>>): string {
  const input = { kept: false, sha256: '', byteLength: 0 }
  const { bytes, ...part } = sealed
  const header = { id: 'f', at: '2024-01-01T00:00:00.000Z', task: '', actor: '', manifest: {}, input }
  const body = JSON.stringify({ ...header, result: { ...part, kept: true } })
  const sha256 = createHash('sha256').update(body).digest('hex')
  return openFinding({ body, sha256, result: bytes, input: null }).result ?? ''
}
