import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'

import { ProblemError } from '../../../server/cli/api-client.ts'
import type { analysisRequestSchema, FindingView } from '../../../server/contract/analysis.ts'
import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import type { FindingComparison, StoredFinding } from '../../../server/contract/findings.ts'
import type { Job } from '../../../server/contract/jobs.ts'
import type { CaseRecord } from '../../../server/domain/case-record.ts'
import type { ExcerptId } from '../../../server/domain/ids.ts'
import { makeBatch, makeExcerpt, makeFact, makePerson, makeSource, makeTie } from '../../contract/build-records.ts'
import { awaitJob, explainSkip, nameCase, SAMPLED_BACKENDS, startTestServer } from '../start-test-server.ts'
import type { TestServer } from '../start-test-server.ts'
import { buildAnalysisCase } from './analysis-case.ts'

type Request = z.input<typeof analysisRequestSchema>

const LATER = 'Heard of later.'
const cited = { excerpts: ['x-later'] as unknown as ExcerptId[] }

/** Somebody new whom a calls, in a source of its own. */
const NEWCOMER: readonly CaseRecord[] = [
  makePerson('a'),
  makePerson('newcomer'),
  makeTie('t-new', 'a', 'COMMUNICATED_WITH', 'newcomer', cited),
]
/** Who brokers between the others turns out to be a victim. */
const PROTECTED: readonly CaseRecord[] = [
  makePerson('e'),
  makeFact('k-e', 'e', 'HAS_CATEGORY', { kind: 'category', value: 'victim' }, cited),
]

describe.each(SAMPLED_BACKENDS)('findings on %s', (backend) => {
  describe.skipIf(explainSkip(backend) !== null)(`(${explainSkip(backend) ?? 'runs'})`, () => {
    let server: TestServer
    beforeAll(async () => {
      server = await startTestServer(backend)
    })
    afterAll(() => server.close())

    async function openCase(): Promise<{ caseId: string; receive: (records: readonly CaseRecord[]) => Promise<void> }> {
      const name = nameCase('findings')
      const caseId = await server.importCase(buildAnalysisCase(), name)
      const receive = async (records: readonly CaseRecord[]): Promise<void> => {
        const cite = [makeSource('s-later', LATER), makeExcerpt('x-later', 's-later', LATER)]
        await server.importCase(makeBatch([...cite, ...records], [LATER]), name)
      }
      return { caseId, receive }
    }

    /** Runs measures and gives the job, and the id of the finding that it was kept under. */
    async function analyse(caseId: string, request: Partial<Request> = {}): Promise<{ job: Job; finding: string }> {
      const projection = { nodes: 'persons', ...request.projection } as const
      const body = { measures: ['degree', 'betweenness', 'louvain'], resamples: 2, ...request, projection }
      const job = await finish(await server.client.call(ENDPOINTS.startAnalysis, { params: { caseId }, body }))
      return { job, finding: job.finding ?? '' }
    }

    async function finish(started: Job): Promise<Job> {
      const job = await awaitJob(server.client, started)
      expect(job).toMatchObject({ state: 'done', problem: null })
      return job
    }

    const see = (job: Job): Promise<FindingView> =>
      server.client.call(ENDPOINTS.getFinding, { params: { jobId: job.id } })
    const read = (caseId: string, findingId: string): Promise<StoredFinding> =>
      server.client.call(ENDPOINTS.readFinding, { params: { caseId, findingId } })

    async function rerun(caseId: string, findingId: string): Promise<FindingComparison> {
      const job = await finish(await server.client.call(ENDPOINTS.rerunFinding, { params: { caseId, findingId } }))
      expect(job.kind).toBe('rerun')
      return server.client.call(ENDPOINTS.getRerun, { params: { jobId: job.id } })
    }

    async function refusal(call: Promise<unknown>): Promise<string> {
      const error = await call.then(
        () => null,
        (reason: unknown) => reason,
      )
      if (!(error instanceof ProblemError)) throw new Error('it was not refused')
      return `${error.problem.status} ${error.problem.type}`
    }

    it('keep every run with its manifest, clocks resolved, and the log names it', async () => {
      const { caseId } = await openCase()
      const { job, finding } = await analyse(caseId, { seed: 9 })
      const stored = await read(caseId, finding)
      const { knownAt } = stored.manifest.clocks
      expect(knownAt).toMatch(/^\d{4}-.*Z$/u)
      expect(stored).toMatchObject({
        id: finding,
        task: 'analyse',
        manifest: {
          clocks: { asAt: null, knownAt },
          request: { nodes: 'persons', knownAt },
          projection: { nodes: 'persons', coParticipation: true },
          parameters: { seed: 9, stability: { resamples: 2 }, measures: [{ id: 'degree' }, {}, { id: 'louvain' }] },
          inputHash: (await see(job)).manifest.inputHash,
        },
        result: { kept: true },
      })
      const [other] = (await server.client.call(ENDPOINTS.listFindings, { params: { caseId } })).findings
      expect(other).toEqual(stored)
      const { entries } = await server.client.call(ENDPOINTS.readLog, { params: { caseId }, query: { limit: 1 } })
      expect(entries[0]).toMatchObject({ action: 'analysed', detail: { task: 'analyse', finding, seed: 9 } })
    })

    it('are listed newest first, a page at a time', async () => {
      const { caseId } = await openCase()
      const ids: string[] = []
      for (let seed = 1; seed <= 3; seed += 1) {
        ids.unshift((await analyse(caseId, { seed, measures: ['degree'], resamples: 0 })).finding)
      }
      const list = (query: object) =>
        server.client.call(ENDPOINTS.listFindings, { params: { caseId }, query: { limit: 2, ...query } })
      const first = await list({})
      expect(first.findings.map((one) => one.id)).toEqual(ids.slice(0, 2))
      const rest = await list({ after: first.next ?? '' })
      expect(rest.findings.map((one) => one.id)).toEqual(ids.slice(2))
      expect(rest.next).toBeNull()
    })

    it('open as they were seen when they were fresh, names masked as for everybody', async () => {
      const { caseId, receive } = await openCase()
      const { job, finding } = await analyse(caseId)
      const fresh = await see(job)
      await receive(NEWCOMER)
      const params = { caseId, findingId: finding }
      const opened = await finish(await server.client.call(ENDPOINTS.openFinding, { params }))
      expect(opened.result).toBe(`/api/jobs/${opened.id}/finding`)
      expect(opened.finding).toBe(finding)
      expect(await see(opened)).toEqual(fresh)
      expect(fresh.rows.map((row) => row.entity.id)).not.toContain('newcomer')
    })

    it('give the identical result when run again, also once the case has received more', async () => {
      const { caseId, receive } = await openCase()
      const { finding } = await analyse(caseId, {
        measures: ['degree', 'betweenness', 'louvain', 'bridges', 'density'],
      })
      const first = await read(caseId, finding)
      await receive(NEWCOMER)
      const comparison = await rerun(caseId, finding)
      expect(comparison).toMatchObject({
        outcome: 'identical',
        then: finding,
        asked: [],
        input: { same: true, changes: [] },
        result: { same: true, differences: [], count: 0 },
      })
      const again = await read(caseId, comparison.now)
      expect(again.id).not.toBe(finding)
      expect(again.result).toEqual(first.result)
      expect(again.manifest.clocks).toEqual(first.manifest.clocks)
    })

    it('say when compared what was asked, which claims came, and whose values and ranks changed', async () => {
      const { caseId, receive } = await openCase()
      const before = await analyse(caseId, { measures: ['degree'], resamples: 0 })
      await receive(NEWCOMER)
      const after = await analyse(caseId, { measures: ['degree'], resamples: 0, seed: 2 })
      const params = { caseId, findingId: before.finding, otherId: after.finding }
      const comparison = await server.client.call(ENDPOINTS.compareFindings, { params })
      expect(comparison.outcome).toBe('different')
      expect(comparison.asked.map((one) => one.path)).toEqual(['clocks/knownAt', 'parameters/seed'])
      expect(comparison.input.changes).toEqual([
        change('claims', ['t-new']),
        change('entities', ['newcomer']),
        change('excerpts', ['x-later']),
        change('sources', ['s-later']),
      ])
      const { differences, count } = comparison.result
      expect(count).toBeGreaterThan(2)
      expect(differences).toContainEqual({ path: 'finding/rankings/degree/rows/a/value', then: 3, now: 4 })
      expect(differences).toContainEqual({ path: 'finding/rankings/degree/rows/a/rank', then: 2, now: 1 })
      expect(differences.find(({ path }) => path === 'finding/rankings/degree/rows/newcomer')).toBeDefined()
      expect(differences.find(({ path }) => path === 'finding/rankings/degree/rows/b/value')).toBeUndefined()
    })

    it('do not show anybody who has come under protection since; run again they leave them out', async () => {
      const { caseId, receive } = await openCase()
      const { finding } = await analyse(caseId, { measures: ['degree'], resamples: 0 })
      await receive(PROTECTED)
      const params = { caseId, findingId: finding }
      expect(await refusal(server.client.call(ENDPOINTS.openFinding, { params }))).toBe('409 /problems/protected-since')
      const comparison = await rerun(caseId, finding)
      expect(comparison).toMatchObject({ outcome: 'different', asked: [], input: { same: false } })
      expect(comparison.input.changes).toEqual([change('protections', ['e'])])
      const opened = await finish(
        await server.client.call(ENDPOINTS.openFinding, { params: { caseId, findingId: comparison.now } }),
      )
      expect((await see(opened)).rows.map((row) => row.entity.id)).not.toContain('e')
    })

    it('are not found under other ids or in other cases', async () => {
      const [{ caseId }, other] = [await openCase(), await openCase()]
      const { finding } = await analyse(caseId, { measures: ['degree'], resamples: 0 })
      for (const params of [
        { caseId, findingId: 'finding-none' },
        { caseId: other.caseId, findingId: finding },
      ]) {
        for (const endpoint of [ENDPOINTS.readFinding, ENDPOINTS.openFinding, ENDPOINTS.rerunFinding]) {
          expect(await refusal(server.client.call(endpoint, { params }))).toBe('404 /problems/unknown-finding')
        }
      }
    })

    it('hold no name of anybody', async () => {
      const { caseId } = await openCase()
      const { finding } = await analyse(caseId)
      const text = JSON.stringify(await read(caseId, finding))
      expect(text).not.toMatch(/Quillahuam|Zurdo/u)
    })
  })
})

function change(kind: string, came: string[]): object {
  return { kind, came, went: [], changed: [], counts: { came: came.length, went: 0, changed: 0 } }
}
