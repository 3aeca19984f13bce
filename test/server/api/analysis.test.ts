import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'

import type { AbsenceView, analysisRequestSchema, FindingView } from '../../../server/contract/analysis.ts'
import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import type { Job } from '../../../server/contract/jobs.ts'
import { awaitJob, BACKENDS, explainSkip, nameCase, startTestServer } from '../start-test-server.ts'
import type { TestServer } from '../start-test-server.ts'
import { buildAnalysisCase } from './analysis-case.ts'

type Request = z.input<typeof analysisRequestSchema>
type Projection = NonNullable<Request['projection']>

describe.each(BACKENDS)('analysis on %s', (backend) => {
  describe.skipIf(explainSkip(backend) !== null)(`(${explainSkip(backend) ?? 'runs'})`, () => {
    let server: TestServer
    let caseId: string

    beforeAll(async () => {
      server = await startTestServer(backend)
      caseId = await server.importCase(buildAnalysisCase(), nameCase('analysis'))
    })
    afterAll(() => server.close())

    const start = (request: Request): Promise<Job> =>
      server.client.call(ENDPOINTS.startAnalysis, { params: { caseId }, body: request })

    async function analyse(measures: string[], request: Omit<Request, 'measures'> = {}): Promise<FindingView> {
      const projection: Projection = { nodes: 'persons', ...request.projection }
      const job = await awaitJob(server.client, await start({ resamples: 3, ...request, measures, projection }))
      expect(job).toMatchObject({ state: 'done', problem: null })
      return server.client.call(ENDPOINTS.getFinding, { params: { jobId: job.id } })
    }

    const valuesOf = (finding: FindingView, measure: string): Record<string, number | undefined> =>
      Object.fromEntries(finding.rows.map((row) => [row.entity.id, row.values[measure]]))

    it('lists measures of every kind with domain, reference and parameters', async () => {
      const { measures } = await server.client.call(ENDPOINTS.listMeasures)
      expect(new Set(measures.map((one) => one.kind))).toEqual(
        new Set(['score', 'cluster', 'node-flag', 'tie-flag', 'network']),
      )
      for (const one of measures) {
        for (const text of [one.domain, one.reference.library, one.reference.call]) expect(text, one.id).not.toBe('')
      }
      expect(measures.find((one) => one.id === 'betweenness')?.parameters).toMatchObject({ normalised: false })
    })

    it('gives nodes their flags as 1 or 0 with the share of resamples, ties theirs by name', async () => {
      const finding = await analyse(['degree', 'articulation-points', 'bridges'])
      expect(valuesOf(finding, 'articulation-points')).toEqual({ a: 0, b: 0, c: 0, d: 0, e: 1, f: 0, h: 0 })
      const kept = Object.fromEntries(finding.rows.map((row) => [row.entity.id, row.kept['articulation-points']]))
      expect(kept['a']).toBeUndefined()
      expect(kept['e']).toBeGreaterThanOrEqual(0)
      expect(kept['e']).toBeLessThanOrEqual(1)
      const bridges = finding.ties.filter((tie) => tie.flags.length > 0)
      expect(bridges.map(({ a, b, flags }) => ({ a, b, flags }))).toEqual([{ a: 'e', b: 'f', flags: ['bridges'] }])
      expect(finding.rows.every((row) => row.values['bridges'] === undefined)).toBe(true)
    })

    it('gives values of the whole network, clusterings, memberships and what is undefined, each in its place', async () => {
      const finding = await analyse(['density', 'louvain', 'closeness', 'degree'])
      expect(finding.network).toMatchObject({ nodes: 7, ties: 8, components: 2 })
      const [density] = finding.networkValues
      expect(finding.networkValues).toHaveLength(1)
      expect(density).toMatchObject({ measure: 'density', value: 8 / 21 })
      expect(density?.range?.low).toBeLessThanOrEqual(8 / 21)
      expect(density?.range?.high).toBeGreaterThanOrEqual(8 / 21)
      const [louvain] = finding.clusterings
      expect(louvain?.clusters).toBe(new Set(Object.values(valuesOf(finding, 'louvain'))).size)
      expect(louvain?.agreement).toBeLessThanOrEqual(1)
      expect(finding.membership).toEqual({ people: 4, groups: 2, ambiguous: 0 })
      expect(finding.undefined).toMatchObject([{ measure: 'closeness', gap: 'disconnected' }])
      expect(finding.undefined[0]?.message).toMatch(/2 unconnected parts/)
      expect(finding.rows.every((row) => row.values['closeness'] === undefined)).toBe(true)
      expect(valuesOf(finding, 'degree')).toEqual({ a: 3, b: 3, c: 2, d: 4, e: 3, f: 1, h: 0 })
    })

    it('tells which ties an analyst confirmed, and how many are unvalidated', async () => {
      const finding = await analyse(['degree'])
      expect(finding.ties.filter((tie) => tie.confirmed).map(({ a, b }) => a + b)).toEqual(['ab'])
      expect(finding.unvalidatedTies).toBe(7)
      expect(finding.leftOut).toEqual({ people: 1, byGround: { victim: 1 } })
    })

    it('computes with the parameters asked for and says which it used', async () => {
      const plain = await analyse(['betweenness'])
      const scaled = await analyse(['betweenness'], { parameters: { betweenness: { normalised: true } } })
      expect(plain.manifest.parameters).toMatchObject({ betweenness: { normalised: false } })
      expect(scaled.manifest.parameters).toMatchObject({ betweenness: { normalised: true } })
      const e = valuesOf(plain, 'betweenness')['e'] ?? 0
      expect(e).toBeGreaterThan(0)
      expect(valuesOf(scaled, 'betweenness')['e']).toBeCloseTo(e / 15, 12)
    })

    it('makes as many resamples as are wanted, and none when none are', async () => {
      const some = await analyse(['degree'], { resamples: 4 })
      expect(some.manifest).toMatchObject({ resamples: 4, resamplesWanted: 4 })
      const none = await analyse(['degree', 'louvain', 'density', 'articulation-points'], { resamples: 0 })
      expect(none.manifest).toMatchObject({ resamples: 0, resamplesWanted: 0 })
      expect(none.rows.every((row) => Object.keys(row.stability).length === 0)).toBe(true)
      expect(none.clusterings[0]?.agreement).toBeNull()
      expect(none.networkValues[0]?.range).toBeNull()
      expect(none.rows.find((row) => row.entity.id === 'e')?.kept).toEqual({ 'articulation-points': null })
    })

    it.each<[string, Projection, string[]]>([
      ['by default', {}, ['ab', 'ad', 'ae', 'bc', 'bd', 'cd', 'de', 'ef']],
      ['of some weight', { minimumWeight: 0.5 }, ['ab', 'ad', 'ae', 'bc', 'bd', 'cd', 'ef']],
      ['that nothing standing contradicts', { contradicted: 'without' }, ['ab', 'bc', 'bd', 'cd', 'de', 'ef']],
      ['with suspicions', { include: ['suspected'] }, ['ab', 'ac', 'ad', 'ae', 'bc', 'bd', 'cd', 'de', 'ef']],
      ['without the only source', { excludedSources: ['s1'] }, []],
    ])('ties people %s', async (_what, projection, ties) => {
      const finding = await analyse(['degree'], { projection, resamples: 0 })
      expect(finding.ties.map(({ a, b }) => a + b)).toEqual(ties)
      expect(finding.manifest.projection).toMatchObject(projection)
    })

    it('hashes the same material alike, whatever is made of it', async () => {
      const one = await analyse(['degree'], { resamples: 0 })
      const other = await analyse(['density'], { resamples: 0, seed: 9, projection: { contradicted: 'without' } })
      expect(other.manifest.inputHash).toBe(one.manifest.inputHash)
    })

    it.each<[string, Omit<Request, 'projection'>, string, RegExp]>([
      ['an unknown measure', { measures: ['astrology'] }, 'unknown-measure', /"astrology"\. Use: degree, /],
      [
        'an unknown parameter',
        { measures: ['betweenness'], parameters: { betweenness: { depth: 3 } } },
        'unknown-parameter',
        /no parameter "depth"\. It takes: normalised \(default: false\)/,
      ],
      [
        'a parameter that every object has',
        { measures: ['betweenness'], parameters: { betweenness: { constructor: 3 } } },
        'unknown-parameter',
        /no parameter "constructor"/,
      ],
      [
        'a number for a switch',
        { measures: ['betweenness'], parameters: { betweenness: { normalised: 1 } } },
        'unknown-parameter',
        /normalised is 1; it must be true or false/,
      ],
      [
        'parameters of a measure not asked for',
        { measures: ['degree'], parameters: { betweenness: { normalised: true } } },
        'unknown-parameter',
        /betweenness, which is not asked for/,
      ],
      [
        'parameters of an unknown measure',
        { measures: ['degree'], parameters: { astrology: { sign: 1 } } },
        'unknown-measure',
        /"astrology"/,
      ],
    ])('refuses %s and says what there is', async (_what, request, kind, wording) => {
      const refused: unknown = await start(request).catch((error: unknown) => error)
      expect(refused).toMatchObject({ problem: { status: 400, type: `/problems/${kind}` } })
      expect(refused).toMatchObject({ message: expect.stringMatching(wording) as string })
    })

    it('ends with what is wrong when a parameter is out of its range', async () => {
      const started = await start({ measures: ['louvain'], parameters: { louvain: { resolution: 0 } } })
      expect(await awaitJob(server.client, started)).toMatchObject({
        state: 'failed',
        problem: {
          status: 400,
          type: '/problems/invalid-parameter',
          detail: expect.stringMatching(/above 0/) as string,
        },
      })
    })

    // Who begins to watch late may miss the first phases.
    it('tells by phases how far it is', { retry: 3 }, async () => {
      const job = await start({ measures: ['degree', 'density'], resamples: 2 })
      const response = await server.client.request(ENDPOINTS.watchJob, { params: { jobId: job.id } })
      const phases = [...(await response.text()).matchAll(/"phase":"([^"]+)"/gu)].map(([, phase]) => phase)
      const order = phases.filter((phase, index) => phase !== phases[index - 1] && phase !== 'started')
      expect(order).toEqual(['reading', 'measure:degree', 'measure:density', 'resampling', 'keeping', 'done'])
    })

    it('writes a run down with its measures, seed and hash', async () => {
      const finding = await analyse(['degree', 'density'], { seed: 77 })
      const { entries } = await server.client.call(ENDPOINTS.readLog, { params: { caseId } })
      expect(entries[0]).toMatchObject({
        action: 'analysed',
        detail: { measures: 'degree,density', seed: 77, inputHash: finding.manifest.inputHash },
      })
    })

    describe('why somebody is not listed', () => {
      const explain = (entity: string, projection: Projection = {}): Promise<AbsenceView> =>
        server.client.call(ENDPOINTS.explainAbsence, {
          params: { caseId },
          body: { entity, projection: { nodes: 'persons', ...projection } },
        })

      it('names claims of one who is listed that tie to nobody, refuted ones too', async () => {
        const absence = await explain('a')
        expect(absence).toMatchObject({ entity: { id: 'a' }, reason: 'listed', grounds: [], ties: 3 })
        expect(absence.unused).toContainEqual({ reason: 'not-active', claims: ['t-af'] })
        expect(absence.unused).toContainEqual({ reason: 'too-uncertain', claims: ['t-ac'] })
        const lone = await explain('h')
        expect(lone).toMatchObject({ reason: 'listed', ties: 0, unused: [] })
      })

      it('changes with the projection', async () => {
        expect(await explain('d', { minimumWeight: 0.5 })).toMatchObject({ ties: 3 })
        const { unused } = await explain('d', { minimumWeight: 0.5 })
        expect(unused).toContainEqual({ reason: 'weighs-too-little', claims: ['t-de'] })
        const without = await explain('b', { contradicted: 'without' })
        expect(without).toMatchObject({ ties: 3 })
      })

      it('says what protects, under the pseudonym, and nothing more', async () => {
        const absence = await explain('victim')
        expect(absence).toMatchObject({ reason: 'protected', grounds: ['victim'], ties: 0, unused: [] })
        expect(absence.entity).toMatchObject({ masked: true })
        expect(JSON.stringify(absence)).not.toMatch(/Amparo|Quillahuam/)
      })

      it('tells of what is no node, was not known then, and is not there', async () => {
        expect(await explain('town')).toMatchObject({ reason: 'not-a-node-kind', unused: [] })
        expect(await explain('north')).toMatchObject({ reason: 'not-a-node-kind' })
        expect(await explain('north', { nodes: 'persons-and-groups' })).toMatchObject({ reason: 'listed', ties: 2 })
        const past = await explain('a', { knownAt: '2000-01-01T00:00:00.000Z' })
        expect(past).toMatchObject({ reason: 'not-known-then', ties: 0 })
        await expect(explain('nobody')).rejects.toMatchObject({ problem: { status: 404 } })
      })
    })
  })
})
