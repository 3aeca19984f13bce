import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { SetupError, withLock } from '../lock.mjs'
import { exists, ROOT } from '../project.mjs'
import { runChild } from '../run-child.mjs'

const POM = join(ROOT, 'scripts', 'neo4j', 'pom.xml')

/**
 * The jars of Neo4j (`lib`) and of its graph data science library (`plugins`), as pom.xml names them, from the cache or
 * through Maven. Two processes that fetch at once share one download.
 *
 * @param {(text: string) => void} report
 * @returns {Promise<{ lib: string, plugins: string }>} absolute folders
 * @throws {SetupError} one sentence with the remedy
 */
export async function fetchJars(report) {
  const folder = join(cacheFolder(), await describeVersions())
  const jars = { lib: join(folder, 'lib'), plugins: join(folder, 'plugins') }
  if (await exists(folder)) return jars
  const work = async () => {
    if (!(await exists(folder))) await download(folder, report)
  }
  await withLock(`${folder}.lock`, work, { onWait: () => report('Waiting for another process that fetches Neo4j …') })
  return jars
}

function cacheFolder() {
  return process.env['TRAMA_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'trama')
}

async function describeVersions() {
  const pom = await readFile(POM, 'utf8')
  const [neo4j, gds] = ['neo4j', 'gds'].map((name) => new RegExp(`<${name}\\.version>([^<]+)<`).exec(pom)?.[1])
  return `neo4j-${neo4j}-gds-${gds}-${createHash('sha256').update(pom).digest('hex').slice(0, 8)}`
}

// The folder gets its final name only when it is complete, so that its existence means a whole set of jars.
async function download(folder, report) {
  const unfinished = `${folder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  report('Fetching Neo4j through Maven, once, about 140 MB …')
  await copyDependencies(join(unfinished, 'lib'), [])
  await copyDependencies(join(unfinished, 'plugins'), ['-Pgds'])
  for (const jar of await readdir(join(unfinished, 'lib'))) await rm(join(unfinished, 'plugins', jar), { force: true })
  await rename(unfinished, folder)
}

async function copyDependencies(to, flags) {
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${to}`]
  const args = ['-B', '-q', '-Dstyle.color=never', '-f', POM, ...flags, ...goal]
  const { code, output } = await runChild('mvn', args, { shell: process.platform === 'win32' })
  if (code === 127) throw new SetupError('Neo4j is fetched through Maven, which was not found: install Maven (mvn).')
  if (code !== 0) throw new SetupError(`Maven could not fetch Neo4j: ${output.trim().split('\n')[0]}`)
}
