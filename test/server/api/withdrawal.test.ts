import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import type { WithdrawalRequest, WithdrawalView } from '../../../server/contract/withdrawal.ts'
import { awaitJob, BACKENDS, explainSkip, nameCase, startTestServer } from '../start-test-server.ts'
import type { TestServer } from '../start-test-server.ts'
import { buildAnalysisCase } from './analysis-case.ts'

describe.each(BACKENDS)('withdrawals on %s', (backend) => {
  describe.skipIf(explainSkip(backend) !== null)(`(${explainSkip(backend) ?? 'runs'})`, () => {
    let server: TestServer
    let caseId: string

    beforeAll(async () => {
      server = await startTestServer(backend)
      caseId = await server.importCase(buildAnalysisCase(), nameCase('withdrawal'))
    })
    afterAll(() => server.close())

    async function withdraw(request: WithdrawalRequest): Promise<WithdrawalView> {
      const started = await server.client.call(ENDPOINTS.startWithdrawal, { params: { caseId }, body: request })
      const job = await awaitJob(server.client, started)
      expect(job).toMatchObject({ state: 'done', problem: null })
      return server.client.call(ENDPOINTS.getWithdrawal, { params: { jobId: job.id } })
    }

    it('finds what the same run with the source excluded lacks', async () => {
      const { sources } = await server.client.call(ENDPOINTS.listSources, { params: { caseId } })
      const found = await withdraw({ overview: true })
      expect(found.overview.length).toBeGreaterThan(0)
      for (const { source, tiesFall } of found.overview) {
        expect(sources.map((one) => one.id)).toContain(source)
        const own = await withdraw({ sources: [source], between: ['a', 'b'] })
        expect(own.manifest).toMatchObject({ sources: [source], origins: 0, claims: 0 })
        expect(own.ties.filter((tie) => tie.fate === 'falls')).toHaveLength(tiesFall)
        expect(own.paths).toHaveLength(1)
      }
    })

    it('refuses sources, exhibits and measures that there are not, and speakers by their names', async () => {
      const tell = (body: WithdrawalRequest) =>
        server.client
          .call(ENDPOINTS.startWithdrawal, { params: { caseId }, body })
          .catch((error: unknown) => (error as { problem?: { status: number } }).problem?.status)
      expect(await tell({ sources: ['nowhere'] })).toBe(404)
      expect(await tell({ exhibits: ['nothing'] })).toBe(404)
      expect(await tell({ measures: ['no-measure'] })).toBe(400)
      expect(await tell({ origins: ['speaker:somebody'] })).toBe(400)
    })
  })
})
