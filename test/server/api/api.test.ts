import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { peruCase } from '../../../fixtures/cases/two-news-reports/case.ts'
import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import type { FindingView } from '../../../server/contract/analysis.ts'
import { awaitJob, BACKENDS, explainSkip, nameCase, startTestServer, startImport } from '../start-test-server.ts'
import type { TestServer } from '../start-test-server.ts'

describe.each(BACKENDS)('API on %s', (backend) => {
  describe.skipIf(explainSkip(backend) !== null)(`(${explainSkip(backend) ?? 'runs'})`, () => {
    let server: TestServer
    let caseId: string
    let name: string
    const ids = new Map<string, string>()

    beforeAll(async () => {
      server = await startTestServer(backend)
      name = nameCase('api')
      caseId = await server.importCase(peruCase().batch, name)
      const graph = await server.client.call(ENDPOINTS.getGraph, { params: { caseId } })
      for (const node of graph.nodes) ids.set(node.label, node.id)
    })
    afterAll(() => server.close())

    const idOf = (label: string): string => ids.get(label) ?? `no node is labelled ${label}`

    it('lists the case', async () => {
      const { cases } = await server.client.call(ENDPOINTS.listCases)
      expect(cases.find((one) => one.id === caseId)?.name).toBe(name)
    })

    it('draws every entity and every claim between two of them', async () => {
      const graph = await server.client.call(ENDPOINTS.getGraph, { params: { caseId } })
      const { records } = peruCase().batch
      const ties = records.filter((record) => record.type === 'claim' && 'entity' in record.object)
      expect(graph.nodes).toHaveLength(records.filter((record) => record.type === 'entity').length)
      expect(graph.edges.map((edge) => edge.id).sort()).toEqual(ties.map((tie) => tie.id).sort())
    })

    it('says that Los Gallegos is a branch of Tren de Aragua: dashed, attributed, with the sentence', async () => {
      const params = { caseId, entityId: idOf('Los Gallegos') }
      const { claims } = await server.client.call(ENDPOINTS.listEntityClaims, { params })
      const branch = claims.find((claim) => claim.predicate === 'BRANCH_OF')
      expect(branch).toMatchObject({ line: 'dashed', certainty: 'attributed', status: 'active' })
      expect(branch?.object).toMatchObject({ entity: { label: 'Tren de Aragua' } })
      const quote = branch?.quotes[0]
      const source = await server.client.call(ENDPOINTS.getSourceText, {
        params: { caseId, sourceId: quote?.source.id ?? '' },
      })
      expect(source.text.slice(quote?.start, quote?.end)).toBe(quote?.text)
      expect(quote?.text).toMatch(/Gallegos|Tren de Aragua/)
    })

    it('finds one place by its Arabic and by its Latin name', async () => {
      const find = async (q: string): Promise<string[]> => {
        const { hits } = await server.client.call(ENDPOINTS.search, { params: { caseId }, query: { q } })
        return hits.map((hit) => hit.entity.id)
      }
      expect(await find('سان مارتن')).toEqual([idOf('San Martín de Porres')])
      expect(await find('san martin')).toEqual([idOf('San Martín de Porres')])
    })

    it('shows nothing that was not known yet, and nothing twice when imported again', async () => {
      const past = { params: { caseId }, query: { knownAt: '2000-01-01T00:00:00.000Z' } }
      expect((await server.client.call(ENDPOINTS.getGraph, past)).total).toEqual({ nodes: 0, edges: 0 })
      const before = await server.client.call(ENDPOINTS.getGraph, { params: { caseId } })
      expect(await server.importCase(peruCase().batch, name)).toBe(caseId)
      expect(await server.client.call(ENDPOINTS.getGraph, { params: { caseId } })).toEqual(before)
    })

    it('ranks the unprotected alone, says how many were left out and how firm each rank is', async () => {
      const finding = await analyse(['degree', 'betweenness', 'louvain'], {})
      const labels = finding.rows.map((row) => row.entity.label)
      expect(labels).toEqual(expect.arrayContaining(['Six arrested suspects', 'Two captured suspects']))
      const graph = await server.client.call(ENDPOINTS.getGraph, { params: { caseId } })
      const protectedIds = new Set(graph.nodes.filter((node) => node.grounds.length > 0).map((node) => node.id))
      expect(protectedIds.size).toBeGreaterThan(5)
      expect(finding.rows.filter((row) => protectedIds.has(row.entity.id))).toEqual([])
      expect(finding.leftOut.people).toBe(protectedIds.size)
      const bodies = graph.nodes.filter((node) => ['public-body', 'organisation'].includes(node.subkind ?? ''))
      expect(finding.rows.filter((row) => bodies.some((body) => body.id === row.entity.id))).toEqual([])
      for (const row of finding.rows) {
        const rank = row.ranks['degree'] ?? 0
        expect(row.stability['degree']?.best).toBeLessThanOrEqual(rank)
        expect(row.stability['degree']?.worst).toBeGreaterThanOrEqual(rank)
      }
      expect(finding.ties.every((tie) => tie.claims.length > 0)).toBe(true)
    })

    it('gives the same finding for the same seed', async () => {
      const strip = (finding: FindingView) => ({ ...finding, manifest: { ...finding.manifest, durationMs: 0 } })
      const first = await analyse(['betweenness', 'louvain'], {})
      expect(strip(await analyse(['betweenness', 'louvain'], {}))).toEqual(strip(first))
    })

    it('joins the two stories by no computed path, whatever is switched on', async () => {
      const graph = await server.client.call(ENDPOINTS.getGraph, { params: { caseId } })
      const first = ['Six arrested suspects', 'Unnamed trafficking network'].map(idOf)
      const second = ['Los Gallegos', 'Tren de Aragua', 'Two captured suspects', 'Six people watching the children']
      const everything = { include: ['suspected', 'implied', 'generic', 'assessment'] as const }
      for (const include of [[], [...everything.include]]) {
        for (const from of first) {
          for (const to of second.map(idOf)) {
            const body = { from, to, projection: { include } }
            const path = await server.client.call(ENDPOINTS.findPath, { params: { caseId }, body })
            expect(path).toMatchObject({ found: false, reason: 'not-connected', nodes: [] })
          }
        }
      }
      const within = { from: first[0] ?? '', to: first[1] ?? '', projection: { include: [...everything.include] } }
      expect(await server.client.call(ENDPOINTS.findPath, { params: { caseId }, body: within })).toMatchObject({
        found: true,
      })
      expect(graph.nodes.length).toBeGreaterThan(0)
    })

    it('says why there is no path to somebody protected', async () => {
      const graph = await server.client.call(ENDPOINTS.getGraph, { params: { caseId } })
      const official = graph.nodes.find((node) => node.grounds.includes('official'))?.id ?? ''
      const body = { from: official, to: idOf('Los Gallegos') }
      const path = await server.client.call(ENDPOINTS.findPath, { params: { caseId }, body })
      expect(path).toMatchObject({ found: false, reason: 'from-not-in-network' })
    })

    it('cancels a run and keeps nothing of it', async () => {
      const job = await server.client.call(ENDPOINTS.startAnalysis, {
        params: { caseId },
        body: { measures: ['betweenness'] },
      })
      await server.client.call(ENDPOINTS.cancelJob, { params: { jobId: job.id } })
      const ended = await awaitJob(server.client, job)
      expect(ended.state).toBe('cancelled')
      const finding = server.client.call(ENDPOINTS.getFinding, { params: { jobId: job.id } })
      await expect(finding).rejects.toMatchObject({ problem: { status: 404 } })
    })

    it('streams the progress of a run to its end as server-sent events', async () => {
      const job = await server.client.call(ENDPOINTS.startAnalysis, {
        params: { caseId },
        body: { measures: ['degree'] },
      })
      const response = await server.client.request(ENDPOINTS.watchJob, { params: { jobId: job.id } })
      expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
      const events = (await response.text()).split('\n\n').filter((event) => event !== '')
      expect(events.every((event) => event.startsWith('event: job\ndata: {'))).toBe(true)
      expect(events.at(-1)).toContain('"state":"done"')
    })

    it('keeps the positions of a view', async () => {
      const params = { caseId, view: 'main' }
      const positions = { [idOf('Los Gallegos')]: { x: 1.5, y: -2 } }
      const put = await server.client.request(ENDPOINTS.putPositions, { params, body: { positions } })
      expect(put.status).toBe(204)
      expect(await server.client.call(ENDPOINTS.getPositions, { params })).toEqual({ positions })
    })

    it('answers bad requests with what is wrong and where', async () => {
      const query = { asAt: '2024-02-31' }
      const graph = server.client.call(ENDPOINTS.getGraph, { params: { caseId }, query })
      await expect(graph).rejects.toMatchObject({ problem: { status: 400, problems: [{ field: 'asAt' }] } })
      const unknown = server.client.call(ENDPOINTS.getGraph, { params: { caseId: 'nowhere' } })
      await expect(unknown).rejects.toMatchObject({ problem: { status: 404, type: '/problems/unknown-case' } })
      const measures = { params: { caseId }, body: { measures: ['astrology'] } }
      const run = server.client.call(ENDPOINTS.startAnalysis, measures)
      await expect(run).rejects.toMatchObject({ problem: { status: 400, type: '/problems/unknown-measure' } })
      const entity = server.client.call(ENDPOINTS.getEntity, { params: { caseId, entityId: 'nobody' } })
      await expect(entity).rejects.toMatchObject({ problem: { status: 404 } })
    })

    it('refuses a broken file with the place, and makes no case for it', async () => {
      const bytes = new Uint8Array(Buffer.from('PK\u0003\u0004 and then nothing'))
      const lost = nameCase('lost')
      const job = await startImport(server.client, [{ name: 'broken.jsonl.zip', content: bytes }], { case: lost })
      const ended = await awaitJob(server.client, job)
      expect(ended).toMatchObject({ state: 'failed', problem: { status: 422 } })
      expect(ended.problem?.problems?.length).toBeGreaterThan(0)
      const { cases } = await server.client.call(ENDPOINTS.listCases)
      expect(cases.map((one) => one.name)).not.toContain(lost)
    })

    it('says what it reads when a file is of no format it knows', async () => {
      const bytes = new Uint8Array(Buffer.from('not a case file at all'))
      const job = await startImport(server.client, [{ name: 'odd.bin', content: bytes }], { case: nameCase('odd') })
      const ended = await awaitJob(server.client, job)
      expect(ended).toMatchObject({ state: 'failed', problem: { status: 422, type: '/problems/unknown-format' } })
      expect(ended.problem?.detail).toMatch(/It reads: .*\.jsonl\.zip/)
    })

    async function analyse(measures: string[], projection: object): Promise<FindingView> {
      const body = { measures, projection, seed: 7 }
      const job = await server.client.call(ENDPOINTS.startAnalysis, { params: { caseId }, body })
      expect(await awaitJob(server.client, job)).toMatchObject({ state: 'done' })
      return server.client.call(ENDPOINTS.getFinding, { params: { jobId: job.id } })
    }
  })
})
