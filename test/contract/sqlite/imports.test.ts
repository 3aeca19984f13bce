import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import type { CaseId } from '../../../server/domain/ids.ts'
import { StoreUnavailableError } from '../../../server/store/store-errors.ts'
import { makeBatch, makeName, makePerson } from '../build-records.ts'
import { collectRecords } from '../store-bench.ts'
import { breakFile, openStore } from './open-file.ts'
import { makeFolder } from './temporary-folder.ts'

const REQUEST = { key: 'a'.repeat(64), title: 'people.csv' }

function makePart(part: number): ReturnType<typeof makeBatch> {
  const people = Array.from({ length: 300 }, (_, index) => `p${part}-${index}`)
  return makeBatch(people.flatMap((id) => [makePerson(id), makeName(`c-${id}`, id, `Nadir ${id}`)]))
}

describe('an import into a SQLite file', () => {
  it('keeps its earlier parts when the disk is full, and goes on when there is room again', async () => {
    const file = join(await makeFolder(), 'trama.db')
    const store = await openStore({ file, maxPages: 400 })
    const caseId = (await store.createCase('Full', '')).id
    await store.openImport(caseId, REQUEST)
    let failure: unknown = null
    let part = 0
    for (; part < 20 && failure === null; part += 1) {
      failure = await store.appendPart(caseId, REQUEST.key, part, makePart(part)).then(
        () => null,
        (error: unknown) => error,
      )
    }
    expect(failure).toBeInstanceOf(StoreUnavailableError)
    expect((failure as Error).message).toMatch(/disk is full/)
    const acknowledged = part - 1
    expect(acknowledged).toBeGreaterThan(0)
    expect((await store.findImport(caseId))?.parts).toBe(acknowledged)
    expect((await store.verifyCase(caseId)).faults).toEqual([])
    await store.close()

    const roomy = await openStore({ file })
    expect((await roomy.openImport(caseId, REQUEST)).parts).toBe(acknowledged)
    const state = await roomy.appendPart(caseId, REQUEST.key, acknowledged, makePart(acknowledged))
    expect(state).toMatchObject({ unchanged: 0, added: { claim: 300 * part } })
    await roomy.publishImport(caseId, REQUEST.key)
    expect(await collectRecords(roomy, caseId)).toHaveLength(600 * part)
    expect((await roomy.verifyCase(caseId)).faults).toEqual([])
  })

  it('goes on, and is discarded, after its file was opened again', async () => {
    const file = join(await makeFolder(), 'trama.db')
    const store = await openStore({ file })
    const [caseId, before] = [(await store.createCase('One', '')).id, (await store.createCase('Before', '')).id]
    await store.append(before, makePart(0))
    await store.openImport(caseId, REQUEST)
    await store.appendPart(caseId, REQUEST.key, 0, makePart(0))
    // Numbers of records go back when a case with later ones is erased.
    await store.append(before, makePart(1))
    await store.eraseCase(before, { actor: 'judge', purpose: null })
    await store.close()

    const again = await openStore({ file })
    const state = await again.appendPart(caseId, REQUEST.key, 1, makePart(1))
    expect(state).toMatchObject({ parts: 2, added: { entity: 600 } })
    expect(await again.discardImport(caseId)).toBe(true)
    await again.close()
    breakFile(file, (database) => {
      for (const table of ['record', 'entity', 'claim', 'name_word', 'import_run']) {
        expect(database.get(`SELECT count(*) AS count FROM ${table}`, []), table).toEqual({ count: 0 })
      }
    })
  })
})

describe('a restore into a SQLite file', () => {
  it('is taken back when the file is opened after a crash', async () => {
    const file = join(await makeFolder(), 'trama.db')
    const store = await openStore({ file })
    const frame = { id: 'case-x' as CaseId, name: 'Half', description: '', createdAt: '2023-01-01T00:00:00.000Z' }
    await store.beginRestore(frame)
    const records = makePart(0).records.map((record) => ({ ...record, receivedAt: '2023-01-01T00:00:00.000Z' }))
    await store.restorePart(frame.id, { records, sourceBytes: new Map() })
    await store.close()

    const again = await openStore({ file })
    await expect(again.finishRestore(frame.id, { log: [], views: {} })).rejects.toMatchObject({
      name: 'UnknownCaseError',
    })
    expect((await again.createCase('Half', '')).name).toBe('Half')
    breakFile(file, (database) => {
      expect(database.get('SELECT count(*) AS count FROM record', [])).toEqual({ count: 0 })
    })
  })
})
