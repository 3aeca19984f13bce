import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'

import { inject } from 'vitest'

import { ApiClient } from '../../server/cli/api-client.ts'
import { ENDPOINTS } from '../../server/contract/endpoints.ts'
import type { ImportReceipt, ImportRequest, Upload } from '../../server/contract/imports.ts'
import type { Job } from '../../server/contract/jobs.ts'
import type { CaseBatch } from '../../server/domain/case-record.ts'
import { RECORD_TYPES } from '../../server/domain/case-record.ts'
import { writeCaseFile } from '../../server/ingest/write-case-file.ts'
import { startServer } from '../../server/main.ts'
import { chooseRuns } from '../soak.ts'

export type Backend = 'sqlite' | 'neo4j'
export const BACKENDS: readonly Backend[] = ['sqlite', 'neo4j']

/**
 * For long suites above the port, whose promises the contract suite tests on both stores: the embedded one, and in a
 * soak both.
 */
export const SAMPLED_BACKENDS: readonly Backend[] = BACKENDS.slice(0, chooseRuns(1, BACKENDS.length))

/** Why suites on this backend are skipped, or null when they run. */
export function explainSkip(backend: Backend): string | null {
  const neo4j = inject('neo4j')
  return backend === 'neo4j' && 'skipped' in neo4j ? neo4j.skipped : null
}

/** The real program on a folder of its own, with its API at hand. */
export interface TestServer {
  readonly url: string
  readonly dataFolder: string
  readonly client: ApiClient
  /** Makes a link that signs in once. */
  issueLink(): string
  /** Follows a one-time link and gives the cookie it sets. */
  signIn(): Promise<string>
  /** Imports a batch as a case file and gives the id of its case. */
  importCase(batch: CaseBatch, name: string): Promise<string>
  close(): Promise<void>
}

let counter = 0

/** A name that no other test of the run uses: suites share one Neo4j. */
export function nameCase(stem: string): string {
  counter += 1
  return `${stem} ${process.pid}-${Date.now()}-${counter}`
}

/**
 * Starts the program on loopback at a free port, without demo cases.
 *
 * @param ownFolder data folder to use, which is then left behind; without it there is one for this server alone
 */
export async function startTestServer(backend: Backend, ownFolder?: string): Promise<TestServer> {
  chooseStore(backend)
  const dataFolder = ownFolder ?? mkdtempSync(join(tmpdir(), 'trama-test-'))
  const options = { dataFolder, port: 0, loadDemos: false, verbose: false }
  const running = await startServer(options, () => undefined)
  const client = new ApiClient(running)
  return {
    url: running.url,
    dataFolder,
    client,
    issueLink: running.issueLink,
    signIn: () => followLink(running.issueLink()),
    importCase: (batch, name) => importBatch(client, batch, name),
    close: async () => {
      await running.close()
      if (ownFolder === undefined) rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** Makes the next server of this process use the store given. */
export function chooseStore(backend: Backend): void {
  delete process.env['NEO4J_URI']
  const neo4j = inject('neo4j')
  if (backend === 'sqlite' || 'skipped' in neo4j) return
  process.env['NEO4J_URI'] = neo4j.uri
  process.env['NEO4J_USER'] = neo4j.user
  process.env['NEO4J_PASSWORD'] = neo4j.password
}

/** A batch as the bytes of a case file. */
export async function packCase(batch: CaseBatch, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const output = new PassThrough()
  const order = new Map<string, number>(RECORD_TYPES.map((type, index) => [type, index]))
  const records = [...batch.records].sort(
    (a, b) => (order.get(a.type) ?? 0) - (order.get(b.type) ?? 0) || (a.id < b.id ? -1 : 1),
  )
  const readSource = (sha256: string) => Promise.resolve(batch.sourceBytes.get(sha256) ?? null)
  const written = writeCaseFile(output, { header: { name, description: '', masked: false }, records, readSource })
  const bytes = await buffer(output)
  await written
  return new Uint8Array(bytes)
}

/** Waits for a job's end, whatever it is. */
export async function awaitJob(client: ApiClient, job: Job): Promise<Job> {
  let now = job
  while (now.state === 'running') {
    await wait(20)
    now = await client.call(ENDPOINTS.getJob, { params: { jobId: job.id } })
  }
  return now
}

/** Uploads bytes under a name. */
export function upload(client: ApiClient, name: string, content: Uint8Array | string): Promise<Upload> {
  const bytes = new Uint8Array(typeof content === 'string' ? Buffer.from(content, 'utf8') : content)
  return client.call(ENDPOINTS.upload, { query: { name }, bytes })
}

export interface FileToImport {
  readonly name: string
  readonly content: Uint8Array | string
}

/** Uploads files and starts one import of them. */
export async function startImport(
  client: ApiClient,
  files: readonly FileToImport[],
  { map = null, ...request }: Partial<Omit<ImportRequest, 'uploads' | 'mapping'>> & { map?: string | null },
): Promise<Job> {
  const uploads: string[] = []
  for (const { name, content } of files) uploads.push((await upload(client, name, content)).id)
  const mapping = map === null ? null : (await upload(client, 'map.yaml', map)).id
  return client.call(ENDPOINTS.startImport, { body: { uploads, mapping, ...request } })
}

/** What an import brought that must have ended well. */
export async function awaitReceipt(client: ApiClient, started: Job): Promise<ImportReceipt> {
  const job = await awaitJob(client, started)
  if (job.state !== 'done') throw new Error(`${job.state}: ${JSON.stringify(job.problem)}`)
  return client.call(ENDPOINTS.getImportReceipt, { params: { jobId: job.id } })
}

async function importBatch(client: ApiClient, batch: CaseBatch, name: string): Promise<string> {
  const file = { name: 'case.jsonl.zip', content: await packCase(batch, name) }
  return (await awaitReceipt(client, await startImport(client, [file], { case: name }))).caseId
}

async function followLink(link: string): Promise<string> {
  const response = await fetch(link, { redirect: 'manual' })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (response.status !== 303 || cookie === undefined) throw new Error(`the link answered ${response.status}`)
  return cookie
}
