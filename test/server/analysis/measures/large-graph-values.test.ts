import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, inject, it } from 'vitest'
import { findMeasure } from '../../../../server/analysis/registry.ts'
import type { DomainGap } from '../../../../server/analysis/measure.ts'
import { chooseRuns } from '../../../soak.ts'
import { readTables } from '../../pole/select-rows.ts'
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

/** The list of a network, loops dropped and each tie once; nodes stand in the order that the references were made in. */
interface EdgeList {
  readonly nodes: number
  readonly edges: readonly Edge[]
}

function readEdges(path: string): EdgeList {
  const rows = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n').slice(1)
  const pairs = rows.map((row): [number, number] => {
    const [one = Number.NaN, other = Number.NaN] = row.split(',').map(Number)
    return [one, other]
  })
  const nodes = [...new Set(pairs.flat())].sort((one, other) => one - other)
  return listEdges(nodes, pairs)
}

/** People of POLE by the text of their ids, and who knows whom. */
async function readPole(path: string): Promise<EdgeList> {
  const tables = await readTables(path, ['Person', 'KNOWS'])
  const read = (name: string, column: string): string[] => (tables.get(name) ?? []).map((row) => row[column] ?? '')
  const ends = read('KNOWS', ':END_ID')
  const pairs = read('KNOWS', ':START_ID').map((start, row): [string, string] => [start, ends[row] ?? ''])
  return listEdges(read('Person', ':ID').sort(), pairs)
}

function listEdges<Id>(nodes: readonly Id[], pairs: readonly (readonly [Id, Id])[]): EdgeList {
  const places = new Map(nodes.map((node, place) => [node, place]))
  const edges = new Map<string, Edge>()
  for (const pair of pairs) {
    const [one = Number.NaN, other = Number.NaN] = pair.map((node) => places.get(node))
    const [low, high] = [Math.min(one, other), Math.max(one, other)]
    if (low !== high) edges.set(`${low} ${high}`, [low, high])
  }
  return { nodes: nodes.length, edges: [...edges.values()] }
}

describe.each(graphs)('$file', (reference) => {
  it('has the sums and the sampled values that igraph gives', async (context) => {
    if ('skipped' in shared) return context.skip(shared.skipped)
    const path = join(shared.path, 'data', reference.file)
    const { nodes, edges } = path.endsWith('.zip') ? await readPole(path) : readEdges(path)
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
