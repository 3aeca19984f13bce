// Bundles the current sources of the benchmarks and of what they measure, for Node and unminified, then runs them.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

import { ROOT, STATE_FOLDER } from '../scripts/project.mjs'
import { runOrExplain } from '../scripts/run-or-explain.mjs'
import { setUp } from '../scripts/setup.mjs'

/** Compiled code runs as it does in production: what is imported is bound by Node, not looked up by a test runner. */
async function bundle(outDir) {
  const { build } = await import('vite')
  const input = { main: join(ROOT, 'bench/main.ts'), side: join(ROOT, 'bench/side.ts') }
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [leaveScripts()],
    build: {
      ssr: true,
      target: 'es2022',
      outDir,
      minify: false,
      rolldownOptions: { input, output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
    },
  })
  return import(pathToFileURL(join(outDir, 'main.js')).href)
}

/** Scripts of the project find it by where they lie, so they are imported from there. */
function leaveScripts() {
  return {
    name: 'leave-scripts',
    enforce: 'pre',
    resolveId(id, importer) {
      if (!/^\.{1,2}\/.*\.mjs$/u.test(id) || importer === undefined) return null
      return { id: pathToFileURL(resolve(dirname(importer), id)).href, external: true }
    },
  }
}

await runOrExplain(async () => {
  await setUp()
  const folder = join(STATE_FOLDER, 'bench')
  await mkdir(folder, { recursive: true })
  const work = await mkdtemp(join(folder, 'work-'))
  try {
    // Ctrl-C ends the measured processes as well; this one stays to remove their files.
    process.on('SIGINT', () => undefined)
    const { main } = await bundle(join(work, 'built'))
    return await main(process.argv.slice(2), folder, join(work, 'scratch'))
  } finally {
    await rm(work, { recursive: true, force: true })
  }
})
