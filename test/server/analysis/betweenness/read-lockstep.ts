import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { compileWasm } from '../../../../server/analysis/betweenness/web-assembly.ts'
import type { WasmModule } from '../../../../server/analysis/betweenness/web-assembly.ts'
import { BUILT_ANALYSIS, ROOT } from '../build-dist.ts'

const BUILT = new URL('betweenness/lockstep.wasm', BUILT_ANALYSIS)
const SOURCES = new URL('server/analysis/betweenness/wasm/', ROOT)

/** The kernel as it is built, which is made again unless it is newer than its sources. */
export function readLockstepModule(): WasmModule {
  if (!isBuilt()) {
    const build = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: ROOT, encoding: 'utf8' })
    if (build.status !== 0) throw new Error(`the kernel could not be built:\n${build.stderr}`)
  }
  return compileWasm(readFileSync(BUILT))
}

function isBuilt(): boolean {
  const built = statSync(BUILT, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return readdirSync(SOURCES).every((file) => statSync(new URL(file, SOURCES)).mtimeMs <= built)
}
