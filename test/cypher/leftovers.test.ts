import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'

import { afterAll, beforeAll, expect, it } from 'vitest'

import type { CaseId } from '../../server/domain/ids.ts'
import type { CaseStore } from '../../server/store/case-store.ts'
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-case-store.ts'
import { UnknownCaseError } from '../../server/store/store-errors.ts'
import { makeBatch, makePerson, makeReview, makeTie } from '../contract/build-records.ts'
import { Database, describeOnNeo4j } from './open-database.ts'

const PEOPLE = [makePerson('p1'), makePerson('p2')]
const REQUEST = { key: 'a'.repeat(64), title: 'ties.csv' }

describeOnNeo4j('what a crash leaves behind', (access) => {
  let store: CaseStore
  let database: Database

  beforeAll(async () => {
    store = await openNeo4jStore({ ...access, clock: () => new Date() })
    database = new Database(access)
  })

  afterAll(async () => {
    await store.close()
    await database.close()
  })

  async function openCase(): Promise<CaseId> {
    return (await store.createCase(`Leftover ${randomUUID()}`, '')).id
  }

  async function reopen(): Promise<void> {
    await (await openNeo4jStore({ ...access, clock: () => new Date() })).close()
  }

  async function listTies(caseId: CaseId): Promise<unknown[]> {
    const ties = await database.query(
      `MATCH (a:Entity {caseId: $caseId})-[tie]->(b:Entity) RETURN a.id + ' ' + type(tie) + ' ' + b.id AS tie`,
      { caseId },
    )
    return ties.map((row) => String(row['tie'])).sort()
  }

  const countNodes = async (caseId: CaseId): Promise<unknown> =>
    (
      await database.query('MATCH (n) WHERE n.caseId = $caseId OR n.id = $caseId RETURN count(n) AS count', { caseId })
    )[0]

  /** As if the server had stopped right after an import of c1 was published. */
  async function cutOffProjection(): Promise<CaseId> {
    const caseId = await openCase()
    await store.append(caseId, makeBatch([...PEOPLE, makeTie('c0', 'p2', 'KIN_OF', 'p1')]))
    await store.openImport(caseId, REQUEST)
    const changes = [makeTie('c1', 'p1', 'KIN_OF', 'p2'), makeReview('r1', 'c0', 'refuted')]
    await store.appendPart(caseId, REQUEST.key, 0, makeBatch(changes))
    expect(await listTies(caseId), 'nothing shows before publication').toEqual(['p2 KIN_OF p1'])
    await store.publishImport(caseId, REQUEST.key)
    expect(await listTies(caseId)).toEqual(['p1 KIN_OF p2'])
    await database.query(
      `MATCH (case:Case {id: $caseId}) MATCH (import:Import {caseId: $caseId})
       SET case.projecting = import.openedAt
       CREATE (:ImportPart {caseId: $caseId, openedAt: import.openedAt, part: 0, done: 0, claims: ['c1'],
         judged: ['c0'], supersedes: [], contradicts: []})
       WITH case MATCH (a:Entity {caseId: $caseId})-[tie]->() DELETE tie`,
      { caseId },
    )
    await database.query(
      `MATCH (a:Entity {caseId: $caseId, id: 'p2'}) MATCH (b:Entity {caseId: $caseId, id: 'p1'})
       CREATE (a)-[:KIN_OF {caseId: $caseId, claimIds: ['c0']}]->(b)`,
      { caseId },
    )
    return caseId
  }

  it('in the projection of an import is finished when a store opens', async () => {
    const caseId = await cutOffProjection()
    await reopen()
    expect(await listTies(caseId)).toEqual(['p1 KIN_OF p2'])
    expect((await store.verifyCase(caseId)).faults).toEqual([])
    expect(await database.query('MATCH (n:ImportPart {caseId: $caseId}) RETURN n', { caseId })).toEqual([])
  })

  it('in the projection of an import is finished by whoever writes to the case next', async () => {
    const caseId = await cutOffProjection()
    await store.append(caseId, makeBatch([makePerson('p3')]))
    expect(await listTies(caseId)).toEqual(['p1 KIN_OF p2'])
  })

  it('of an erasure is finished when a store opens, with its entry in the log', async () => {
    const caseId = await openCase()
    await store.append(caseId, makeBatch(PEOPLE))
    const erasure = { actor: 'judge', purpose: null, records: { claim: 3 }, sourceBytes: 7, log: {} }
    await database.query(`MATCH (c:Case {id: $caseId}) SET c.hidden = 'erasing', c.erasure = $erasure`, {
      caseId,
      erasure: JSON.stringify(erasure),
    })
    await expect(store.getCase(caseId)).rejects.toBeInstanceOf(UnknownCaseError)
    await reopen()
    expect(await countNodes(caseId)).toEqual({ count: 0 })
    const [entry] = (await store.readLog(null, 5000)).filter((one) => one.caseId === caseId)
    expect(entry).toMatchObject({ action: 'erased', actor: 'judge', detail: { claim: 3, entity: 2, sourceBytes: 7 } })
  })

  it.each([
    { what: 'a process that is no more', holder: [hostname(), 2 ** 30, 'token'], silence: 0, isLeft: false },
    { what: 'a former process of this number', holder: [hostname(), process.pid, 'token'], silence: 0, isLeft: false },
    { what: 'another process that runs', holder: [hostname(), process.ppid, 'token'], silence: 1e9, isLeft: true },
    { what: 'another machine that wrote just now', holder: ['elsewhere', 1, 'token'], silence: 0, isLeft: true },
    { what: 'another machine silent for an hour', holder: ['elsewhere', 1, 'token'], silence: 3.6e6, isLeft: false },
  ])('of a restore by $what is left alone: $isLeft', async ({ holder, silence, isLeft }) => {
    const id = `case-${randomUUID()}` as CaseId
    const frame = { id, name: `Leftover ${id}`, description: '', createdAt: '2023-02-01T00:00:00.000Z' }
    await store.beginRestore(frame)
    const records = PEOPLE.map((record) => ({ ...record, receivedAt: '2023-02-01T00:00:00.000Z' }))
    await store.restorePart(id, { records, sourceBytes: new Map() })
    await reopen()
    expect(await countNodes(id), 'one of this process').toEqual({ count: 4 })
    await database.query(
      `MATCH (c:Case {id: $id}) SET c.holder = $holder, c.touchedAt = timestamp() - toInteger($silence)`,
      { id, holder: JSON.stringify(holder), silence },
    )
    await reopen()
    expect(await countNodes(id)).toEqual({ count: isLeft ? 4 : 0 })
    if (isLeft) await store.discardRestore(id)
  })
})
