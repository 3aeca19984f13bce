import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { syntheticCase } from '../../../fixtures/synthetic/synthesise.ts'
import type { DisruptionRequestBody } from '../../../server/contract/disruption.ts'
import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import type { FindingComparison, StoredFinding } from '../../../server/contract/findings.ts'
import type { Job } from '../../../server/contract/jobs.ts'
import type { ExcerptId } from '../../../server/domain/ids.ts'
import { makeBatch, makeExcerpt, makeSource, makeTie } from '../../contract/build-records.ts'
import { awaitJob, nameCase, startTestServer } from '../start-test-server.ts'
import type { TestServer } from '../start-test-server.ts'

const LATER = 'Heard of later.'
const { batch, truth } = syntheticCase()
const [[one = ''] = [], [other = ''] = []] = truth.branches.map(({ leaders }) => leaders)
const [source = ''] = batch.records.flatMap((record) => (record.type === 'source' ? [record.id] : []))

/** The leaders of two branches call each other, a new claim that every task reads. */
const CALL = makeBatch(
  [
    ...batch.records.filter(({ id }) => id === one || id === other),
    makeSource('s-later', LATER),
    makeExcerpt('x-later', 's-later', LATER),
    makeTie('t-later', one, 'COMMUNICATED_WITH', other, { excerpts: ['x-later'] as unknown as ExcerptId[] }),
  ],
  [LATER],
)

describe('findings of the tasks beside measures', { timeout: 60_000 }, () => {
  const name = nameCase('rerun')
  const kept = new Map<string, StoredFinding>()
  let server: TestServer
  let params: { caseId: string }

  /** Each task with little to do, so that all its parts are there. */
  const start: Readonly<Record<string, () => Promise<Job>>> = {
    branches: () => server.client.call(ENDPOINTS.startBranches, { params, body: {} }),
    recruiters: () => server.client.call(ENDPOINTS.startRecruiters, { params, body: {} }),
    disrupt: () => {
      const plans: DisruptionRequestBody['plans'] = [
        { kind: 'ranking', measure: 'betweenness' },
        { kind: 'random', repetitions: 2 },
        { kind: 'key-players' },
        { kind: 'chosen', entities: [one, other] },
      ]
      return server.client.call(ENDPOINTS.startDisruption, { params, body: { plans, removals: 2 } })
    },
    withdraw: () => {
      const body = { sources: [source], between: [one, other], measures: ['degree'] }
      return server.client.call(ENDPOINTS.startWithdrawal, { params, body })
    },
    change: () => {
      const body = { measure: 'degree', windows: { unit: 'year' } } as const
      return server.client.call(ENDPOINTS.startChange, { params, body })
    },
    consensus: () => server.client.call(ENDPOINTS.startCommunities, { params, body: { seeds: 10 } }),
  }
  const tasks = Object.keys(start)

  beforeAll(async () => {
    server = await startTestServer('sqlite')
    params = { caseId: await server.importCase(batch, name) }
    for (const task of tasks) kept.set(task, await run(task))
  })
  afterAll(() => server.close())

  async function run(task: string): Promise<StoredFinding> {
    const findingId = (await finish(start[task]?.())).finding ?? ''
    return server.client.call(ENDPOINTS.readFinding, { params: { ...params, findingId } })
  }

  async function finish(started: Promise<Job> | undefined): Promise<Job> {
    if (started === undefined) throw new Error('no such task')
    const job = await awaitJob(server.client, await started)
    expect(job).toMatchObject({ state: 'done', problem: null })
    return job
  }

  async function rerun(task: string): Promise<FindingComparison> {
    const findingId = kept.get(task)?.id ?? ''
    const job = await finish(server.client.call(ENDPOINTS.rerunFinding, { params: { ...params, findingId } }))
    return server.client.call(ENDPOINTS.getRerun, { params: { jobId: job.id } })
  }

  describe('once the case has received one more claim', () => {
    beforeAll(() => server.importCase(CALL, name))

    it.each(tasks)('%s comes out identical when run again', async (task) => {
      expect(await rerun(task)).toMatchObject({
        task,
        outcome: 'identical',
        then: kept.get(task)?.id,
        asked: [],
        input: { same: true, changes: [] },
        result: { same: true, then: kept.get(task)?.result.sha256, differences: [] },
      })
    })

    // One of the tasks that read more than a network, and one that does not.
    it.each(['recruiters', 'disrupt'])('%s reads the claim in a new run', async (task) => {
      const pair = { ...params, findingId: kept.get(task)?.id ?? '', otherId: (await run(task)).id }
      const comparison = await server.client.call(ENDPOINTS.compareFindings, { params: pair })
      expect(comparison.asked.map(({ path }) => path)).toContain('clocks/knownAt')
      const claims = comparison.input.changes?.find(({ kind }) => kind === 'claims')
      expect(claims).toMatchObject({ came: ['t-later'], went: [], changed: [] })
    })
  })
})
