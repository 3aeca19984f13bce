import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import { SetupError, withLock } from './lock.mjs'
import { exists, hashSources, isCommand, listFiles, readText, ROOT, STATE_FOLDER } from './project.mjs'
import { runChild } from './run-child.mjs'
import { runOrExplain } from './run-or-explain.mjs'
import { announceWait, setUp } from './setup.mjs'

const DIST = join(ROOT, 'dist')
/** Kernels in WebAssembly: the files whose exports the server uses, and what they become in dist/. */
const KERNELS = [
  {
    entries: ['server/analysis/betweenness/wasm/lockstep.as.ts', 'server/analysis/betweenness/wasm/memory.as.ts'],
    output: join(DIST, 'server/analysis/betweenness/lockstep.wasm'),
  },
  {
    entries: ['reach.as.ts', 'reach-memory.as.ts'].map((name) => `server/analysis/centrality/reach/wasm/${name}`),
    output: join(DIST, 'server/analysis/centrality/reach/reach.wasm'),
  },
]
const COMMON = ['package-lock.json', 'tsconfig.base.json', 'scripts/build.mjs']

/** What is built: from which sources, how it is known to be there, and how it is made. */
const PARTS = [
  {
    name: 'server',
    sources: [...COMMON, 'server', 'fixtures'],
    outputs: [join(DIST, 'server', 'main.js'), ...KERNELS.map((kernel) => kernel.output)],
    make: buildServer,
  },
  {
    name: 'client',
    sources: [...COMMON, 'client', 'server/domain', 'server/contract', 'vite.config.ts'],
    outputs: [join(DIST, 'client', 'index.html')],
    make: buildClient,
  },
]

/**
 * Builds into dist/ what changed since the last build and nothing else. Safe beside other builds of the same folder.
 *
 * @throws {SetupError} with the compiler's messages
 */
export async function buildChanged() {
  if ((await findOutdated()).length === 0) return
  const build = async () => {
    for (const part of await findOutdated()) await buildPart(part)
  }
  await withLock(join(STATE_FOLDER, 'build.lock'), build, { onWait: announceWait })
}

async function findOutdated() {
  const states = await Promise.all(
    PARTS.map(async (part) => {
      const hash = await hashSources(part.sources)
      const isThere = (await Promise.all(part.outputs.map(exists))).every(Boolean)
      const isCurrent = isThere && (await readText(stampOf(part))) === hash
      return { ...part, hash, isCurrent }
    }),
  )
  return states.filter((state) => !state.isCurrent)
}

async function buildPart(part) {
  const started = Date.now()
  process.stderr.write(`Trama: building the ${part.name} …`)
  await rm(stampOf(part), { force: true })
  try {
    await part.make(part.outputs[0])
  } catch (error) {
    process.stderr.write(' failed.\n')
    throw error
  }
  await mkdir(dirname(stampOf(part)), { recursive: true })
  await writeFile(stampOf(part), part.hash)
  process.stderr.write(` done in ${((Date.now() - started) / 1000).toFixed(1)} s.\n`)
}

async function buildServer(output) {
  // The server's project takes the fixtures in as well.
  // The compiler trusts its own records: without this it would not write a deleted output again.
  const force = (await exists(output)) ? [] : ['--force']
  await runTool('typescript/bin/tsc', ['-b', ...force, 'server'])
  for (const kernel of KERNELS) await compileKernel(kernel)
  await Promise.all(['server', 'fixtures'].map(pruneOrphans))
  await copyTexts()
}

async function compileKernel({ entries, output }) {
  const options = ['--optimizeLevel', '3', '--runtime', 'stub', '--enable', 'simd', '--noAssert']
  await runTool('assemblyscript/bin/asc.js', [...entries, '--outFile', `${output}.next`, ...options])
  // A thread that reads it meanwhile gets all of the old one.
  await rename(`${output}.next`, output)
}

async function buildClient() {
  const next = join(DIST, 'client.next')
  const old = join(DIST, 'client.old')
  const current = join(DIST, 'client')
  await runTool('vite/bin/vite.js', ['build', '--outDir', next, '--emptyOutDir', '--logLevel', 'warn'])
  // A server may be serving the old files: the exchange takes an instant, a build in place would take seconds.
  await rm(old, { recursive: true, force: true })
  if (await exists(current)) await rename(current, old)
  await rename(next, current)
  await rm(old, { recursive: true, force: true })
}

async function runTool(tool, args) {
  const { code, output } = await runChild(process.execPath, [join(ROOT, 'node_modules', tool), ...args], { cwd: ROOT })
  if (code !== 0) throw new SetupError(`The build failed:\n${output.trimEnd()}`)
  if (tool.startsWith('vite') && output.trim() !== '') process.stderr.write(`\n${output.trimEnd()}\n`)
}

// The output of a source file that is gone would still be found by an import that should fail.
async function pruneOrphans(folder) {
  for (const file of await listFiles(join(DIST, folder))) {
    const match = /^(.*?)\.(?:js|js\.map|d\.ts)$/.exec(relative(DIST, file))
    if (match === null) continue
    const source = join(ROOT, match[1])
    if (!(await exists(`${source}.ts`)) && !(await exists(`${source}.tsx`))) await rm(file)
  }
}

async function copyTexts() {
  const from = join(ROOT, 'fixtures', 'cases')
  const to = join(DIST, 'fixtures', 'cases')
  for (const file of await listFiles(to)) if (file.endsWith('.txt')) await rm(file)
  for (const file of await listFiles(from)) {
    if (file.endsWith('.txt')) await cp(file, join(to, relative(from, file)))
  }
}

function stampOf(part) {
  return join(DIST, '.stamps', part.name)
}

if (isCommand(import.meta)) {
  await runOrExplain(async () => {
    await setUp()
    await buildChanged()
    return 0
  })
}
