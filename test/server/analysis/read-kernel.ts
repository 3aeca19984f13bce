import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { compileWasm } from '../../../server/analysis/betweenness/web-assembly.ts'
import type { WasmModule } from '../../../server/analysis/betweenness/web-assembly.ts'
import { BUILT_ANALYSIS, ROOT } from './build-dist.ts'

/** A kernel as it is built, `centrality/reach/reach.wasm` for one, which is made again unless it is newer than its sources. */
export function readKernel(path: string): WasmModule {
  const built = new URL(path, BUILT_ANALYSIS)
  if (!isBuilt(built, new URL(`server/analysis/${path.replace(/[^/]+$/, 'wasm/')}`, ROOT))) {
    const build = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: ROOT, encoding: 'utf8' })
    if (build.status !== 0) throw new Error(`the kernel could not be built:\n${build.stderr}`)
  }
  return compileWasm(readFileSync(built))
}

function isBuilt(built: URL, sources: URL): boolean {
  const made = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return readdirSync(sources).every((file) => statSync(new URL(file, sources)).mtimeMs <= made)
}
