import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'

export const ROOT = new URL('../../../', import.meta.url)
/** Where compiled files of the analysis lie. */
export const BUILT_ANALYSIS = new URL('dist/server/analysis/', ROOT)

/** Compiles the server unless its analysis is there and newer than every source in it. */
export function buildDist(): void {
  if (isBuilt()) return
  const build = spawnSync('npx', ['tsc', '-b', 'server'], { cwd: ROOT, encoding: 'utf8' })
  if (!isThere()) throw new Error(`the workers could not be built:\n${build.stdout}${build.stderr}`)
}

function isThere(): boolean {
  return existsSync(new URL('parallel/parallel.worker.js', BUILT_ANALYSIS))
}

function isBuilt(): boolean {
  if (!isThere()) return false
  return ['server/analysis/', 'server/domain/'].every((room) =>
    readdirSync(new URL(room, ROOT), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.as.ts'))
      .every((file) => {
        const compiled = new URL(`dist/${room}${file.replace(/\.ts$/, '.js')}`, ROOT)
        return existsSync(compiled) && statSync(compiled).mtimeMs >= statSync(new URL(room + file, ROOT)).mtimeMs
      }),
  )
}
