import { createHash } from 'node:crypto'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { SetupError, withLock } from './lock.mjs'
import { readText, ROOT, STATE_FOLDER } from './project.mjs'
import { runChild } from './run-child.mjs'

const MODULES = join(ROOT, 'node_modules')
const STAMP = join(MODULES, '.trama-lock')

/** The releases that every pinned dependency supports. */
const SUPPORTED_NODE = 'Node 20.19 or later, 22.13 or later, or 24 and above'

/**
 * Makes the project ready to build: a fitting Node and the packages of package-lock.json. Costs a few milliseconds
 * when they are there already. Progress goes to standard error, so that standard output stays the program's own.
 *
 * @throws {SetupError} one sentence with the remedy
 */
export async function setUp() {
  checkNode(process.versions.node)
  const wanted = await describeLock()
  if ((await readText(STAMP)) === wanted) return
  await withLock(join(STATE_FOLDER, 'install.lock'), () => installUnlessDone(wanted), { onWait: announceWait })
}

/** @param {string} version such as "20.19.0" @throws {SetupError} */
export function checkNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24
  if (!fits) throw new SetupError(`Trama needs ${SUPPORTED_NODE}; this is Node ${version}: install a newer one.`)
}

async function describeLock() {
  const lock = await readFile(join(ROOT, 'package-lock.json'))
  return `${createHash('sha256').update(lock).digest('hex')} node ${process.versions.node.split('.')[0]}\n`
}

async function installUnlessDone(wanted) {
  if ((await readText(STAMP)) === wanted) return
  if (!(await isInstalledByHand())) await install()
  await linkCommand()
  await writeFile(STAMP, wanted)
}

// After an `npm ci` or `npm install` by hand everything is in place but our stamp; installing again would be waste.
async function isInstalledByHand() {
  if ((await readText(STAMP)) !== undefined) return false
  const installed = await readText(join(MODULES, '.package-lock.json'))
  if (installed === undefined) return false
  const found = JSON.parse(installed).packages
  const wanted = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || isSamePackage(entry, found[path]) || (entry.optional && found[path] === undefined),
  )
}

function isSamePackage(wanted, found) {
  return found !== undefined && found.version === wanted.version && found.integrity === wanted.integrity
}

async function install() {
  const started = Date.now()
  process.stderr.write('Trama: installing packages, about a minute …')
  // No package of ours needs an install script, so none may run one. NODE_ENV=production would leave the compiler out.
  const flags = ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const { code, output } = await runNpm(flags)
  process.stderr.write(code === 0 ? ` done in ${Math.round((Date.now() - started) / 1000)} s.\n` : ' failed.\n')
  if (code === 127) throw new SetupError('npm was not found: it comes with Node, install it and start again.')
  if (code !== 0) throw new SetupError(`npm could not install the packages: ${lastLines(output)}`)
}

function runNpm(args) {
  const npm = process.env['npm_execpath']
  if (npm !== undefined && npm.endsWith('npm-cli.js')) return runChild(process.execPath, [npm, ...args], { cwd: ROOT })
  return runChild('npm', args, { cwd: ROOT, shell: process.platform === 'win32' })
}

function lastLines(output) {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  return lines.length === 0 ? 'it said nothing.' : lines.slice(0, 5).join('\n')
}

// npm links the commands of dependencies only. Without this link `npx trama` would ask the registry for that name.
async function linkCommand() {
  if (process.platform === 'win32') return
  const link = join(MODULES, '.bin', 'trama')
  await mkdir(dirname(link), { recursive: true })
  await symlink('../../scripts/trama.mjs', link).catch((error) => {
    if (error.code !== 'EEXIST') throw error
  })
}

/** Says why this process stands still. */
export function announceWait() {
  process.stderr.write('Trama: waiting for another process that is preparing this folder …\n')
}
