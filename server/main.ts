import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { pino } from 'pino'

import { peruCase } from '../fixtures/cases/two-news-reports/case.ts'
import type { AnalysisResult } from './analysis/finding.ts'
import { findPath } from './analysis/graph/find-path.ts'
import { DEFAULT_PROJECTION } from './analysis/graph/projection-parameters.ts'
import { projectNetwork } from './analysis/graph/project-network.ts'
import { MEASURES } from './analysis/registry.ts'
import { runInWorker } from './analysis/run-in-worker.ts'
import { createApp } from './api/app.ts'
import type { LongWork, ReadFile } from './api/dependencies.ts'
import type { AnalysisRequest } from './analysis/run-analysis.ts'
import { Disclosures } from './api/disclosure/disclosures.ts'
import { JobRegistry } from './api/jobs/job-registry.ts'
import { listen, PortUnavailableError, portOf, stopListening } from './api/listen.ts'
import { loadDemos } from './api/load-demos.ts'
import { ApiError } from './api/problem-of.ts'
import { SessionRegistry } from './api/session/session-registry.ts'
import { prepareDataFolder, removeServerAddress, writeServerAddress } from './cli/data-folder.ts'
import { CommandError, EXIT } from './cli/exit-codes.ts'
import { runCommand } from './cli/program.ts'
import type { RunningServer, ServeOptions } from './cli/rooms.ts'
import { openTerminal } from './cli/terminal.ts'
import { FolderHeldError } from './cli/with-api.ts'
import { caseFileJsonSchema } from './contract/case-file-schema.ts'
import type { Reader } from './ingest/reader.ts'
import { pickReader, UnknownFormatError } from './ingest/readers/readers.ts'
import { writeCaseFile } from './ingest/write-case-file.ts'
import type { CaseStore } from './store/case-store.ts'
import { openNeo4jStore } from './store/neo4j/neo4j-case-store.ts'
import { lockDataFolder } from './store/sqlite/data-folder-lock.ts'
import { openSqliteStore } from './store/sqlite/sqlite-case-store.ts'
import { StoreUnavailableError } from './store/store-errors.ts'

/** The built program: beside this file, or under dist/ when this file runs from source. */
const BUILT = import.meta.url.endsWith('.ts')
  ? new URL('../dist/server/', import.meta.url)
  : new URL('./', import.meta.url)
const PACKAGE = new URL('../../package.json', BUILT)

/** Runs the `trama` command with its arguments and resolves to its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const interrupt = new AbortController()
  const onSignal = (): void => {
    interrupt.abort(new DOMException('interrupted', 'AbortError'))
  }
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  try {
    const terminal = openTerminal(process.stdout, process.stderr)
    return await runCommand(argv, { version: readVersion(), startServer }, terminal, interrupt.signal)
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
  }
}

/**
 * Opens the store on the data folder and serves it on loopback. Rejects with CommandError, one sentence with the
 * remedy, when the folder, the store or the port cannot be used.
 */
export async function startServer(options: ServeOptions, onStep: (step: string) => void): Promise<RunningServer> {
  const undo: (() => Promise<void> | void)[] = []
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    prepareDataFolder(options.dataFolder)
    const lock = lockDataFolder(options.dataFolder)
    if (lock === null) throw new FolderHeldError(options.dataFolder)
    undo.push(() => {
      lock.release()
    })
    const store = await openStore(options.dataFolder)
    undo.push(() => store.close())
    const actor = userInfo().username
    if (options.loadDemos && (await loadDemos(store, [peruCase()], actor)) > 0) onStep('Demo cases loaded.')
    return await serveStore(store, options, actor, undo, close)
  } catch (error) {
    await close()
    throw explainStart(error)
  }
}

async function serveStore(
  store: CaseStore,
  options: ServeOptions,
  actor: string,
  undo: (() => Promise<void> | void)[],
  close: () => Promise<void>,
): Promise<RunningServer> {
  const sessions = new SessionRegistry(actor, () => new Date())
  const jobs = new JobRegistry()
  const app = createApp({
    store,
    sessions,
    jobs,
    disclosures: new Disclosures(store),
    logger: pino({ level: options.verbose ? 'debug' : 'error' }, pino.destination({ dest: 2, sync: true })),
    version: readVersion(),
    clientFolder: fileURLToPath(new URL('../client', BUILT)),
    measures: MEASURES.map(({ kind, id, label, citation, definition, meaning, caveat }) => {
      return { id, label, citation, definition, meaning, caveat, kind: kind === 'ranking' ? 'score' : 'cluster' }
    }),
    caseFileSchema: caseFileJsonSchema(),
    readFile: readCaseBytes,
    writeCaseFile,
    runAnalysis,
    defaultProjection: DEFAULT_PROJECTION,
    projectNetwork,
    findPath,
  })
  const server = await listen(app, options.port)
  undo.push(async () => {
    jobs.close()
    await stopListening(server)
  })
  const url = `http://127.0.0.1:${portOf(server)}`
  const key = sessions.commandLineKey
  writeServerAddress(options.dataFolder, { url, key })
  undo.push(() => {
    removeServerAddress(options.dataFolder)
  })
  const storeDescription = store.backend === 'neo4j' ? 'Neo4j' : 'embedded store'
  return { url, key, storeDescription, issueLink: () => `${url}/?token=${sessions.issueToken()}`, close }
}

async function openStore(dataFolder: string): Promise<CaseStore> {
  const { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: database } = process.env
  const clock = (): Date => new Date()
  if (uri === undefined || uri === '') return openSqliteStore({ file: join(dataFolder, 'trama.db'), clock })
  const access = { uri, user: user ?? 'neo4j', password: password ?? '', clock }
  return openNeo4jStore(database === undefined ? access : { ...access, database })
}

async function readCaseBytes(bytes: Uint8Array, work: LongWork): Promise<ReadFile> {
  const reader = chooseReader(bytes)
  const { header, batch } = await reader.read(bytes, { signal: work.signal, onProgress: work.onProgress })
  return { name: header.name, description: header.description, batch }
}

function chooseReader(bytes: Uint8Array): Reader {
  try {
    return pickReader(bytes, 'the file')
  } catch (error) {
    if (!(error instanceof UnknownFormatError)) throw error
    const place = { file: null, line: null, column: null, field: null }
    throw new ApiError(422, 'unknown-format', error.message, [
      { ...place, code: 'unknown-format', message: error.message },
    ])
  }
}

function runAnalysis(request: AnalysisRequest, work: LongWork): Promise<AnalysisResult> {
  const workerUrl = new URL('./analysis/analysis.worker.js', BUILT)
  return runInWorker({ workerUrl, request, signal: work.signal, onProgress: work.onProgress })
}

function explainStart(error: unknown): unknown {
  if (error instanceof StoreUnavailableError || error instanceof PortUnavailableError) {
    return new CommandError(EXIT.unavailable, error.message)
  }
  return error
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }
  return version
}
