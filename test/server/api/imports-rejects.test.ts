import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import Papa from 'papaparse'
import { afterAll, describe, expect, it } from 'vitest'

import { RejectSpool } from '../../../server/api/imports/reject-spool.ts'
import { writeRejects } from '../../../server/api/imports/write-rejects.ts'
import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import type { Reject } from '../../../server/ingest/import-source.ts'
import {
  awaitJob,
  awaitReceipt,
  SAMPLED_BACKENDS,
  explainSkip,
  nameCase,
  startImport,
  startTestServer,
} from '../start-test-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'trama-rejects-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

function makeReject(changes: Partial<Reject>): Reject {
  const cells = { id: 'p1', name: 'Ada Quay' }
  return { file: 'people.csv', row: 2, field: 'name', code: 'too-long', message: 'is too long', cells, ...changes }
}

describe('rejects of an import', () => {
  it('counts all, keeps the first on the disk for its owner alone, and gives them back in order', async () => {
    const path = join(folder, 'many.jsonl')
    const spool = new RejectSpool(path, 3000)
    expect([spool.total, existsSync(path)]).toEqual([0, false])
    for (let row = 2; row < 5002; row += 1) spool.add(makeReject({ row }))
    spool.end()
    expect([spool.total, spool.kept, spool.files]).toEqual([5000, 3000, ['people.csv']])
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const rows: unknown[] = []
    for await (const { row } of spool.read(2998)) rows.push(row)
    expect(rows).toEqual([3000, 3001])
    await spool.remove()
    expect(existsSync(path)).toBe(false)
  })

  it('writes rejected rows as they came, under their own headers, with row and reason', async () => {
    const hostile = { id: '=1+1', name: ' "Ada"; @Quay,\nnote ', trama_row: '7', trama_reason: 'old' }
    const rejects = [
      makeReject({ file: 'ties.csv' }),
      makeReject({ row: 4, cells: hostile }),
      makeReject({ row: 4, field: null, message: 'refers to nobody', cells: hostile }),
      makeReject({ row: null, cells: null }),
      makeReject({ row: 9, cells: { id: 'p9', name: '-5' } }),
    ]
    const lines: string[] = []
    for await (const line of writeRejects(() => listLater(rejects), 'people.csv')) lines.push(line)
    const { data, errors } = Papa.parse<string[]>(lines.join('').trimEnd())
    expect(errors).toEqual([])
    expect(data).toEqual([
      ['id', 'name', 'trama_row', 'trama_reason'],
      ['=1+1', hostile.name, '4', 'name: is too long; refers to nobody'],
      ['p9', '-5', '9', 'name: is too long'],
    ])
  })
})

const MAP = `
version: 1
namespace: harbour
recorded: { by: Clerk, at: '2024-01-10T09:00:00.000Z' }
tables:
  - files: people.csv
    nodes:
      - id: id
        kind: Person
        names: [{ column: name }]
        claims: [{ predicate: BORN_ON, column: born }]
`
const PEOPLE = 'id,name,born\np1,Ada Quay,1980-01-02\np2,"Bo, the elder",31/02/1980\np3,Cy Reyes,1990-05-06\n'

describe.each(SAMPLED_BACKENDS)('rejected rows on %s', { timeout: 120_000 }, (backend) => {
  it.skipIf(explainSkip(backend) !== null)('are left out, listed, downloaded, mended and imported again', async () => {
    const server = await startTestServer(backend)
    const { client } = server
    const name = nameCase('rejects')
    const people = (content: string) => [{ name: 'people.csv', content }]
    const strict = await startImport(client, people(PEOPLE), { case: name, map: MAP, rejects: 'all-or-nothing' })
    const refused = await awaitJob(client, strict)
    expect(refused).toMatchObject({ state: 'failed', problem: { type: '/problems/rejected' } })
    const gone = client.call(ENDPOINTS.getCase, { params: { caseId: refused.caseId ?? '' } })
    await expect(gone).rejects.toMatchObject({ problem: { status: 404, type: '/problems/unknown-case' } })

    const job = await startImport(client, people(PEOPLE), { case: name, map: MAP })
    const receipt = await awaitReceipt(client, job)
    expect(receipt).toMatchObject({ created: true, rejected: 1 })
    const params = { jobId: job.id }
    const page = await client.call(ENDPOINTS.listRejects, { params })
    expect(page).toMatchObject({ total: 1, kept: 1, files: ['people.csv'], next: null })
    expect(page.rejects[0]).toMatchObject({
      file: 'people.csv',
      row: 3,
      field: 'born',
      cells: { name: 'Bo, the elder' },
    })
    const response = await client.request(ENDPOINTS.downloadRejects, { params, query: { file: 'people.csv' } })
    expect(response.headers.get('content-type')).toMatch(/^text\/csv/u)
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=people.csv')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const rejected = await response.text()
    expect(rejected).toContain('\np2,"Bo, the elder",31/02/1980,3,')

    const mended = await startImport(client, people(rejected.replace('31/02/1980', '1980-02-28')), {
      case: name,
      map: MAP,
    })
    const second = await awaitReceipt(client, mended)
    expect(second).toMatchObject({ created: false, rejected: 0 })
    expect(second.files).toMatchObject([{ unreadColumns: [] }])
    const graph = await client.call(ENDPOINTS.getGraph, { params: { caseId: receipt.caseId } })
    expect(graph.nodes.map((node) => node.label).sort()).toEqual(['Ada Quay', 'Bo, the elder', 'Cy Reyes'])
    await server.close()
  })
})

async function* listLater(rejects: readonly Reject[]): AsyncGenerator<Reject> {
  for (const reject of rejects) yield await Promise.resolve(reject)
}
