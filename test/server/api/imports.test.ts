import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { ApiClient } from '../../../server/cli/api-client.ts'
import { readServerAddress } from '../../../server/cli/data-folder.ts'
import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import type { PendingImport } from '../../../server/contract/imports.ts'
import type { Job } from '../../../server/contract/jobs.ts'
import { readCaseFile } from '../../../server/ingest/readers/read-case-file.ts'
import { makeBatch, makePerson } from '../../contract/build-records.ts'
import {
  awaitJob,
  awaitReceipt,
  BACKENDS,
  explainSkip,
  nameCase,
  packCase,
  startImport,
  startTestServer,
} from '../start-test-server.ts'
import type { FileToImport, TestServer } from '../start-test-server.ts'

/** Enough for four parts. */
const PEOPLE = 35_000
/** A mapping that names no case. */
const MAP = `
version: 1
namespace: harbour
recorded: { by: Clerk, at: '2024-01-10T09:00:00.000Z' }
tables: [{ files: people.csv, nodes: [{ id: id, kind: Person }] }]
`
const PURPOSE = 'comparing two cases with each other'
let large: FileToImport
/** Hash of the records in it. */
let whole: string

beforeAll(async () => {
  const people = Array.from({ length: PEOPLE }, (_, number) => makePerson(`p${String(number).padStart(6, '0')}`))
  const content = await packCase(makeBatch(people), 'Large')
  large = { name: 'large.jsonl.zip', content }
  whole = await hashFile(content)
})

describe.each(BACKENDS)('imports on %s', { timeout: 180_000 }, (backend) => {
  describe.skipIf(explainSkip(backend) !== null)(`(${explainSkip(backend) ?? 'runs'})`, () => {
    let server: TestServer
    const listUploads = () => readdirSync(join(server.dataFolder, 'uploads'))

    beforeAll(async () => {
      server = await startTestServer(backend)
    })
    afterAll(async () => {
      await server.close()
    })

    it('brings a case file in, whole, and keeps no upload', async () => {
      const { client } = server
      const job = await startImport(client, [large], { case: nameCase('whole') })
      const receipt = await awaitReceipt(client, job)
      expect(receipt).toMatchObject({ created: true, added: { entity: PEOPLE }, rejected: 0, resumedFrom: 0 })
      expect(await hashRecords(client, receipt.caseId)).toBe(whole)
      expect(listUploads()).toEqual([])
      const pending = client.call(ENDPOINTS.getPendingImport, { params: { caseId: receipt.caseId } })
      await expect(pending).rejects.toMatchObject({ problem: { status: 404, type: '/problems/no-import' } })
    })

    it('leaves nothing of a cancelled import where that was chosen, not even its case', async () => {
      const { client } = server
      const name = nameCase('discarded')
      const job = await startImport(client, [large], { case: name, onFailure: 'discard' })
      const { caseId } = await awaitParts(client, job)
      await client.call(ENDPOINTS.cancelJob, { params: { jobId: job.id } })
      expect(await awaitJob(client, job)).toMatchObject({ state: 'cancelled' })
      await expectGone(client, caseId)
      expect(listUploads()).toEqual([])
    })

    it('shows nothing of an unfinished import, takes nothing else meanwhile, and goes on with it', async () => {
      const { client } = server
      const name = nameCase('kept')
      const job = await startImport(client, [large], { case: name, onFailure: 'keep' })
      const running = await awaitParts(client, job)
      expect(running).toMatchObject({ runningJob: job.id, title: large.name, resumable: true })
      await client.call(ENDPOINTS.cancelJob, { params: { jobId: job.id } })
      expect(await awaitJob(client, job)).toMatchObject({ state: 'cancelled' })
      const params = { caseId: running.caseId }
      const kept = await client.call(ENDPOINTS.getPendingImport, { params })
      expect(kept).toMatchObject({ runningJob: null, resumable: true })
      expect(kept.parts).toBeGreaterThan(0)
      expect((await client.call(ENDPOINTS.getGraph, { params })).total.nodes).toBe(0)
      const other = await startImport(client, [await packPeople('other', ['x1'])], { case: name })
      const refused = { state: 'failed', problem: { status: 409, type: '/problems/import-pending' } }
      expect(await awaitJob(client, other)).toMatchObject(refused)
      expect(await client.call(ENDPOINTS.getPendingImport, { params })).toEqual(kept)
      const receipt = await awaitReceipt(client, await client.call(ENDPOINTS.resumeImport, { params }))
      expect(receipt).toMatchObject({ created: true, added: { entity: PEOPLE }, resumedFrom: kept.parts })
      expect(await hashRecords(client, running.caseId)).toBe(whole)
      expect(listUploads()).toEqual([])
    })

    it('goes on when the same file is imported again, and takes a kept import back', async () => {
      const { client } = server
      const name = nameCase('again')
      const { caseId, parts } = await keepCancelled(client, name)
      const again = await startImport(client, [large], { case: name, onFailure: 'keep' })
      expect(await awaitReceipt(client, again)).toMatchObject({ added: { entity: PEOPLE }, resumedFrom: parts })
      const second = await keepCancelled(client, nameCase('taken back'))
      const params = { caseId: second.caseId }
      const discarded = await client.call(ENDPOINTS.discardImport, { params })
      expect(await awaitJob(client, discarded)).toMatchObject({ state: 'done' })
      await expectGone(client, second.caseId)
      expect(listUploads()).toEqual([])
      expect(await hashRecords(client, caseId)).toBe(whole)
    })

    it('says so where files name no case, hold nothing, or are of several formats', async () => {
      const { client } = server
      const job = await startImport(client, [await packPeople('empty', [])], { case: nameCase('empty') })
      const empty = await awaitJob(client, job)
      expect(empty).toMatchObject({ state: 'failed', problem: { type: '/problems/nothing-to-import' } })
      await expectGone(client, empty.caseId ?? '')
      const table = { name: 'people.csv', content: 'id\n1\n' }
      const mixed = await startImport(client, [table, large], { case: nameCase('mixed') })
      expect(await awaitJob(client, mixed)).toMatchObject({
        caseId: null,
        problem: { type: '/problems/mixed-formats' },
      })
      const unnamed = await startImport(client, [table], { map: MAP })
      expect(await awaitJob(client, unnamed)).toMatchObject({ problem: { type: '/problems/no-case-name' } })
      expect(listUploads()).toEqual([])
    })

    async function keepCancelled(client: ApiClient, name: string): Promise<PendingImport> {
      const job = await startImport(client, [large], { case: name, onFailure: 'keep' })
      const { caseId } = await awaitParts(client, job)
      await client.call(ENDPOINTS.cancelJob, { params: { jobId: job.id } })
      await awaitJob(client, job)
      return client.call(ENDPOINTS.getPendingImport, { params: { caseId } })
    }
  })
})

describe('a program that is killed while it imports', { timeout: 180_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'trama-killed-'))
  let child: ChildProcess | null = null
  afterAll(() => {
    child?.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  it('goes on after its next start from the files that it kept', async () => {
    const first = await start()
    const job = await startImport(first, [large], { case: 'Killed' })
    const { caseId } = await awaitParts(first, job)
    await stop('SIGKILL')
    const second = await start()
    const params = { caseId }
    const left = await second.call(ENDPOINTS.getPendingImport, { params })
    expect(left).toMatchObject({ runningJob: null, resumable: true, title: large.name })
    expect(left.parts).toBeGreaterThan(0)
    expect((await second.call(ENDPOINTS.getGraph, { params })).total.nodes).toBe(0)
    const receipt = await awaitReceipt(second, await second.call(ENDPOINTS.resumeImport, { params }))
    expect(receipt).toMatchObject({ added: { entity: PEOPLE }, resumedFrom: left.parts })
    expect(await hashRecords(second, caseId)).toBe(whole)
    await stop('SIGINT')
    expect(readdirSync(join(folder, 'uploads'))).toEqual([])
  })

  async function start(): Promise<ApiClient> {
    rmSync(join(folder, 'server.json'), { force: true })
    const argv = [
      resolve(import.meta.dirname, 'run-server.mjs'),
      'serve',
      '--no-demo',
      '--port',
      '0',
      '--data-dir',
      folder,
    ]
    const { PATH, HOME } = process.env
    child = spawn(process.execPath, argv, { env: { PATH, HOME }, stdio: ['ignore', 'ignore', 'inherit'] })
    await expect.poll(() => existsSync(join(folder, 'server.json')), { timeout: 60_000 }).toBe(true)
    const address = readServerAddress(folder)
    if (address === null) throw new Error('the program left no word of its address')
    return new ApiClient(address)
  }

  async function stop(signal: NodeJS.Signals): Promise<void> {
    const ended = child === null ? null : once(child, 'close')
    child?.kill(signal)
    await ended
    child = null
  }
})

/** Waits until the first part of an import that a job makes is on the disk. */
async function awaitParts(client: ApiClient, started: Job): Promise<PendingImport> {
  for (;;) {
    const job = await client.call(ENDPOINTS.getJob, { params: { jobId: started.id } })
    if (job.state !== 'running') throw new Error(`the import ended too soon: ${JSON.stringify(job)}`)
    if (job.caseId === null) continue
    const pending = await client.call(ENDPOINTS.getPendingImport, { params: { caseId: job.caseId } }).catch(() => null)
    if (pending !== null && pending.parts > 0) return pending
  }
}

/** No read knows the case. */
async function expectGone(client: ApiClient, caseId: string): Promise<void> {
  const read = client.call(ENDPOINTS.getCase, { params: { caseId } })
  await expect(read).rejects.toMatchObject({ problem: { status: 404, type: '/problems/unknown-case' } })
}

async function packPeople(name: string, ids: readonly string[]): Promise<FileToImport> {
  return { name: `${name}.jsonl.zip`, content: await packCase(makeBatch(ids.map(makePerson)), name) }
}

/** Hash of the records of the canonical export, in their order. */
async function hashRecords(client: ApiClient, caseId: string): Promise<string> {
  const body = { unmask: true, purpose: PURPOSE }
  const response = await client.request(ENDPOINTS.exportCase, { params: { caseId }, body })
  return hashFile(new Uint8Array(await response.arrayBuffer()))
}

async function hashFile(bytes: Uint8Array): Promise<string> {
  const { batch } = await readCaseFile(bytes)
  return createHash('sha256').update(JSON.stringify(batch.records)).digest('hex')
}
