import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import type { CaseBatch } from '../../../server/domain/case-record.ts'
import type { ApiClient } from '../../../server/cli/api-client.ts'
import { awaitJob } from '../start-test-server.ts'
import { readCaseFile } from './read-case-file.ts'

/** What an operation answered, with what it was asked. */
export interface Answer {
  readonly asked: string
  readonly value: unknown
}

/** What the chart, its lists and the log say of a case. */
export async function* collectOverview(client: ApiClient, caseId: string): AsyncGenerator<Answer> {
  const params = { caseId }
  yield { asked: 'cases', value: await client.call(ENDPOINTS.listCases) }
  yield { asked: 'case', value: await client.call(ENDPOINTS.getCase, { params }) }
  for (const script of ['Latn', 'Arab']) {
    yield { asked: `graph ${script}`, value: await client.call(ENDPOINTS.getGraph, { params, query: { script } }) }
  }
  yield { asked: 'vocabulary', value: await client.call(ENDPOINTS.getVocabulary, { params }) }
  yield { asked: 'sources', value: await client.call(ENDPOINTS.listSources, { params }) }
  yield { asked: 'log', value: await client.call(ENDPOINTS.readLog, { params, query: { limit: 1000 } }) }
}

/** Every source text. */
export async function* collectTexts(client: ApiClient, caseId: string, batch: CaseBatch): AsyncGenerator<Answer> {
  for (const { id } of batch.records.filter((record) => record.type === 'source')) {
    const params = { caseId, sourceId: id }
    yield { asked: `text ${id}`, value: await client.call(ENDPOINTS.getSourceText, { params }) }
  }
}

/** Entities with their claims, and those claims that no list of them holds: withdrawn and superseded ones. */
export async function* collectEvidence(
  client: ApiClient,
  caseId: string,
  entities: readonly string[],
  claims: readonly string[],
): AsyncGenerator<Answer> {
  const seen = new Set<string>()
  for (const id of entities) {
    const params = { caseId, entityId: id }
    yield { asked: `entity ${id}`, value: await client.call(ENDPOINTS.getEntity, { params }) }
    const page = await client.call(ENDPOINTS.listEntityClaims, { params, query: { limit: 500 } })
    for (const claim of page.claims) seen.add(claim.id)
    yield { asked: `claims of ${id}`, value: page }
  }
  for (const claimId of claims.filter((id) => !seen.has(id))) {
    yield { asked: `claim ${claimId}`, value: await client.call(ENDPOINTS.getClaim, { params: { caseId, claimId } }) }
  }
}

/** A finding of all measures, its job and the job's events, paths, and why each of `absent` is not listed. */
export async function* collectAnalysis(
  client: ApiClient,
  caseId: string,
  measures: readonly string[],
  absent: readonly string[],
): AsyncGenerator<Answer> {
  const params = { caseId }
  const include = ['suspected' as const, 'implied' as const, 'generic' as const, 'assessment' as const]
  const job = await client.call(ENDPOINTS.startAnalysis, {
    params,
    body: { measures: [...measures], resamples: 0, projection: { include } },
  })
  const events = await client.request(ENDPOINTS.watchJob, { params: { jobId: job.id } })
  yield { asked: 'job events', value: await events.text() }
  yield { asked: 'job', value: await awaitJob(client, job) }
  const finding = await client.call(ENDPOINTS.getFinding, { params: { jobId: job.id } })
  yield { asked: 'finding', value: finding }
  const [from, to] = [finding.rows[0]?.entity.id ?? '', finding.rows.at(-1)?.entity.id ?? '']
  for (const end of [to, ...absent]) {
    yield { asked: `path to ${end}`, value: await client.call(ENDPOINTS.findPath, { params, body: { from, to: end } }) }
  }
  for (const entity of absent) {
    yield {
      asked: `absence of ${entity}`,
      value: await client.call(ENDPOINTS.explainAbsence, { params, body: { entity } }),
    }
  }
}

/** An exhibit of the entities given, and the refusal of one that rests on claims nobody permitted. */
export async function* collectExhibits(
  client: ApiClient,
  caseId: string,
  entities: readonly string[],
  permittedClaims: readonly string[],
): AsyncGenerator<Answer> {
  const body = { mode: 'illustrative-aid' as const, title: 'Recruitment', format: 'a3' as const }
  const params = { caseId }
  const all = { ...body, entities: null }
  const refusal = client.call(ENDPOINTS.makeExhibit, { params, body: all }).catch((error: unknown) => error)
  yield { asked: 'refused exhibit', value: JSON.parse(JSON.stringify(await refusal)) as unknown }
  const chosen = { ...body, entities: [...entities], permittedClaims: [...permittedClaims] }
  const exhibit = await client.call(ENDPOINTS.makeExhibit, { params, body: chosen })
  yield { asked: 'exhibit', value: [exhibit, exhibit.svg.replaceAll(/<[^>]*>/gu, ' ')] }
}

/** A masked case file: its header, its records and its texts. */
export async function unpackMaskedExport(client: ApiClient, caseId: string): Promise<Answer> {
  const response = await client.request(ENDPOINTS.exportCase, { params: { caseId }, body: {} })
  return { asked: 'export', value: await unpackCaseFile(new Uint8Array(await response.arrayBuffer())) }
}

/** Everything that stands in a case file. */
export async function unpackCaseFile(bytes: Uint8Array): Promise<unknown> {
  const { header, batch } = await readCaseFile(bytes)
  const texts = [...batch.sourceBytes.values()].map((one) => Buffer.from(one).toString('utf8'))
  return { header, records: batch.records, texts }
}
