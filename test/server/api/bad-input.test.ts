import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import type { CaseRecord } from '../../../server/domain/case-record.ts'
import type { InputProblem } from '../../../server/contract/problem.ts'
import { HEADER, listGoodRecords, makeCaseZip, TEXT, toLines, hashOf } from '../ingest/build-case-file.ts'
import { makeZip } from '../ingest/build-zip.ts'
import type { ZipEntry } from '../ingest/build-zip.ts'
import { awaitJob, BACKENDS, explainSkip, nameCase, startTestServer, startImport } from '../start-test-server.ts'
import type { TestServer } from '../start-test-server.ts'

const GOOD = listGoodRecords()
const { source, ada, bo, meeting, excerpt, name, took } = GOOD
const ALL = [source, ada, bo, meeting, excerpt, name, took]
const LINES: ZipEntry = { name: 'case.jsonl', bytes: toLines(ALL) }
const SOURCE: ZipEntry = { name: `sources/${hashOf(TEXT)}`, bytes: TEXT }

interface BadInput {
  readonly title: string
  readonly bytes: Uint8Array
  /** Where the first problem is and of what kind. */
  readonly place: Partial<InputProblem>
}

const replace = (changed: CaseRecord): Uint8Array =>
  makeCaseZip(ALL.map((record) => (record.id === changed.id ? changed : record)))

const BAD: readonly BadInput[] = [
  { title: 'a truncated zip', bytes: makeCaseZip(ALL).subarray(0, 300), place: { code: 'not-a-zip' } },
  {
    title: 'a version it does not know',
    bytes: makeZip([{ ...LINES, bytes: toLines(ALL, { ...HEADER, version: 99 }) }, SOURCE]),
    place: { file: 'case.jsonl', line: 1, code: 'wrong-version' },
  },
  {
    title: 'a predicate outside the vocabulary',
    bytes: replace({ ...took, predicate: 'BEWITCHED' }),
    place: { file: 'case.jsonl', line: 8, field: 'predicate', code: 'unknown-predicate' },
  },
  {
    title: 'an object of the wrong kind',
    bytes: replace({ ...took, object: { entity: bo.id } }),
    place: { file: 'case.jsonl', line: 8, field: 'object.entity', code: 'wrong-object-kind' },
  },
  {
    title: 'an end before its start',
    bytes: replace({ ...took, valid: { from: '2024-03', to: '2024-02-01' } }),
    place: { file: 'case.jsonl', line: 8, field: 'valid.to', code: 'end-before-start' },
  },
  {
    title: 'a quote that does not stand at its place',
    bytes: replace({ ...excerpt, quote: 'Ada Quay met Bo Reyez' }),
    place: { file: 'case.jsonl', line: 6, field: 'quote', code: 'quote-mismatch' },
  },
  {
    title: 'an id twice with other content',
    bytes: makeCaseZip([...ALL, { ...took, role: 'another role' }]),
    place: { file: 'case.jsonl', line: 9, field: 'id', code: 'conflicting-record' },
  },
  {
    title: 'an entry that declares two gigabytes',
    bytes: makeZip([LINES, { ...SOURCE, deflate: true, declaredSize: 2_000_000_000 }]),
    place: { file: SOURCE.name.toString(), code: 'entry-too-large' },
  },
  {
    title: 'a path that climbs out of the archive',
    bytes: makeZip([LINES, SOURCE, { name: '../../etc/cron.d/evil', bytes: 'x' }]),
    place: { code: 'unsafe-name' },
  },
  {
    title: 'bytes that are no UTF-8',
    bytes: makeZip([
      { ...LINES, bytes: Buffer.concat([Buffer.from(toLines(ALL)), Buffer.from([0xff, 0x0a])]) },
      SOURCE,
    ]),
    place: { file: 'case.jsonl', line: 9, code: 'invalid-utf8' },
  },
]

describe.each(BACKENDS)('bad input on %s', (backend) => {
  describe.skipIf(explainSkip(backend) !== null)(`(${explainSkip(backend) ?? 'runs'})`, () => {
    let server: TestServer
    let caseId: string
    let caseName: string

    beforeAll(async () => {
      server = await startTestServer(backend)
      caseName = nameCase('bad input')
      await load(makeCaseZip(ALL), caseName)
      const { cases } = await server.client.call(ENDPOINTS.listCases)
      caseId = cases.find((one) => one.name === caseName)?.id ?? ''
    })
    afterAll(() => server.close())

    it.each(BAD)('refuses $title, says where, and leaves the store as it was', async ({ bytes, place }) => {
      const before = await snapshot()
      const job = await load(bytes, caseName)
      expect(job).toMatchObject({ state: 'failed', problem: { status: 422 } })
      expect(job.problem?.problems?.[0]).toMatchObject(place)
      expect(job.problem?.problems?.[0]?.message.length).toBeGreaterThan(20)
      expect(await snapshot()).toEqual(before)
    })

    it('refuses a record that the case has with other content, and leaves the store as it was', async () => {
      const before = await snapshot()
      const job = await load(replace({ ...took, role: 'another role' }), caseName)
      expect(job).toMatchObject({ state: 'failed', problem: { status: 409, type: '/problems/record-conflict' } })
      expect(await snapshot()).toEqual(before)
    })

    it('makes no case for a file it refuses', async () => {
      const lost = nameCase('lost')
      for (const { bytes } of BAD) await load(bytes, lost)
      const { cases } = await server.client.call(ENDPOINTS.listCases)
      expect(cases.map((one) => one.name)).not.toContain(lost)
    })

    async function load(bytes: Uint8Array, into: string) {
      const job = await startImport(server.client, [{ name: 'bad.jsonl.zip', content: bytes }], { case: into })
      return awaitJob(server.client, job)
    }

    /** The canonical export of the case, to the byte. */
    async function snapshot(): Promise<string> {
      const body = { unmask: true, purpose: 'comparing the case before and after' }
      const response = await server.client.request(ENDPOINTS.exportCase, { params: { caseId }, body })
      return hashOf(new Uint8Array(await response.arrayBuffer()))
    }
  })
})
