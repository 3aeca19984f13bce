import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { describe, expect, it } from 'vitest'

import { listImports, listSources } from './list-imports.ts'
import type { Import } from './list-imports.ts'
import { ROOMS } from './rooms.ts'
import type { Room } from './rooms.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const SOURCES = listSources(ROOT, ['server', 'client', 'fixtures'])
const IMPORTS = listImports(ROOT, SOURCES)

function findRoom(path: string): Room | null {
  const fits = ROOMS.flatMap((room) =>
    room.paths.filter((prefix) => path.startsWith(prefix)).map((prefix) => ({ room, prefix })),
  )
  fits.sort((a, b) => b.prefix.length - a.prefix.length)
  return fits[0]?.room ?? null
}

/** What is wrong with an import, or null. */
function judge(found: Import): string | null {
  const from = findRoom(found.from)
  if (from === null) return `${found.from} is in no room`
  if (/^(?:server|client|fixtures)\//u.test(found.to)) {
    const to = findRoom(found.to)
    if (to === null) return `${found.from} imports ${found.to}, which is in no room`
    const allowed = to === from || from.uses.includes(to.name) || (found.typeOnly && from.names.includes(to.name))
    return allowed ? null : `${found.from} (${from.name}) must not import ${found.to} (${to.name})`
  }
  if (/\.(?:css|json)$/u.test(found.to)) return null
  const allowed = from.packages.some((name) =>
    name === 'node:' ? found.to.startsWith('node:') : found.to === name || found.to.startsWith(`${name}/`),
  )
  return allowed ? null : `${found.from} (${from.name}) must not import the package ${found.to}`
}

describe('rooms', () => {
  it('reads the imports of a program of some size', () => {
    expect(SOURCES.length).toBeGreaterThan(100)
    expect(IMPORTS.length).toBeGreaterThan(SOURCES.length)
  })

  it('lets every room import only what the table allows', () => {
    expect(IMPORTS.map(judge).filter((wrong) => wrong !== null)).toEqual([])
  })

  it('notices a room that reaches back, a driver outside its room, and a file outside all rooms', () => {
    const wrong: Import[] = [
      { from: 'server/store/case-store.ts', to: 'server/api/app.ts', typeOnly: false },
      { from: 'server/api/app.ts', to: 'server/analysis/run-analysis.ts', typeOnly: false },
      { from: 'server/api/app.ts', to: 'neo4j-driver', typeOnly: false },
      { from: 'client/panels/chart-panel.tsx', to: 'sigma', typeOnly: false },
      { from: 'server/somewhere.ts', to: 'node:fs', typeOnly: false },
    ]
    expect(wrong.map(judge).every((sentence) => sentence !== null)).toBe(true)
  })

  it('has no import cycle', () => {
    expect(findCycle(IMPORTS.filter((one) => !one.typeOnly))).toBeNull()
  })

  it('has no barrel: no file re-exports another', () => {
    const reexports = SOURCES.filter((file) =>
      /^export (?:\*|\{[^}]*\}) from /mu.test(readFileSync(join(ROOT, file), 'utf8')),
    )
    expect(reexports).toEqual([])
  })

  it('fetches in the gateway alone', () => {
    const fetching = SOURCES.filter(
      (file) =>
        file.startsWith('client/') &&
        !file.startsWith('client/gateway/') &&
        /\b(?:fetch\(|XMLHttpRequest|new EventSource|sendBeacon|WebSocket)/u.test(
          readFileSync(join(ROOT, file), 'utf8'),
        ),
    )
    expect(fetching).toEqual([])
  })

  it('keeps the analysis free of clock and chance', () => {
    // A date that is given is no clock. The two time progress and calls of other threads: no result depends on that.
    const timed = ['server/analysis/open-pool.ts', 'server/analysis/parallel/thread-pool.ts']
    const impure = SOURCES.filter(
      (file) =>
        file.startsWith('server/analysis/') &&
        !timed.includes(file) &&
        /\b(?:Math\.random|Date\.now|new Date(?!\([^)])|performance\.now|process\.)/u.test(
          readFileSync(join(ROOT, file), 'utf8'),
        ),
    )
    expect(impure).toEqual([])
  })
})

/** Files of some cycle, or null. */
function findCycle(imports: readonly Import[]): string[] | null {
  const edges = groupByFile(imports)
  const done = new Set<string>()
  const visit = (file: string, trail: readonly string[]): string[] | null => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file]
    if (done.has(file)) return null
    for (const next of edges.get(file) ?? []) {
      const cycle = visit(next.to, [...trail, file])
      if (cycle !== null) return cycle
    }
    done.add(file)
    return null
  }
  for (const file of edges.keys()) {
    const cycle = visit(file, [])
    if (cycle !== null) return cycle
  }
  return null
}

function groupByFile(imports: readonly Import[]): Map<string, Import[]> {
  const groups = new Map<string, Import[]>()
  for (const one of imports) groups.set(one.from, [...(groups.get(one.from) ?? []), one])
  return groups
}
