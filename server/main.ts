import { readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { pino } from 'pino'

import { peruCase } from '../fixtures/cases/two-news-reports/case.ts'
import { syntheticCase } from '../fixtures/synthetic/synthesise.ts'
import { explainAbsence } from './analysis/graph/explain-absence.ts'
import { findPath } from './analysis/graph/find-path.ts'
import { DEFAULT_PROJECTION } from './analysis/graph/projection-parameters.ts'
import { projectNetwork } from './analysis/graph/project-network.ts'
import { fingerprintInput } from './analysis/hash-input.ts'
import { measureInWorker } from './analysis/measure-in-worker.ts'
import { MEASURES } from './analysis/registry.ts'
import { runInWorker } from './analysis/run-in-worker.ts'
import { AnalysisFailedError } from './analysis/run-thread.ts'
import { isTaskName } from './analysis/tasks.ts'
import type { TaskName, TaskRequest, TaskResult } from './analysis/tasks.ts'
import { createApp } from './api/app.ts'
import type { AnalysisWork, LongWork } from './api/dependencies.ts'
import { Disclosures } from './api/disclosure/disclosures.ts'
import { openUploads } from './api/imports/open-uploads.ts'
import { JobRegistry } from './api/jobs/job-registry.ts'
import { listen, PortUnavailableError, portOf, stopListening } from './api/listen.ts'
import { loadDemos } from './api/load-demos.ts'
import { ApiError } from './api/problem-of.ts'
import { SessionRegistry } from './api/session/session-registry.ts'
import { viewMeasure } from './api/views/measure-view.ts'
import { prepareDataFolder, removeServerAddress, writeServerAddress } from './cli/data-folder.ts'
import { CommandError, EXIT } from './cli/exit-codes.ts'
import { runCommand } from './cli/program.ts'
import type { EdgeListOutcome, EdgeListRun, Rooms, RunningServer, RunWork, ServeOptions } from './cli/rooms.ts'
import { openTerminal } from './cli/terminal.ts'
import { FolderHeldError } from './cli/with-api.ts'
import { caseFileJsonSchema } from './contract/case-file-schema.ts'
import type { MoveTarget } from './contract/custody.ts'
import { openBackup } from './ingest/backup/open-backup.ts'
import { writeBackup } from './ingest/backup/write-backup.ts'
import { EdgeListError, formatEdgeListProblem } from './ingest/edge-list/edge-list-error.ts'
import type { EdgeList } from './ingest/edge-list/edge-list.ts'
import { readEdgeListFile } from './ingest/edge-list/read-edge-list.ts'
import { writeGraph } from './ingest/graph-files/write-graph.ts'
import type { ImportInput, ImportSource, InputFile } from './ingest/import-source.ts'
import { SNIFF_BYTES } from './ingest/reader.ts'
import type { Reader } from './ingest/reader.ts'
import { pickReader, UnknownFormatError } from './ingest/readers/readers.ts'
import { writeCaseFile } from './ingest/write-case-file.ts'
import type { CaseStore } from './store/case-store.ts'
import { LOG_ACTIONS } from './store/log-entry.ts'
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
    return await runCommand(argv, joinRooms(), terminal, interrupt.signal)
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
  }
}

/** The other rooms as the command line calls them. */
export function joinRooms(): Rooms {
  return { version: readVersion(), startServer, measures: MEASURES.map(viewMeasure), measureEdges }
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
    const store = await openStore(options)
    undo.push(() => store.close())
    const actor = userInfo().username
    if (options.loadDemos && (await loadDemos(store, [syntheticCase(), peruCase()], actor)) > 0)
      onStep('Demo cases loaded.')
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
  const uploads = await openUploads(join(options.dataFolder, 'uploads'), store)
  const jobs = new JobRegistry((id) => void uploads.rejects.remove(id))
  const app = createApp({
    store,
    sessions,
    jobs,
    ...uploads,
    disclosures: new Disclosures(store),
    logger: pino({ level: options.verbose ? 'debug' : 'error' }, pino.destination({ dest: 2, sync: true })),
    version: readVersion(),
    clientFolder: fileURLToPath(new URL('../client', BUILT)),
    measures: MEASURES.map(viewMeasure),
    caseFileSchema: caseFileJsonSchema(),
    openSource,
    openOtherStore: (target) => openOtherStore(options.dataFolder, store, target),
    writeBackup: (output, cases) =>
      writeBackup(output, cases, { createdAt: clock().toISOString(), program: readVersion(), store: store.backend }),
    openBackup: ({ name, path }, work) => openBackup(path, { ...work, name, actions: LOG_ACTIONS }),
    writeGraph,
    writeCaseFile,
    runTask,
    isTaskName,
    fingerprintInput,
    defaultProjection: DEFAULT_PROJECTION,
    projectNetwork,
    findPath,
    explainAbsence,
  })
  const server = await listen(app, options.port)
  // An upload takes as long as it takes: the disk decides, not a clock.
  server.requestTimeout = 0
  undo.push(async () => {
    await jobs.close()
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

async function openStore({ dataFolder, store }: ServeOptions): Promise<CaseStore> {
  const { NEO4J_URI: uri = '', NEO4J_USER: user = 'neo4j', NEO4J_PASSWORD: password = '', NEO4J_DATABASE } = process.env
  if (store === 'sqlite' || (store === undefined && uri === '')) return openEmbedded(dataFolder)
  if (uri === '') throw new CommandError(EXIT.usage, 'Set NEO4J_URI: it says which Neo4j the case is on.')
  return openNeo4j({ uri, user, password, database: NEO4J_DATABASE ?? null })
}

const clock = (): Date => new Date()

function openEmbedded(dataFolder: string): CaseStore {
  return openSqliteStore({ file: join(dataFolder, 'trama.db'), clock })
}

type Neo4jAccess = Omit<Extract<MoveTarget, { backend: 'neo4j' }>, 'backend'>

function openNeo4j({ uri, user, password, database }: Neo4jAccess): Promise<CaseStore> {
  const access = { uri, user, password, clock }
  return openNeo4jStore(database === null ? access : { ...access, database })
}

/** The lock on the data folder covers its embedded store, so that no other process has that open. */
async function openOtherStore(dataFolder: string, served: CaseStore, target: MoveTarget): Promise<CaseStore> {
  if (target.backend === 'neo4j') return openNeo4j(target)
  if (served.backend !== 'sqlite') return openEmbedded(dataFolder)
  throw new ApiError(409, 'same-store', 'The case is in the embedded store of this data folder already.')
}

async function openSource(input: ImportInput, work: LongWork): Promise<ImportSource> {
  const readers = new Set<Reader>()
  for (const file of input.files) readers.add(await chooseReader(file))
  const [reader, ...others] = readers
  if (reader === undefined || others.length > 0) {
    const titles = [...readers].map((one) => one.title).join(', ')
    throw new ApiError(422, 'mixed-formats', `These files are of several formats (${titles}). Import each by itself.`)
  }
  return reader.open(input, work)
}

async function chooseReader(file: InputFile): Promise<Reader> {
  try {
    return pickReader(await readHead(file.path), file)
  } catch (error) {
    if (!(error instanceof UnknownFormatError)) throw error
    const place = { file: file.name, line: null, column: null, field: null }
    const problem = { ...place, code: 'unknown-format', message: error.message }
    throw new ApiError(422, 'unknown-format', error.message, [problem])
  }
}

async function readHead(path: string): Promise<Uint8Array> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(SNIFF_BYTES), position: 0 })
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function runTask<Name extends TaskName>(
  task: Name,
  request: TaskRequest<Name>,
  work: AnalysisWork,
): Promise<TaskResult<Name>> {
  const workerUrl = new URL('./analysis/analysis.worker.js', BUILT)
  try {
    return await runInWorker({ workerUrl, message: { task, request }, ...work })
  } catch (error) {
    throw isOutOfRange(error) ? new ApiError(400, 'invalid-parameter', error.message) : error
  }
}

/** Rejects with CommandError, one sentence with the remedy, when the list cannot be read or measured so. */
async function measureEdges(run: EdgeListRun, work: RunWork): Promise<EdgeListOutcome> {
  const { counts, ...list } = await readEdges(run, work)
  const measures = run.measures.map((id) => ({ id, parameters: run.parameters[id] ?? {} }))
  const workerUrl = new URL('./analysis/edge-list.worker.js', BUILT)
  const message = { ...list, directed: run.directed, measures, seed: run.seed, memory: run.memory ?? null }
  try {
    return { ...(await measureInWorker({ workerUrl, message, ...work })), ties: list.from.length, counts }
  } catch (error) {
    throw isOutOfRange(error) ? new CommandError(EXIT.usage, error.message) : error
  }
}

async function readEdges({ path, directed, weighted }: EdgeListRun, work: RunWork): Promise<EdgeList> {
  const onProgress = (done: number, total: number): void => {
    work.onProgress('reading', done, total)
  }
  try {
    return await readEdgeListFile(path, { directed, weighted, signal: work.signal, onProgress })
  } catch (error) {
    if (error instanceof EdgeListError) {
      const lines = error.problems.map((problem) => `  ${formatEdgeListProblem(path, problem)}`)
      const more = error.capped ? ', and perhaps more' : ''
      throw new CommandError(EXIT.refused, `${path} was refused: ${lines.length} problem(s) found${more}`, lines)
    }
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error
    const why = String(error.code)
    throw new CommandError(EXIT.refused, `${path} cannot be read (${why}). Check the name and your rights.`)
  }
}

function isOutOfRange(error: unknown): error is AnalysisFailedError {
  return error instanceof AnalysisFailedError && error.causeName === 'InvalidParameterError'
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
