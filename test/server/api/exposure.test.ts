import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { syntheticCase } from '../../../fixtures/synthetic/synthesise.ts'
import type { BranchFindingView, ExposureAbsenceView, RecruiterFindingView } from '../../../server/contract/exposure.ts'
import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import { runTramaHere } from '../cli/run-trama.ts'
import { awaitJob, explainSkip, nameCase, SAMPLED_BACKENDS, startTestServer } from '../start-test-server.ts'
import type { TestServer } from '../start-test-server.ts'
import { CaseSecrets } from './case-secrets.ts'

const { batch, truth } = syntheticCase()
const secrets = new CaseSecrets(batch, [...truth.victims, ...truth.minors])

describe.each(SAMPLED_BACKENDS)('exposure of the synthetic case on %s', { timeout: 120_000 }, (backend) => {
  describe.skipIf(explainSkip(backend) !== null)(`(${explainSkip(backend) ?? 'runs'})`, () => {
    const name = nameCase('exposure')
    let folder: string
    let server: TestServer
    let caseId: string
    let branches: { readonly job: string; readonly finding: BranchFindingView }
    let recruiters: { readonly job: string; readonly finding: RecruiterFindingView }

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'trama-exposure-'))
      server = await startTestServer(backend)
      caseId = await server.importCase(batch, name)
      const { client } = server
      const [first, second] = [
        await client.call(ENDPOINTS.startBranches, { params: { caseId }, body: {} }),
        await client.call(ENDPOINTS.startRecruiters, { params: { caseId }, body: {} }),
      ]
      for (const job of [first, second])
        expect(await awaitJob(client, job)).toMatchObject({ state: 'done', problem: null })
      const [one, other] = [{ params: { jobId: first.id } }, { params: { jobId: second.id } }]
      branches = { job: first.id, finding: await client.call(ENDPOINTS.getBranches, one) }
      recruiters = { job: second.id, finding: await client.call(ENDPOINTS.getRecruiters, other) }
    })
    afterAll(async () => {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    })

    const listClaims = async (jobId: string, person: string) =>
      (await server.client.call(ENDPOINTS.listExposureClaims, { params: { jobId }, query: { person } })).claims
    const explain = (entity: string, of: 'branches' | 'recruiters'): Promise<ExposureAbsenceView> =>
      server.client.call(ENDPOINTS.explainExposureAbsence, { params: { caseId }, body: { entity, of } })
    const run = (...argv: string[]) => runTramaHere([...argv, '--case', name, '--data-dir', server.dataFolder])

    it('says what the planted truth says, by thresholds that stand in the manifest', () => {
      const { finding } = branches
      expect(finding.manifest.parameters).toEqual({ margin: 0.3, minDays: 2, minMembers: 2, minOrigins: 2 })
      expect(finding.quality.precision).toBeGreaterThanOrEqual(0.95)
      expect(finding.quality.coverage).toBeGreaterThanOrEqual(0.6)
      expect(finding.branches.map(({ branch }) => branch.id).sort()).toEqual(
        truth.branches.map(({ group }) => group).sort(),
      )
      const told = [...recruiters.finding.recruiters, ...recruiters.finding.nonPunishment].map(
        ({ person }) => person.id,
      )
      expect(told.sort()).toEqual(truth.recruiters.map(({ person }) => person).sort())
      expect(recruiters.finding.nonPunishment.map(({ person }) => [person.id, person.masked])).toEqual([
        [truth.coercedRecruiter, true],
      ])
    })

    it('gives every claim behind a person with its sentences', async () => {
      const person = branches.finding.people.find(({ status, exposed }) => status === 'asserted' && exposed !== null)
      const claims = await listClaims(branches.job, person?.person.id ?? '')
      const behind = (person?.contacts ?? []).flatMap(({ grounds, members }) => [
        ...grounds.claims,
        ...members.flatMap((one) => one.membership),
      ])
      expect(behind.length).toBeGreaterThan(0)
      expect(behind.filter((id) => !claims.some((claim) => claim.id === id))).toEqual([])
      expect(claims.filter(({ quotes }) => quotes.length === 0 || quotes.some(({ text }) => text === ''))).toEqual([])
    })

    it('names no victim and no minor, in labels, sentences or what the commands print and write', async () => {
      const { finding } = recruiters
      const quoted = await Promise.all(
        [...finding.recruiters, ...finding.groupRecruiters, ...finding.nonPunishment].map(({ person }) =>
          listClaims(recruiters.job, person.id),
        ),
      )
      const victims = finding.recruiters.flatMap(({ acts }) => acts.flatMap(({ victim }) => victim ?? []))
      expect(victims.length).toBeGreaterThan(10)
      expect(victims.filter(({ masked }) => !masked)).toEqual([])
      const out = join(folder, 'recruiters.csv')
      const printed = await run('recruiters', '--out', out)
      expect(printed).toMatchObject({ code: 0 })
      const texts = [JSON.stringify([finding, quoted, branches.finding]), printed.output, readFileSync(out, 'utf8')]
      for (const text of texts) expect(secrets.findIn(text)).toEqual([])
    })

    it('answers why somebody is not listed', async () => {
      const [outsider = ''] = truth.contacts.filter((id) =>
        branches.finding.people.some(({ person }) => person.id === id),
      )
      expect((await explain(outsider, 'branches')).reasons).toEqual(['not-asked'])
      expect((await explain(outsider, 'recruiters')).reasons).toEqual(['no-claim'])
      const [witness = ''] = truth.witnesses
      expect(await explain(witness, 'branches')).toMatchObject({ reasons: ['protected'], unused: [] })
      expect(await explain(truth.coercedRecruiter, 'recruiters')).toMatchObject({ reasons: ['protected'], unused: [] })
      const [recruiter = ''] = recruiters.finding.recruiters.map(({ person }) => person.id)
      expect((await explain(recruiter, 'recruiters')).reasons).toEqual(['listed'])
    })

    it('prints branches with their reasons and writes a table whose contributions add up', async () => {
      const out = join(folder, 'branches.csv')
      const { code, output } = await run('branches', '--out', out)
      expect(code).toBe(0)
      expect(output).toMatch(/never whether somebody belongs/u)
      expect(output).toMatch(/How good is it here: of \d+ people/u)
      const rows = Papa.parse<Record<string, string>>(readFileSync(out, 'utf8'), {
        header: true,
        skipEmptyLines: true,
      }).data
      const [person] = branches.finding.people.filter(({ tallies }) => tallies.length > 1)
      const top = person?.tallies.find(({ branch }) => branch === truth.motherGroup)
      const own = rows.filter((row) => row['id'] === person?.person.id)
      expect(own.reduce((sum, row) => sum + Number(row['contribution']), 0)).toBeCloseTo(top?.exposure ?? 0, 9)
    })

    it('refuses thresholds out of range by the name of the option', async () => {
      expect(await run('branches', '--margin', '2')).toMatchObject({ code: 2, output: '' })
      expect((await run('branches', '--margin', '2')).errors).toMatch(/--margin/u)
      expect(await run('recruiters', '--out', 'here.txt')).toMatchObject({ code: 2 })
    })
  })
})
