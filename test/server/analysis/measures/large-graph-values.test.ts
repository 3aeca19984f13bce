import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, inject, it } from 'vitest'
import { findMeasure } from '../../../../server/analysis/registry.ts'
import type { DomainGap } from '../../../../server/analysis/measure.ts'
import { chooseRuns } from '../../../soak.ts'
import { buildGraphOf, computeList } from './build-graph-of.ts'
import type { Edge } from './build-graph-of.ts'
import { catchError, expectClose } from './expect-reference.ts'

/** Sums and samples of values on a network that is not part of the project; see test/reference/make_large_values.py. */
interface LargeGraph {
  readonly file: string
  readonly nodes: number
  readonly ties: number
  /** Places of the sample; nodes stand by number. */
  readonly sample: readonly number[]
  readonly values: readonly ({ readonly measure: string } & (
    { readonly sum: number | null; readonly sample: readonly number[] } | { readonly gap: DomainGap }
  ))[]
}

const shared = inject('shared')
const file = new URL('../../../reference/large-graph-values.json', import.meta.url)
const { graphs } = JSON.parse(readFileSync(file, 'utf8')) as { graphs: readonly LargeGraph[] }

/** What takes a search from every node is left to a soak above so many nodes. */
const MOST_NODES = {
  betweenness: chooseRuns(1000, Infinity),
  closeness: chooseRuns(5000, Infinity),
  harmonic: chooseRuns(5000, Infinity),
  efficiency: chooseRuns(5000, Infinity),
}

function readEdges(path: string): { readonly nodes: number; readonly edges: readonly Edge[] } {
  const rows = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n').slice(1)
  const pairs = rows.map((row) => row.split(',').map(Number)).filter(([one, other]) => one !== other)
  const numbers = [...new Set(pairs.flat())].sort((one, other) => one - other)
  const places = new Map(numbers.map((number, place) => [number, place]))
  const edges = new Map<string, Edge>()
  for (const [one = 0, other = 0] of pairs) {
    const [low, high] = [Math.min(one, other), Math.max(one, other)]
    edges.set(`${low} ${high}`, [places.get(low) ?? 0, places.get(high) ?? 0])
  }
  return { nodes: numbers.length, edges: [...edges.values()] }
}

describe.each(graphs.filter((graph) => graph.file.endsWith('.gz')))('$file', (reference) => {
  it('has the sums and the sampled values that igraph gives', (context) => {
    if ('skipped' in shared) return context.skip(shared.skipped)
    const { nodes, edges } = readEdges(join(shared.path, 'data', reference.file))
    expect({ nodes, ties: edges.length }).toEqual({ nodes: reference.nodes, ties: reference.ties })
    const graph = buildGraphOf(nodes, edges)
    for (const entry of reference.values) {
      const measure = findMeasure(entry.measure)
      if (nodes > (new Map(Object.entries(MOST_NODES)).get(entry.measure) ?? Infinity)) continue
      if ('gap' in entry) {
        expect(catchError(() => computeList(measure, graph))).toMatchObject({ gap: entry.gap })
        continue
      }
      const found = computeList(measure, graph)
      const sampled = found.length === 1 ? found : reference.sample.map((node) => found[node] ?? Number.NaN)
      expectClose(sampled, entry.sample, entry.measure)
      const sum = found.reduce((total, value) => total + value, 0)
      if (entry.sum !== null) expectClose([sum], [entry.sum], `sum of ${entry.measure}`)
    }
  }, 600_000)
})

it('the references are of facebook, condmat and POLE', () => {
  expect(graphs.map(({ nodes, ties }) => ({ nodes, ties }))).toEqual([
    { nodes: 4039, ties: 88_234 },
    { nodes: 21_363, ties: 91_286 },
    { nodes: 369, ties: 586 },
  ])
})
