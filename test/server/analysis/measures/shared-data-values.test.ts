import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import type { SimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import { chooseRuns } from '../../../soak.ts'
import { listEntries } from '../read-reference.ts'
import type { CaseValues, ReferenceCase } from '../read-reference.ts'
import { buildGraphOf } from './build-graph-of.ts'
import type { Edge } from './build-graph-of.ts'
import { expectReference } from './expect-reference.ts'

/** One view of one network that is not part of the project; see test/reference/make_shared_data_values.py. */
interface SharedGraph {
  readonly file: string
  readonly directed: boolean
  readonly nodes: number
  readonly ties: number
  readonly totalStrength: number
  readonly values: CaseValues
}

/** To look at all sets of key players by distance takes long where there are many. */
const MOST_NODES = chooseRuns(25, Infinity)
const shared = inject('shared')
const { cases, graphs: references } = readReferences()

function readReferences(): { readonly cases: readonly ReferenceCase[]; readonly graphs: readonly SharedGraph[] } {
  const file = new URL('../../../reference/shared-data-values.json', import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as ReturnType<typeof readReferences>
}

/** A square matrix with actor numbers in its first row and column, as a graph of the actors in the order of numbers. */
function readGraph(path: string, directed: boolean): SimpleGraph {
  const [header = [], ...rows] = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('"', '')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(',').map(Number))
  const actors = header.slice(1)
  const places = new Map([...actors].sort((one, other) => one - other).map((actor, place) => [actor, place]))
  const edges = rows.flatMap(([from = 0, ...cells]) =>
    cells.flatMap((cell, at): (readonly [number, number, number])[] => {
      const to = actors[at] ?? 0
      return cell > 0 && from !== to ? [[places.get(from) ?? 0, places.get(to) ?? 0, cell]] : []
    }),
  )
  const ties = directed ? edges : dropDirection(edges, path.includes('london_gang'))
  // Made up, as brokerage asks for groups: every third actor belongs to the same.
  return buildGraphOf(actors.length, ties, { directed, groups: actors.map((_, place) => 'abc'.charAt(place % 3)) })
}

/** Calls both ways add up; a symmetric matrix says the same of one tie twice. */
function dropDirection(edges: readonly (readonly [number, number, number])[], isSymmetric: boolean): Edge[] {
  const ties = new Map<string, readonly [number, number, number]>()
  for (const [from, to, strength] of edges) {
    const [low, high] = [Math.min(from, to), Math.max(from, to)]
    const before = isSymmetric ? 0 : (ties.get(`${low} ${high}`)?.[2] ?? 0)
    ties.set(`${low} ${high}`, [low, high, before + strength])
  }
  return [...ties.values()]
}

describe.each(references)('$file, directed $directed', (reference) => {
  it('has the values that igraph gives', (context) => {
    if ('skipped' in shared) return context.skip(shared.skipped)
    const graph = readGraph(join(shared.path, 'data', reference.file), reference.directed)
    expect({
      nodes: graph.ids.length,
      ties: graph.from.length,
      totalStrength: graph.strengths.reduce((sum, strength) => sum + strength, 0),
    }).toEqual({ nodes: reference.nodes, ties: reference.ties, totalStrength: reference.totalStrength })
    expect(reference.values.length).toBeGreaterThan(40)
    for (const entry of listEntries(cases, reference.values)) {
      if (entry.parameters['distances'] !== true || graph.ids.length <= MOST_NODES) expectReference(entry, graph)
    }
  })
})

it('the references are of eleven phases and the whole of CAVIAR, both ways, and of the London gang', () => {
  expect(references).toHaveLength(25)
  expect(references.filter((one) => one.directed)).toHaveLength(12)
  expect(references.find((one) => one.file.includes('full') && !one.directed)).toMatchObject({ nodes: 110, ties: 205 })
  expect(references.find((one) => one.file.includes('GANG'))).toMatchObject({ nodes: 54, ties: 315 })
})
