import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { peruCase } from '../../../fixtures/cases/two-news-reports/case.ts'
import { ProblemError } from '../../../server/cli/api-client.ts'
import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import type { ExhibitAnswer } from '../../../server/contract/exhibit.ts'
import { verifyManifest } from '../../../server/court/verify-manifest.ts'
import type { CaseBatch } from '../../../server/domain/case-record.ts'
import { foldName } from '../../../server/domain/fold-name.ts'
import type { ClaimId, ExcerptId } from '../../../server/domain/ids.ts'
import {
  makeBatch,
  makeExcerpt,
  makeFact,
  makeName,
  makePerson,
  makePlace,
  makeReview,
  makeSource,
  makeTie,
} from '../../contract/build-records.ts'
import { buildMaskingCase, SECRETS } from '../api/masking-case.ts'
import { BACKENDS, explainSkip, nameCase, startTestServer } from '../start-test-server.ts'
import type { TestServer } from '../start-test-server.ts'
import { findXmlFault } from './check-xml.ts'

const AID = { mode: 'illustrative-aid', title: 'The quay', entities: null } as const
const TEXT = 'Ana Prueba met Blas Ensayo on the quay. He lives in Puerto Ficticio.'

describe.each(BACKENDS)('exhibits on %s', (backend) => {
  describe.skipIf(explainSkip(backend) !== null)(`(${explainSkip(backend) ?? 'runs'})`, () => {
    let server: TestServer
    let quay: string
    let masking: string

    beforeAll(async () => {
      server = await startTestServer(backend)
      quay = await server.importCase(buildQuayCase(), nameCase('quay'))
      masking = await server.importCase(buildMaskingCase(), nameCase('exhibit masking'))
    })
    afterAll(() => server.close())

    const make = (caseId: string, body: object = {}): Promise<ExhibitAnswer> =>
      server.client.call(ENDPOINTS.makeExhibit, { params: { caseId }, body: { ...AID, ...body } })

    async function listProblems(caseId: string, body: object): Promise<[string | null, string][]> {
      const error: unknown = await make(caseId, body).catch((reason: unknown) => reason)
      if (!(error instanceof ProblemError)) throw new Error('it was made')
      expect(error.problem).toMatchObject({ status: 422, type: '/problems/exhibit-blocked' })
      return (error.problem.problems ?? []).map(({ field, code }) => [field, code])
    }

    it('makes one of the whole demo case: every line scheduled with its sentence and source', async () => {
      const caseId = await server.importCase(peruCase().batch, nameCase('exhibit demo'))
      const exhibit = await make(caseId, { format: 'a3' })
      const graph = await server.client.call(ENDPOINTS.getGraph, { params: { caseId } })
      expect(exhibit.schedule.map((row) => row.claim).sort()).toEqual(graph.edges.map((edge) => edge.id).sort())
      const hashes = new Set(peruCase().batch.sourceBytes.keys())
      for (const { quotes } of exhibit.schedule) {
        for (const quote of quotes) expect([quote.quote !== '', hashes.has(quote.sha256)]).toEqual([true, true])
      }
      expect(findXmlFault(exhibit.svg)).toBeNull()
      expect(exhibit.svg).toContain(`Shown ${graph.nodes.length} of ${graph.nodes.length} entities`)
      const branch = exhibit.schedule.find((row) => row.predicate === 'branch of')
      expect(branch).toMatchObject({ from: 'Los Gallegos', to: 'Tren de Aragua', marks: 'AR', line: 'dashed' })
    })

    it('gives the same bytes again, with what is known fixed, and verifies', async () => {
      const body = { permittedClaims: ['t-h2'], entities: ['ana', 'blas'] }
      const first = await make(quay, body)
      expect(await make(quay, body)).toEqual(first)
      const { knownAt } = first.manifest.clocks
      expect(await make(quay, { ...body, clocks: { knownAt } })).toEqual(first)
      const sourceHashes = new Map(first.manifest.sources.map(({ id, sha256 }) => [id, sha256]))
      expect(verifyManifest({ ...first, sourceHashes })).toEqual([])
      expect(first.svg).toContain(first.manifestSha256)
    })

    it('is refused for a line without a source and for handling codes, with every claim named', async () => {
      expect(await listProblems(quay, {})).toEqual([
        ['t-bare', 'unsourced'],
        ['t-h2', 'handling'],
      ])
      expect(await listProblems(quay, { entities: ['ana', 'nobody'] })).toEqual([['nobody', 'not-on-the-chart']])
      const problems = await listProblems(quay, {
        mode: 'summary',
        entities: ['ana', 'blas'],
        permittedClaims: ['t-h2'],
      })
      expect(problems).toEqual([
        ['t-h2', 'not-offered'],
        ['t-met', 'not-offered'],
        ['t-not', 'not-offered'],
      ])
    })

    it('draws the refuted crossed, discloses contradictions, and logs the permissions', async () => {
      const exhibit = await make(quay, { permittedClaims: ['t-h2'], entities: ['ana', 'blas'] })
      expect(exhibit.schedule.filter((row) => row.crossed).map((row) => row.claim)).toEqual(['t-met', 't-not'])
      expect(exhibit.disclosureSchedule.rows.map(({ reason, claim }) => [reason, claim])).toEqual([
        ['refuted', 't-not'],
        ['contradicted', 't-met'],
        ['contradicts-a-line', 'n-x'],
        ['omitted', 't-bare'],
      ])
      const { entries } = await server.client.call(ENDPOINTS.readLog, { params: { caseId: quay } })
      const { manifestSha256 } = exhibit
      const detail = { what: 'exhibit', masked: true, permittedClaims: 't-h2', manifestSha256 }
      expect(entries[0]).toMatchObject({ action: 'exported', detail })
    })

    it('gives an exhibit of what was known then unchanged, whatever came to be known since', async () => {
      const name = nameCase('quay later')
      const caseId = await server.importCase(buildQuayCase(), name)
      const body = { permittedClaims: ['t-h2'], entities: ['ana', 'blas'] }
      const then = await make(caseId, body)
      const { records, sourceBytes } = buildQuayCase()
      const withdrawal = makeReview('r-late', 'n-x', 'withdrawn')
      await server.importCase({ records: [...records, withdrawal], sourceBytes }, name)
      expect(await make(caseId, { ...body, clocks: { knownAt: then.manifest.clocks.knownAt } })).toEqual(then)
      const now = await make(caseId, body)
      expect(now.schedule.filter((row) => row.crossed).map((row) => row.claim)).toEqual(['t-not'])
    })

    it('takes places from the saved view unless it is given others', async () => {
      const body = { permittedClaims: ['t-h2'], entities: ['ana', 'blas'] }
      const across = { ana: { x: -10, y: 0 }, blas: { x: 10, y: 0 } }
      const upright = { ana: { x: 0, y: 10 }, blas: { x: 0, y: -10 } }
      const params = { caseId: quay, view: 'main' }
      await server.client.request(ENDPOINTS.putPositions, { params, body: { positions: across } })
      const saved = await make(quay, body)
      expect(await make(quay, { ...body, positions: across })).toEqual(saved)
      expect((await make(quay, { ...body, positions: upright })).svg).not.toBe(saved.svg)
    })

    it('never shows who is masked, even to a session that may see names', async () => {
      const title = 'The threat against Amparo Quillahuamán'
      const before = await make(masking, { title })
      const purpose = 'preparing the hearing of the victim'
      await server.client.call(ENDPOINTS.unmask, { params: { caseId: masking }, body: { purpose } })
      try {
        const exhibit = await make(masking, { title })
        expect(exhibit).toEqual(before)
        expect(findSecrets(JSON.stringify({ ...exhibit, svg: '' }))).toEqual([])
        expect(findSecrets(exhibit.svg.replace(/<[^>]*>/g, ' '))).toEqual([])
        expect(exhibit.svg).toMatch(/V-[0-9A-Z]{4}/)
        expect(exhibit.schedule.map((row) => row.claim)).not.toContain('t-home')
        expect(exhibit.sensitive).toContainEqual({ claim: 't-home', reason: 'identifies-the-masked' })
      } finally {
        await server.client.call(ENDPOINTS.mask, { params: { caseId: masking } })
      }
    })

    it('answers a bad request with the field, and an unknown case with 404', async () => {
      const bad = make(quay, { mode: 'evidence' })
      await expect(bad).rejects.toMatchObject({ problem: { status: 400, problems: [{ field: 'mode' }] } })
      await expect(make('nowhere')).rejects.toMatchObject({ problem: { status: 404 } })
    })
  })
})

/** Two people and a town: a meeting, its denial (refuted), a restricted line, and one without a source. */
function buildQuayCase(): CaseBatch {
  const from = (...ids: string[]) => ({ excerpts: ids as ExcerptId[] })
  return makeBatch(
    [
      makeSource('s', TEXT),
      makeExcerpt('x-met', 's', 'Ana Prueba met Blas Ensayo on the quay.'),
      makeExcerpt('x-live', 's', 'He lives in Puerto Ficticio.', TEXT.indexOf('He lives')),
      ...['ana', 'blas'].map(makePerson),
      makePlace('town'),
      makeName('n-a', 'ana', 'Ana Prueba', from('x-met')),
      makeName('n-b', 'blas', 'Blas Ensayo', from('x-met')),
      makeName('n-t', 'town', 'Puerto Ficticio', from('x-live')),
      makeFact(
        'n-x',
        'blas',
        'HAS_NOTE',
        { kind: 'text', value: 'was abroad that week', language: 'en' },
        {
          ...from('x-live'),
          contradicts: ['t-met' as ClaimId],
        },
      ),
      makeTie('t-met', 'ana', 'ASSOCIATED_WITH', 'blas', from('x-met')),
      makeTie('t-not', 'ana', 'COMMUNICATED_WITH', 'blas', from('x-met')),
      makeReview('r-not', 't-not', 'refuted'),
      makeTie('t-h2', 'ana', 'KIN_OF', 'blas', { ...from('x-met'), handling: 'H2' }),
      makeTie('t-bare', 'blas', 'LOCATED_IN', 'town'),
    ],
    [TEXT],
  )
}

/** Secrets that a text holds in some spelling; the kinsman's full name may be shown and does not count. */
function findSecrets(text: string): string[] {
  const folded = ` ${foldName(text)} `.replaceAll('ramiro quillahuaman', '')
  return SECRETS.filter((secret) => folded.includes(foldName(secret)))
}
