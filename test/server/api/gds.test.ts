import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { FindingView } from '../../../server/contract/analysis.ts'
import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import type { Job } from '../../../server/contract/jobs.ts'
import { awaitJob, explainSkip, nameCase, startTestServer } from '../start-test-server.ts'
import type { TestServer } from '../start-test-server.ts'
import { buildAnalysisCase } from './analysis-case.ts'

const MEASURES = ['degree', 'strength', 'betweenness', 'pagerank', 'k-core', 'bridges', 'closeness', 'density']

async function run(server: TestServer, caseId: string, backend: 'own' | 'gds' | 'auto'): Promise<Job> {
  const body = { measures: MEASURES, resamples: 0, backend, projection: { nodes: 'persons' as const } }
  return awaitJob(server.client, await server.client.call(ENDPOINTS.startAnalysis, { params: { caseId }, body }))
}

const see = ({ client }: TestServer, job: Job): Promise<FindingView> =>
  client.call(ENDPOINTS.getFinding, { params: { jobId: job.id } })

describe.skipIf(explainSkip('neo4j') !== null)('measures by the library of the database', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer('neo4j')
  }, 120_000)
  afterAll(() => server.close())

  it('are those of our own kernels, said to be of the library, kept and run again alike', async (context) => {
    const caseId = await server.importCase(buildAnalysisCase(), nameCase('gds'))
    const job = await run(server, caseId, 'gds')
    if (job.problem?.type === '/problems/no-backend') context.skip(job.problem.detail)
    expect(job).toMatchObject({ state: 'done', problem: null })
    const [theirs, ours] = [await see(server, job), await see(server, await run(server, caseId, 'own'))]
    expect(ours.manifest.computedBy).toBeUndefined()
    const by = new Map(theirs.manifest.computedBy?.map((one) => [one.measure, one]))
    expect([...by.keys()]).toEqual(MEASURES)
    for (const id of ['degree', 'strength', 'betweenness', 'pagerank', 'k-core', 'bridges']) {
      expect(by.get(id), id).toMatchObject({ backend: 'gds', refused: null })
    }
    for (const id of ['closeness', 'density']) expect(by.get(id)?.refused, id).toMatch(/^the library/u)
    for (const [place, row] of ours.rows.entries()) {
      expect(theirs.rows[place]?.ranks).toEqual(row.ranks)
      for (const [id, value] of Object.entries(row.values)) {
        expect(theirs.rows[place]?.values[id], `${row.entity.id} ${id}`).toBeCloseTo(value, 9)
      }
    }
    expect(theirs.ties).toEqual(ours.ties)
    expect(theirs.undefined).toEqual(ours.undefined)
    const params = { caseId, findingId: job.finding ?? '' }
    const again = await awaitJob(server.client, await server.client.call(ENDPOINTS.rerunFinding, { params }))
    const comparison = await server.client.call(ENDPOINTS.getRerun, { params: { jobId: again.id } })
    expect(comparison.outcome).toBe('identical')
  })
})

describe('measures by the library on the embedded store', () => {
  it('are refused with the remedy where asked for by name, and ours where left to the program', async () => {
    const server = await startTestServer('sqlite')
    const caseId = await server.importCase(buildAnalysisCase(), nameCase('gds'))
    const refused = await run(server, caseId, 'gds')
    expect(refused).toMatchObject({ state: 'failed', problem: { status: 409, type: '/problems/no-backend' } })
    expect((await run(server, caseId, 'auto')).state).toBe('done')
    await server.close()
  })
})
