import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { syntheticCase } from '../../../fixtures/synthetic/synthesise.ts'
import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import { objectEntity, objectLiteral } from '../../../server/domain/claim.ts'
import { foldName } from '../../../server/domain/fold-name.ts'
import { runTramaHere } from '../cli/run-trama.ts'
import { chooseStore, explainSkip, nameCase, SAMPLED_BACKENDS, startTestServer } from '../start-test-server.ts'
import type { TestServer } from '../start-test-server.ts'
import { CaseSecrets } from './case-secrets.ts'
import {
  collectAnalysis,
  collectEvidence,
  collectExhibits,
  collectOverview,
  collectTexts,
  unpackCaseFile,
  unpackMaskedExport,
} from './collect-answers.ts'
import type { Answer } from './collect-answers.ts'

const PURPOSE = 'preparing the hearing of the victims'
const { batch, truth } = syntheticCase()
const claims = batch.records.filter((record) => record.type === 'claim')
const secrets = new CaseSecrets(batch, [...truth.victims, ...truth.minors])
const masked = [...secrets.masked]
const unranked = new Set<string>([
  ...masked,
  ...truth.witnesses,
  ...truth.officials,
  ...truth.counsel,
  ...truth.acquitted,
])
/** The masked and everything that a claim ties to them. */
const near = [
  ...new Set(
    claims.flatMap((claim) => {
      const ends = [claim.subject, objectEntity(claim) ?? claim.subject]
      return ends.some((id) => secrets.masked.has(id)) ? ends : []
    }),
  ),
]

// What is tested lies above the store, and takes minutes on Neo4j: that half is left to a soak.
describe.each(SAMPLED_BACKENDS)('masking of the synthetic case on %s', (backend) => {
  describe.skipIf(explainSkip(backend) !== null)(`(${explainSkip(backend) ?? 'runs'})`, () => {
    let server: TestServer
    let caseId: string

    beforeAll(async () => {
      server = await startTestServer(backend)
      caseId = await server.importCase(batch, nameCase('synthetic masking'))
    })
    afterAll(() => server.close())

    it('lets no chart, list, log or source text tell who a victim or minor is', async () => {
      expect(await findLeaks(collectOverview(server.client, caseId))).toEqual([])
      expect(await findLeaks(collectTexts(server.client, caseId, batch))).toEqual([])
    })

    it('lets no search confirm a name, in any form or part', async () => {
      for (const q of [...secrets.forms, ...secrets.words]) {
        const { hits } = await server.client.call(ENDPOINTS.search, { params: { caseId }, query: { q } })
        expect({ q, hits: hits.map((hit) => hit.name) }).toEqual({ q, hits: [] })
      }
    })

    it('shows everybody else by a name of their own', async () => {
      const names = new Map<string, Set<string>>()
      for (const claim of claims) {
        const literal = objectLiteral(claim)
        if (literal?.kind !== 'name') continue
        names.set(claim.subject, (names.get(claim.subject) ?? new Set()).add(literal.value))
      }
      const { nodes } = await server.client.call(ENDPOINTS.getGraph, { params: { caseId } })
      const people = nodes.filter((node) => node.kind === 'Person' && !node.masked)
      expect(people.length).toBeGreaterThan(350)
      expect(people.filter((node) => names.get(node.id)?.has(node.label) !== true)).toEqual([])
      expect(nodes.filter((node) => node.kind === 'Person' && node.masked).map((node) => node.id)).toEqual(
        expect.arrayContaining(masked),
      )
    })

    it('leaves those names and the rest of the texts standing, in all four languages', async () => {
      const shown = { people: 0, texts: 0 }
      for await (const { value } of collectTexts(server.client, caseId, batch)) {
        const { text, masked: covers } = value as { text: string; masked: { start: number; end: number }[] }
        const covered = covers.reduce((sum, { start, end }) => sum + end - start, 0)
        expect(covered / text.length).toBeLessThan(0.25)
        if (covered > 0) shown.texts += 1
        const folded = ` ${foldName(text)} `
        shown.people += truth.nearNames.filter(({ one }) => namesOf(one).some((name) => folded.includes(name))).length
      }
      expect(shown.texts).toBeGreaterThan(20)
      expect(shown.people).toBeGreaterThan(truth.nearNames.length)
    })

    it('would notice: with names shown for a purpose, which is logged, every form stands there', async () => {
      await server.client.call(ENDPOINTS.unmask, { params: { caseId }, body: { purpose: PURPOSE } })
      try {
        const found = new Set<string>()
        for (const gathered of [collectOverview(server.client, caseId), collectTexts(server.client, caseId, batch)]) {
          for await (const { value } of gathered) for (const secret of secrets.findIn(value)) found.add(secret)
        }
        const all = [...found].join(' | ')
        expect([...secrets.forms, ...secrets.words].filter((secret) => !all.includes(foldName(secret)))).toEqual([])
        expect([...found].filter((secret) => / 200[789] /u.test(secret)).length).toBeGreaterThan(5)
        const { entries } = await server.client.call(ENDPOINTS.readLog, { params: { caseId } })
        expect(entries[0]).toMatchObject({ action: 'unmasked', purpose: PURPOSE })
      } finally {
        await server.client.call(ENDPOINTS.mask, { params: { caseId } })
      }
    })
  })
})

describe('what leaves the synthetic case', () => {
  let server: TestServer
  let folder: string
  let caseId: string
  const name = nameCase('synthetic leaving')

  beforeAll(async () => {
    server = await startTestServer('sqlite')
    folder = mkdtempSync(join(tmpdir(), 'trama-masking-'))
    caseId = await server.importCase(batch, name)
  })
  afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('holds no secret in any entity or claim that touches the masked', async () => {
    const touching = claims.filter((claim) => near.includes(claim.subject)).map((claim) => claim.id)
    expect(await findLeaks(collectEvidence(server.client, caseId, near, touching))).toEqual([])
  })

  it('tells on no day when a minor was born', async () => {
    for (const entityId of truth.minors) {
      for (const asAt of [undefined, '2021-01-01', '2039-01-01']) {
        const query = { limit: 500, ...(asAt === undefined ? {} : { asAt }) }
        const page = await server.client.call(ENDPOINTS.listEntityClaims, { params: { caseId, entityId }, query })
        const telling = page.claims.filter((claim) => claim.predicate === 'IS_MINOR')
        expect(telling.map((claim) => claim.valid.to)).toEqual(telling.map(() => null))
        expect(telling.length > 0).toBe(asAt === undefined)
      }
    }
  })

  it('holds neither a secret nor anybody protected in findings, ties, paths and absences', async () => {
    const { measures } = await server.client.call(ENDPOINTS.listMeasures)
    const asked = measures.map((measure) => measure.id)
    const absent = [truth.coercedRecruiter, ...truth.minors.slice(0, 3), ...truth.acquitted]
    const answers: Answer[] = []
    for await (const answer of collectAnalysis(server.client, caseId, asked, absent)) answers.push(answer)
    expect(await findLeaks(answers)).toEqual([])
    for (const { asked: question, value } of answers.filter((one) => !one.asked.startsWith('absence'))) {
      const words = new Set(JSON.stringify(value).split('"'))
      expect({ question, protected: [...unranked].filter((id) => words.has(id)) }).toEqual({ question, protected: [] })
    }
  })

  it('holds no secret in exhibits, the masked case file and what the log keeps of them', async () => {
    const charted = [...masked.slice(0, 10), ...truth.recruiters.map((recruiter) => recruiter.person)]
    const permitted = claims.filter((claim) => claim.handling !== null).map((claim) => claim.id)
    const answers: Answer[] = []
    for await (const answer of collectExhibits(server.client, caseId, charted, permitted)) answers.push(answer)
    answers.push(await unpackMaskedExport(server.client, caseId))
    for await (const answer of collectOverview(server.client, caseId)) answers.push(answer)
    expect(await findLeaks(answers)).toEqual([])
  })

  it('holds no secret at the command line, and nobody protected in its tables', async () => {
    chooseStore('sqlite')
    const [out, ties, file] = [join(folder, 'ranks.csv'), join(folder, 'ties.csv'), join(folder, 'case.jsonl.zip')]
    const at = ['--data-dir', server.dataFolder]
    const runs = [
      await runTramaHere(['case', 'list', ...at]),
      await runTramaHere(['export', '--case', name, '--out', file, ...at]),
      await runTramaHere([
        ...['analyse', '--case', name, '--measures', 'degree,louvain', '--resamples', '0'],
        ...['--out', out, '--ties', ties, '--json', ...at],
      ]),
    ]
    expect(runs.map((run) => run.code)).toEqual([0, 0, 0])
    const tables = [readFileSync(out, 'utf8'), readFileSync(ties, 'utf8')]
    const exported = await unpackCaseFile(new Uint8Array(readFileSync(file)))
    expect(await findLeaks([{ asked: 'command line', value: [runs, tables, exported] }])).toEqual([])
    const cells = new Set(tables.join('\n').split(/[,\n]/u))
    expect(cells.size).toBeGreaterThan(500)
    expect([...unranked].filter((id) => cells.has(id))).toEqual([])
  })
})

async function findLeaks(answers: AsyncIterable<Answer> | Iterable<Answer>): Promise<string[]> {
  const leaks: string[] = []
  for await (const { asked, value } of answers) {
    for (const secret of secrets.findIn(value)) leaks.push(`${asked}: ${secret}`)
  }
  return leaks
}

function namesOf(id: string): string[] {
  return claims.flatMap((claim) => {
    const literal = claim.subject === id ? objectLiteral(claim) : null
    return literal?.kind === 'name' ? [` ${foldName(literal.value)} `] : []
  })
}
