import { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { clearTimeout, setTimeout } from 'node:timers'
import { parseArgs } from 'node:util'
import { SetupError } from './lock.mjs'
import { findJava } from './neo4j/find-java.mjs'
import { fetchJars } from './neo4j/fetch-jars.mjs'
import { isCommand, readText, ROOT } from './project.mjs'
import { runOrExplain } from './run-or-explain.mjs'

const SOURCE = join(ROOT, 'scripts', 'neo4j', 'Neo4jServer.java')
const START_LIMIT_MS = 180_000
const STOP_LIMIT_MS = 20_000
const OPENED = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent']

/**
 * Starts a real Neo4j with its graph data science library on 127.0.0.1, fetching it first if need be. It ends when
 * `stop` is called, and at the latest with this process.
 *
 * @param {{ home?: string, port?: number, password?: string, quiet?: boolean }} [options] without `home` a temporary
 *   one, removed on stop; `port` 0 or none: the system chooses; `password` counts for a new home only and is random by
 *   default; `quiet`: no progress on standard error
 * @returns {Promise<{ uri: string, user: string, password: string, pid: number, exited: Promise<void>, stop: () => Promise<void> }>}
 * @throws {SetupError} one sentence with the remedy
 */
export async function startNeo4j(options = {}) {
  if (options.port !== undefined) await checkPort(options.port)
  const report = options.quiet === true ? () => undefined : (text) => process.stderr.write(`${text}\n`)
  const java = await findJava()
  const jars = await fetchJars(report)
  const password = options.password ?? randomBytes(18).toString('base64url')
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'trama-neo4j-')))
  report('Starting Neo4j …')
  const child = launch(java, jars, home, options.port ?? 0)
  child.stdin.write(`${password}\n`)
  const exited = new Promise((resolve) => child.once('exit', () => resolve()))
  try {
    const port = await waitUntilReady(child)
    const stop = () => stopChild(child, exited, home, options.home === undefined)
    return { uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password, pid: child.pid, exited, stop }
  } catch (error) {
    await stopChild(child, exited, home, options.home === undefined)
    throw error
  }
}

function launch(java, jars, home, port) {
  const path = [join(jars.lib, '*'), join(jars.plugins, '*')].join(delimiter)
  const opens = OPENED.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`)
  const args = ['-Xmx1g', '-XX:+UseSerialGC', ...opens, '-cp', path, SOURCE, home, jars.plugins, String(port)]
  const child = spawn(java, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  // A JVM that died early closes its input before the password is read; its exit says more than this error.
  child.stdin.on('error', () => undefined)
  return child
}

function waitUntilReady(child) {
  return new Promise((resolve, reject) => {
    const errors = []
    const fail = (reason) => reject(new SetupError(`Neo4j did not start: ${reason}`))
    const timer = setTimeout(() => fail(`no answer within ${START_LIMIT_MS / 1000} s.`), START_LIMIT_MS)
    child.stderr.on('data', (chunk) => errors.push(chunk))
    child.once('error', (error) => fail(error.message))
    child.once('exit', () => {
      clearTimeout(timer)
      fail(explainFailure(Buffer.concat(errors).toString('utf8')))
    })
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = /^READY (\d+)$/.exec(line)
      if (match === null) return
      clearTimeout(timer)
      child.stderr.removeAllListeners('data').resume()
      resolve(Number(match[1]))
    })
  })
}

/** The innermost cause in a Java stack trace is the one that tells. */
function explainFailure(trace) {
  const causes = trace.split('\n').filter((line) => /^(?:Caused by|Exception in thread)|error:/.test(line))
  return causes.at(-1)?.replace(/^Caused by: (?:[\w$]+\.)*/, '') ?? (trace.trim() || 'it ended without a word.')
}

// A clean shutdown takes some ten seconds; data that is thrown away needs none.
async function stopChild(child, exited, home, isTemporary) {
  if (isTemporary) child.kill('SIGKILL')
  else child.stdin.end()
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
  if (child.pid !== undefined) await exited
  clearTimeout(timer)
  if (isTemporary) await rm(home, { recursive: true, force: true })
}

// Neo4j itself finds a taken port only after half a minute of starting.
function checkPort(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => {
      reject(new SetupError(`Port ${port} cannot be used (${error.code}): choose another with --port.`))
    })
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()))
  })
}

const HELP = `Usage: npm run neo4j -- [--port N]

Starts a real Neo4j with its graph data science library on 127.0.0.1 and prints how to reach it. Needs Java 17 or later
(a JDK) and, the first time, Maven. Data stays in the data folder (TRAMA_DATA, by default $XDG_DATA_HOME/trama).

  --port N   the port (default 7687; 0 lets the system choose)
`

/** `npm run neo4j`: a server that keeps its data, until Ctrl-C. */
async function serveUntilInterrupted() {
  const { port, help } = readArguments()
  if (help) {
    process.stdout.write(HELP)
    return 0
  }
  const home = join(dataFolder(), 'neo4j')
  const server = await startNeo4j({ home, port, password: await readOrCreatePassword(home) })
  process.stdout.write(`Neo4j keeps its data in ${home} and answers until Ctrl-C. To start Trama on it:\n\n`)
  process.stdout.write(`export NEO4J_URI=${server.uri}\nexport NEO4J_USER=${server.user}\n`)
  process.stdout.write(`export NEO4J_PASSWORD=${server.password}\n`)
  let asked = false
  const stop = () => {
    asked = true
    void server.stop()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  await server.exited
  return asked ? 0 : 1
}

function readArguments() {
  const options = { port: { type: 'string', default: '7687' }, help: { type: 'boolean', default: false } }
  try {
    const { port, help } = parseArgs({ options }).values
    if (/^\d{1,5}$/.test(port) && Number(port) < 65536) return { port: Number(port), help }
  } catch (error) {
    throw new SetupError(`${error.message} (npm run neo4j -- --help)`)
  }
  throw new SetupError('--port takes a number from 0 to 65535.')
}

function dataFolder() {
  return process.env['TRAMA_DATA'] ?? join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'trama')
}

async function readOrCreatePassword(home) {
  const file = join(home, 'password')
  const known = await readText(file)
  if (known !== undefined) return known.trim()
  await mkdir(home, { recursive: true, mode: 0o700 })
  const password = randomBytes(18).toString('base64url')
  await writeFile(file, `${password}\n`, { mode: 0o600 })
  return password
}

if (isCommand(import.meta)) await runOrExplain(serveUntilInterrupted)
