import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { CLOSENESS } from '../../../../server/analysis/centrality/closeness.ts'
import { HARMONIC } from '../../../../server/analysis/centrality/harmonic.ts'
import { provideReachModule } from '../../../../server/analysis/centrality/reach/reach-module.ts'
import { sumDistances } from '../../../../server/analysis/centrality/sum-distances.ts'
import type { DistanceSums } from '../../../../server/analysis/centrality/sum-distances.ts'
import { createContext } from '../../../../server/analysis/create-context.ts'
import { createRandom } from '../../../../server/analysis/create-random.ts'
import type { SimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import { INLINE_POOL } from '../../../../server/analysis/parallel/inline-pool.ts'
import { ThreadPool } from '../../../../server/analysis/parallel/thread-pool.ts'
import { chooseRuns } from '../../../soak.ts'
import { BUILT_ANALYSIS, buildDist } from '../build-dist.ts'
import { readKernel } from '../read-kernel.ts'
import { buildGraphOf } from './build-graph-of.ts'
import type { Edge } from './build-graph-of.ts'

/** Breadth-first search from each node by itself: how many nodes it reaches at each distance from 1. */
function searchPlainly({ ids, outgoing }: SimpleGraph): number[][] {
  return ids.map((_, source) => {
    const seen = new Set([source])
    const counts: number[] = []
    for (let front = [source]; front.length > 0;) {
      const next: number[] = []
      for (const node of front) {
        for (const neighbour of outgoing.neighbours.slice(outgoing.offsets[node], outgoing.offsets[node + 1])) {
          if (seen.has(neighbour)) continue
          seen.add(neighbour)
          next.push(neighbour)
        }
      }
      if (next.length > 0) counts.push(next.length)
      front = next
    }
    return counts
  })
}

/** Ties of strength 1, 2 or 4, no loops, no pair twice. */
function drawGraph(nodes: number, ties: number, directed: boolean, seed: number): SimpleGraph {
  const random = createRandom(seed)
  const pick = (): number => Math.floor(random() * nodes)
  const edges = new Map<string, Edge>()
  for (let tie = 0; tie < ties; tie += 1) {
    const [one, other] = [pick(), pick()]
    const [from, to] = directed || one < other ? [one, other] : [other, one]
    if (from !== to) edges.set(`${from} ${to}`, [from, to, 2 ** Math.floor(random() * 3)])
  }
  return buildGraphOf(nodes, [...edges.values()], { directed })
}

function expectPlainSums({ reached, distances, reciprocals }: DistanceSums, graph: SimpleGraph): void {
  const bits = new Map<string, number>()
  searchPlainly(graph).forEach((counts, node) => {
    const add = (term: (distance: number) => number): number =>
      counts.reduce((sum, count, place) => sum + count * term(place + 1), 0)
    expect(reached[node]).toBe(add(() => 1))
    expect(distances[node]).toBe(add((distance) => distance))
    expect(Math.abs((reciprocals[node] ?? NaN) - add((distance) => 1 / distance))).toBeLessThan(1e-9)
    const key = counts.join()
    expect(reciprocals[node]).toBe(bits.get(key) ?? reciprocals[node])
    bits.set(key, reciprocals[node] ?? 0)
  })
}

const CHAIN: readonly Edge[] = Array.from({ length: 699 }, (_, node) => [node, node + 1])
const STAR: readonly Edge[] = Array.from({ length: 599 }, (_, node) => [0, node + 1])
const TWO_RINGS: readonly Edge[] = Array.from({ length: 1030 }, (_, node) => {
  return node < 515 ? [node, (node + 1) % 515] : [node, 515 + ((node - 514) % 515)]
})

/** More nodes than one batch has lanes, by what they ask of the searches. */
const LARGE: readonly (readonly [string, () => SimpleGraph])[] = [
  ['a dense graph', () => drawGraph(700, 6000, false, 1)],
  ['a sparse graph in many parts', () => drawGraph(1300, 900, false, 2)],
  ['a directed graph', () => drawGraph(700, 3000, true, 3)],
  ['a directed graph in many parts', () => drawGraph(900, 700, true, 4)],
  ['a chain', () => buildGraphOf(700, CHAIN)],
  ['a directed chain', () => buildGraphOf(700, CHAIN, { directed: true })],
  ['a star', () => buildGraphOf(600, STAR)],
  ['two rings', () => buildGraphOf(1030, TWO_RINGS)],
  ['nodes without ties', () => buildGraphOf(600, [])],
  ['one batch to the last lane', () => drawGraph(512, 1200, false, 5)],
]

const pools: ThreadPool[] = []

beforeAll(() => {
  buildDist()
}, 180_000)

afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()))
})

describe.each(['WebAssembly', 'plain words'] as const)('sums of distances, in %s', (kind) => {
  beforeAll(() => {
    provideReachModule(kind === 'WebAssembly' ? readKernel('centrality/reach/reach.wasm') : null)
  }, 180_000)

  afterAll(() => {
    provideReachModule(null)
  })

  it.each(LARGE)('are those of a search from each node: %s', (_, build) => {
    const graph = build()
    expectPlainSums(sumDistances(graph, INLINE_POOL), graph)
  })

  it('are those of a search from each node, of any small graph', () => {
    const pair = fc.tuple(fc.nat(29), fc.nat(29)).filter(([one, other]) => one !== other)
    const anyGraph = fc.tuple(fc.boolean(), fc.uniqueArray(pair, { maxLength: 90, selector: (ends) => ends.join() }))
    fc.assert(
      fc.property(anyGraph, ([directed, ends]) => {
        const turned = directed ? ends : ends.filter(([one, other]) => one < other)
        const graph = buildGraphOf(30, turned, { directed })
        expectPlainSums(sumDistances(graph, INLINE_POOL), graph)
      }),
      { numRuns: chooseRuns(100, 3000) },
    )
  })
})

describe('the two kernels', () => {
  afterEach(() => {
    provideReachModule(null)
  })

  it.each(LARGE)('agree to the last bit: %s', (_, build) => {
    const graph = build()
    const plain = sumDistances(graph, INLINE_POOL)
    provideReachModule(readKernel('centrality/reach/reach.wasm'))
    expect(sumDistances(graph, INLINE_POOL)).toEqual(plain)
  })
})

describe('on several threads', () => {
  const workerUrl = new URL('parallel/parallel.worker.js', BUILT_ANALYSIS)
  // Enough ties that the other threads are called.
  const graph = drawGraph(300, 6000, false, 6)
  const directed = drawGraph(300, 6000, true, 7)

  beforeAll(() => {
    provideReachModule(readKernel('centrality/reach/reach.wasm'))
    for (const threads of [1, 2, 3]) pools.push(new ThreadPool({ threads, workerUrl }))
  }, 180_000)

  afterAll(() => {
    provideReachModule(null)
  })

  it.each([
    ['closeness', CLOSENESS, false],
    ['closeness', CLOSENESS, true],
    ['harmonic', HARMONIC, false],
    ['harmonic', HARMONIC, true],
  ] as const)('%s has the same bits', (_, measure, weighted) => {
    for (const one of [graph, directed]) {
      const parameters = { ...measure.parameters, weighted }
      const expected = measure.compute(one, parameters, createContext(1, INLINE_POOL))
      for (const pool of pools) expect(measure.compute(one, parameters, createContext(1, pool))).toEqual(expected)
    }
  })
})
