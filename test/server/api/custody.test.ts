import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

import { peruCase } from '../../../fixtures/cases/two-news-reports/case.ts'
import { syntheticCase } from '../../../fixtures/synthetic/synthesise.ts'
import type { ApiClient } from '../../../server/cli/api-client.ts'
import type { MoveRequest, MoveTarget } from '../../../server/contract/custody.ts'
import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import type { Job } from '../../../server/contract/jobs.ts'
import type { CaseId } from '../../../server/domain/ids.ts'
import { openBackup } from '../../../server/ingest/backup/open-backup.ts'
import { LOG_ACTIONS } from '../../../server/store/log-entry.ts'
import { openDatabase } from '../../../server/store/sqlite/driver.ts'
import { Database } from '../../cypher/open-database.ts'
import { chooseRuns } from '../../soak.ts'
import { awaitJob, BACKENDS, explainSkip, nameCase, startTestServer, upload } from '../start-test-server.ts'
import type { Backend, TestServer } from '../start-test-server.ts'

const PURPOSE = 'keeping the case safe for the court'
const folder = mkdtempSync(join(tmpdir(), 'trama-custody-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe.each(BACKENDS)('custody of cases on %s', { timeout: 180_000 }, (backend) => {
  describe.skipIf(explainSkip(backend) !== null)(`(${explainSkip(backend) ?? 'runs'})`, () => {
    let server: TestServer
    let client: ApiClient
    let caseId: string
    const name = nameCase('custody')
    const positions = { nobody: { x: 1.5, y: -2 } }

    beforeAll(async () => {
      server = await startTestServer(backend)
      client = server.client
      caseId = await server.importCase(peruCase().batch, name)
      await client.call(ENDPOINTS.putPositions, { params: { caseId, view: 'main' }, body: { positions } })
      await keepFinding(client, caseId)
    })
    afterAll(() => server.close())

    it('brings a case back from its backup with every instant, its log and its views', async () => {
      const backup = await makeBackup(client, caseId)
      const before = await readBackup(backup)
      const exported = await hashExport(client, caseId)
      await erase(client, caseId, name)
      const { cases } = await restore(client, backup, {})
      expect(cases).toEqual([{ caseId, caseName: name, records: peruCase().batch.records.length }])
      expect(await hashExport(client, caseId)).toBe(exported)
      const after = await readBackup(await makeBackup(client, caseId))
      expect(after.records).toBe(before.records)
      expect(after.views).toEqual({ main: positions })
      expect(before.findings).toHaveLength(1)
      expect(after.findings).toEqual(before.findings)
      expect(after.log.slice(0, before.log.length)).toEqual(before.log)
      const since = after.log.slice(before.log.length).map((entry) => entry.action)
      expect(since).toEqual(['restored', 'exported', 'backed-up'])
      expect(readdirSync(join(server.dataFolder, 'uploads'))).toEqual([])
    })

    it('restores beside the case only under a new name, and into a case of its own', async () => {
      const backup = await makeBackup(client, caseId)
      const refused = await restoreJob(client, backup, {})
      expect(refused).toMatchObject({ state: 'failed', problem: { status: 409 } })
      const copy = nameCase('copy')
      const { cases } = await restore(client, backup, { as: copy })
      expect(cases[0]?.caseName).toBe(copy)
      expect(cases[0]?.caseId).not.toBe(caseId)
      const copied = await readBackup(await makeBackup(client, cases[0]?.caseId ?? ''))
      expect(copied.records).toBe((await readBackup(backup)).records)
      await erase(client, cases[0]?.caseId ?? '', copy)
    })

    it('brings nothing back of a backup that was altered, and says where', async () => {
      const backup = await makeBackup(client, caseId)
      const altered = new Uint8Array(backup)
      const at = Buffer.from(backup).indexOf('"receivedAt":"2') + '"receivedAt":"'.length + 3
      altered[at] = altered[at] === 0x31 ? 0x30 : 0x31
      const name = nameCase('altered')
      const refused = await restoreJob(client, altered, { as: name })
      expect(refused).toMatchObject({ state: 'failed', problem: { status: 422 } })
      expect(refused.problem?.problems?.length).toBeGreaterThan(0)
      // Nothing stands in the way of the sound one.
      const { cases } = await restore(client, backup, { as: name })
      await erase(client, cases[0]?.caseId ?? '', name)
    })

    it('makes no backup without a purpose', async () => {
      const body = { cases: [caseId], purpose: 'because' }
      await expect(client.request(ENDPOINTS.makeBackup, { body })).rejects.toMatchObject({ problem: { status: 400 } })
    })

    it('erases only the case whose name is given, and keeps one entry of it in the log', async () => {
      const other = nameCase('erased')
      const params = { caseId: await server.importCase(peruCase().batch, other) }
      const wrong = client.call(ENDPOINTS.startErasure, { params, body: { name, purpose: PURPOSE } })
      await expect(wrong).rejects.toMatchObject({ problem: { status: 409, type: '/problems/wrong-name' } })
      const short = client.call(ENDPOINTS.startErasure, { params, body: { name: other, purpose: 'law' } })
      await expect(short).rejects.toMatchObject({ problem: { status: 400 } })
      const receipt = await erase(client, params.caseId, other)
      expect(receipt.erased).toMatchObject({ entity: countType('entity'), claim: countType('claim') })
      await expect(client.call(ENDPOINTS.getCase, { params })).rejects.toMatchObject({ problem: { status: 404 } })
    })

    it('finds a fault that was planted, and mends what is derived', async () => {
      const sound = await check(client, caseId, false)
      expect(sound).toMatchObject({ faultCount: 0, checked: { claim: countType('claim') }, rebuilt: false })
      await plantFault(backend, server, caseId)
      const faulty = await check(client, caseId, false)
      expect(faulty.faultCount).toBeGreaterThan(0)
      expect(new Set(faulty.faults.map((one) => one.check))).toEqual(new Set(['projection']))
      expect(await check(client, caseId, true)).toMatchObject({ faultCount: 0, rebuilt: true })
      expect(await check(client, caseId, false)).toMatchObject({ faultCount: 0 })
    })
  })
})

describe('moving', { timeout: 300_000 }, () => {
  const neo4j = explainSkip('neo4j')
  const cases = [
    ['two-news-reports', () => peruCase().batch],
    ['synthetic', () => syntheticCase().batch],
  ] as const
  it.skipIf(neo4j !== null).each(cases.slice(0, chooseRuns(1, cases.length)))(
    'carries %s to Neo4j and back to the embedded store without losing a comma',
    async (stem, makeBatch) => {
      const name = nameCase(stem)
      const dataFolder = mkdtempSync(join(folder, 'back-'))
      const embedded = await startTestServer('sqlite')
      const caseId = await embedded.importCase(makeBatch(), name)
      const first = await hashExport(embedded.client, caseId)
      await keepFinding(embedded.client, caseId)
      const { records: received, findings } = await readBackup(await makeBackup(embedded.client, caseId))
      const there = await move(embedded.client, caseId, { to: accessNeo4j() })
      expect(there).toMatchObject({ caseId, erased: false, records: makeBatch().records.length })
      await embedded.close()

      const onNeo4j = await startTestServer('neo4j', dataFolder)
      expect(await hashExport(onNeo4j.client, caseId)).toBe(first)
      const back = await move(onNeo4j.client, caseId, {
        to: { backend: 'sqlite' },
        eraseSource: true,
        purpose: PURPOSE,
      })
      expect(back).toMatchObject({ sha256: there.sha256, erased: true })
      const gone = onNeo4j.client.call(ENDPOINTS.getCase, { params: { caseId } })
      await expect(gone).rejects.toMatchObject({ problem: { status: 404 } })
      await onNeo4j.close()

      const third = await startTestServer('sqlite', dataFolder)
      expect(await hashExport(third.client, caseId)).toBe(first)
      const atEnd = await readBackup(await makeBackup(third.client, caseId))
      expect(atEnd).toMatchObject({ records: received, findings })
      await third.close()
    },
  )

  it('refuses to move a case to where it is', async () => {
    const server = await startTestServer('sqlite')
    const caseId = await server.importCase(peruCase().batch, nameCase('same'))
    const params = { caseId }
    const job = await server.client.call(ENDPOINTS.startMove, { params, body: { to: { backend: 'sqlite' } } })
    expect(await awaitJob(server.client, job)).toMatchObject({ state: 'failed', problem: { status: 409 } })
    await server.close()
  })
})

/** Runs a measure, of which the case keeps a finding. */
async function keepFinding(client: ApiClient, caseId: string): Promise<void> {
  const body = { measures: ['degree'], resamples: 0 }
  expectDone(await awaitJob(client, await client.call(ENDPOINTS.startAnalysis, { params: { caseId }, body })))
}

function countType(type: string): number {
  return peruCase().batch.records.filter((record) => record.type === type).length
}

async function makeBackup(client: ApiClient, caseId: string): Promise<Uint8Array> {
  const response = await client.request(ENDPOINTS.makeBackup, { body: { cases: [caseId], purpose: PURPOSE } })
  return new Uint8Array(await response.arrayBuffer())
}

/** What a backup of one case holds: its records with their instants as one text, its log and its views. */
async function readBackup(bytes: Uint8Array) {
  const path = join(folder, `${hash(bytes)}.zip`)
  writeFileSync(path, bytes)
  const backup = await openBackup(path, { actions: LOG_ACTIONS })
  const id = backup.cases[0]?.id ?? ('' as CaseId)
  const records: string[] = []
  for await (const part of backup.parts(id)) records.push(...part.records.map((record) => JSON.stringify(record)))
  const { log, views } = await backup.readRows(id)
  const findings: object[] = []
  for await (const { body, sha256 } of backup.findings(id)) findings.push({ body, sha256 })
  await backup.close()
  return {
    records: records.join('\n'),
    views,
    findings,
    log: log.map(({ action, at, actor }) => ({ action, at, actor })),
  }
}

async function restoreJob(
  client: ApiClient,
  bytes: Uint8Array,
  order: { readonly case?: string; readonly as?: string },
): Promise<Job> {
  const { id } = await upload(client, 'backup.zip', bytes)
  return awaitJob(client, await client.call(ENDPOINTS.startRestore, { body: { upload: id, ...order } }))
}

async function restore(client: ApiClient, bytes: Uint8Array, order: { readonly as?: string }) {
  const job = expectDone(await restoreJob(client, bytes, order))
  return client.call(ENDPOINTS.getRestoreReceipt, { params: { jobId: job.id } })
}

async function erase(client: ApiClient, caseId: string, name: string) {
  const started = await client.call(ENDPOINTS.startErasure, { params: { caseId }, body: { name, purpose: PURPOSE } })
  const job = expectDone(await awaitJob(client, started))
  return client.call(ENDPOINTS.getEraseReceipt, { params: { jobId: job.id } })
}

async function check(client: ApiClient, caseId: string, rebuild: boolean) {
  const started = await client.call(ENDPOINTS.startCheck, { params: { caseId }, body: { rebuild } })
  const job = expectDone(await awaitJob(client, started))
  return client.call(ENDPOINTS.getIntegrityReport, { params: { jobId: job.id } })
}

async function move(client: ApiClient, caseId: string, body: MoveRequest) {
  const started = await client.call(ENDPOINTS.startMove, { params: { caseId }, body })
  const job = expectDone(await awaitJob(client, started))
  return client.call(ENDPOINTS.getMoveReceipt, { params: { jobId: job.id } })
}

function expectDone(job: Job): Job {
  expect(job, JSON.stringify(job.problem)).toMatchObject({ state: 'done' })
  return job
}

/** Hash of the canonical export, to the byte. */
async function hashExport(client: ApiClient, caseId: string): Promise<string> {
  const body = { unmask: true, purpose: PURPOSE }
  const response = await client.request(ENDPOINTS.exportCase, { params: { caseId }, body })
  return hash(new Uint8Array(await response.arrayBuffer()))
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function accessNeo4j(): MoveTarget {
  const neo4j = inject('neo4j')
  if ('skipped' in neo4j) throw new Error(neo4j.skipped)
  const { uri, user, password } = neo4j
  return { backend: 'neo4j', uri, user, password, database: null }
}

/** Takes away one thing that is derived from the records of a case, behind the back of the program. */
async function plantFault(backend: Backend, { dataFolder }: TestServer, caseId: string): Promise<void> {
  if (backend === 'sqlite') {
    const database = openDatabase(join(dataFolder, 'trama.db'), { busyTimeoutMs: 5000 })
    database.run('DELETE FROM name_word WHERE case_no = (SELECT no FROM case_info WHERE id = ?)', [caseId])
    database.close()
    return
  }
  const neo4j = inject('neo4j')
  if ('skipped' in neo4j) throw new Error(neo4j.skipped)
  const database = new Database(neo4j)
  await database.query('MATCH (:Entity {caseId: $caseId})-[tie]->(:Entity) WITH tie LIMIT 1 DELETE tie', { caseId })
  await database.close()
}
