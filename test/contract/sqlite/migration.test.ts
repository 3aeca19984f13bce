import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import type { CaseRecord } from '../../../server/domain/case-record.ts'
import { NOW } from '../../../server/domain/clocks.ts'
import type { CaseId } from '../../../server/domain/ids.ts'
import { sealJson } from '../../../server/store/seal-json.ts'
import { hashContent, serializeRecord } from '../../../server/store/record-content.ts'
import { APPLICATION_ID, VERSION_1 } from '../../../server/store/sqlite/schema.ts'
import {
  makeExcerpt,
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
import { appendAll, collectRecords, readAllClaims } from '../store-bench.ts'
import { breakFile, openStore } from './open-file.ts'
import { makeFolder } from './temporary-folder.ts'

const CASE = 'case-of-version-1' as CaseId
const TEXT = 'Nadir Solano met Amira Vale in the harbour.'
const RECEIVED_AT = '2023-06-01T00:00:00.000Z'
const RECORDS: readonly CaseRecord[] = [
  makePredicate('SHARES_FLAT_WITH'),
  makeSource('s1', TEXT),
  makePerson('p1'),
  makePerson('p2'),
  makeExcerpt('x1', 's1', 'Nadir Solano'),
  makeName('c1', 'p1', 'Nadir Solano', { excerpts: [toExcerptId('x1')] }),
  makeTie('c2', 'p1', 'KIN_OF', 'p2', { valid: { from: '2023-05', to: 'unknown' }, contradicts: [toClaimId('c1')] }),
  makeReview('r1', 'c2', 'confirmed'),
  makeOverride('o1', 'p2'),
]

/** A file as version 1 wrote it, with rows of every kind. */
async function makeFileOfVersion1(): Promise<string> {
  const file = join(await makeFolder(), 'trama.db')
  breakFile(file, (database) => {
    database.exec(VERSION_1)
    database.exec(`PRAGMA user_version = 1; PRAGMA application_id = ${APPLICATION_ID}`)
    const row = [CASE, '"Old case"', '"Kept"', '2023-05-01T00:00:00.000Z', RECEIVED_AT]
    database.run(
      'INSERT INTO case_info (id, name_json, description_json, created_at, revision) VALUES (?, ?, ?, ?, ?)',
      row,
    )
    for (const [index, record] of RECORDS.entries()) {
      const body = serializeRecord(record)
      const values = [index + 1, record.type, record.id, RECEIVED_AT, hashContent(body), body]
      database.run('INSERT INTO record VALUES (?, 1, ?, ?, ?, ?, ?)', values)
    }
    database.run('INSERT INTO source_bytes VALUES (1, ?, ?)', [hashContent(TEXT), Buffer.from(TEXT)])
    database.exec(`
      INSERT INTO setting VALUES ('last_received_at', '${RECEIVED_AT}');
      INSERT INTO entity VALUES (3, 1, 'Person', 'p1'), (4, 1, 'Person', 'p2');
      INSERT INTO excerpt VALUES (5, 1, 's1', 'x1');
      INSERT INTO claim VALUES
        (6, 1, 'c1', 'HAS_NAME', 'p1', NULL, NULL, NULL, NULL, '2024-01-10T09:00:00.000Z', '${RECEIVED_AT}'),
        (7, 1, 'c2', 'KIN_OF', 'p1', 'p2', NULL, '2023-05-01', NULL, '2024-01-10T09:00:00.000Z', '${RECEIVED_AT}');
      INSERT INTO claim_source VALUES (1, 's1', 'c1');
      INSERT INTO contradiction VALUES (1, 'c1', 'c2', '${RECEIVED_AT}');
      INSERT INTO review VALUES (8, 1, 'c2', 'confirmed');
      INSERT INTO name_word VALUES (1, 'nadir', 'p1', 6), (1, 'solano', 'p1', 6);
      INSERT INTO view_positions VALUES (1, '"main"', '{"p1":{"x":1,"y":2}}');
      INSERT INTO log (case_no, body) VALUES
        (1, '{"action":"imported","caseId":"${CASE}","actor":"ana","purpose":null,"detail":{},"at":"${RECEIVED_AT}"}');`)
  })
  return file
}

function readVersion(file: string): unknown {
  let version: unknown
  breakFile(file, (database) => {
    version = database.get('PRAGMA user_version', [])?.['user_version']
  })
  return version
}

describe('a SQLite file of version 1', () => {
  it('opens, reads as before and has all that later versions derive', async () => {
    const file = await makeFileOfVersion1()
    const store = await openStore({ file })
    expect(await store.listCases()).toEqual([
      { id: CASE, name: 'Old case', description: 'Kept', createdAt: '2023-05-01T00:00:00.000Z', revision: RECEIVED_AT },
    ])
    expect(await collectRecords(store, CASE)).toEqual(RECORDS)
    expect((await store.verifyCase(CASE)).faults).toEqual([])
    expect(await store.searchNames(CASE, NOW, 'solano', 10)).toHaveLength(1)
    expect(await store.readPositions(CASE, 'main')).toEqual({ p1: { x: 1, y: 2 } })
    expect(await store.readLog(CASE, 10)).toMatchObject([{ sequence: 1, action: 'imported', at: RECEIVED_AT }])
    expect(Buffer.from((await store.readSourceBytes(CASE, NOW, toSourceId('s1'))) ?? []).toString()).toBe(TEXT)
    const page = { after: null, limit: 10 }
    const links = await store.readLinks(CASE, NOW, toEntityId('p1'), {}, page)
    expect(links.items).toMatchObject([{ claim: 'c2', valid: { from: '2023-05', to: 'unknown' } }])
    expect((await store.searchText(CASE, NOW, { field: 'passage', text: 'harbour' }, page)).items).toHaveLength(1)
    expect((await appendAll(store, CASE, makePerson('p3'))) > RECEIVED_AT).toBe(true)
    expect(await readAllClaims(store, CASE)).toHaveLength(2)
    const sealed = await sealJson({})
    const finding = { task: 'analyse', actor: 'ana', manifest: {}, result: sealed, input: sealed }
    const { id } = await store.saveFinding(CASE, finding)
    expect((await store.listFindings(CASE, page)).items).toMatchObject([{ id, task: 'analyse' }])
  })

  it('stays one of version 1, whole, when it cannot be brought forward', async () => {
    const file = await makeFileOfVersion1()
    breakFile(file, (database) => {
      database.exec(`UPDATE record SET body = 'damaged' WHERE id = 'c2'`)
    })
    await expect(openStore({ file })).rejects.toThrow(/claim "c2" is damaged/)
    expect(readVersion(file)).toBe(1)
    breakFile(file, (database) => {
      expect(database.all(`SELECT name FROM sqlite_schema WHERE name = 'import_run' OR name LIKE 'text%'`, [])).toEqual(
        [],
      )
      expect(database.get('SELECT count(*) AS count FROM name_word', [])).toEqual({ count: 2 })
      database.run(`UPDATE record SET body = ? WHERE id = 'c2'`, RECORDS.slice(6, 7).map(serializeRecord))
    })
    const store = await openStore({ file })
    expect((await store.verifyCase(CASE)).faults).toEqual([])
    await store.close()
    expect(readVersion(file)).toBe(3)
  })
})
