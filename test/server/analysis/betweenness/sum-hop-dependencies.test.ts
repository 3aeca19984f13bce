import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { provideLockstepModule } from '../../../../server/analysis/betweenness/lockstep-module.ts'
import { sumHopDependencies } from '../../../../server/analysis/betweenness/sum-hop-dependencies.ts'
import { sumLengthDependencies } from '../../../../server/analysis/centrality/length-dependencies.ts'
import { createRandom } from '../../../../server/analysis/create-random.ts'
import type { SimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import { INLINE_POOL } from '../../../../server/analysis/parallel/inline-pool.ts'
import { ThreadPool } from '../../../../server/analysis/parallel/thread-pool.ts'
import { chooseRuns } from '../../../soak.ts'
import { BUILT_ANALYSIS, buildDist } from '../build-dist.ts'
import { buildGraphOf } from '../measures/build-graph-of.ts'
import type { Edge } from '../measures/build-graph-of.ts'
import { catchError } from '../measures/expect-reference.ts'
import { drawSimpleGraphs, toLockstepGraph } from './draw-graph.ts'
import { readLockstepModule } from './read-lockstep.ts'
import { sumByFormula } from './sum-by-formula.ts'

const MODULE = readLockstepModule()

afterEach(() => {
  provideLockstepModule(null)
})

/** By the kernel in WebAssembly and by its twin, which must agree to the last bit. */
function sumBoth(graph: SimpleGraph): number[] {
  const [fast, slow] = [MODULE, null].map((module) => {
    provideLockstepModule(module)
    return Array.from(sumHopDependencies(graph, INLINE_POOL))
  })
  expect(slow).toEqual(fast)
  return fast ?? []
}

function expectFormula(graph: SimpleGraph, found = sumBoth(graph)): void {
  const expected = sumByFormula(toLockstepGraph(graph))
  expect(found).toHaveLength(expected.length)
  expected.forEach((wanted, node) => {
    if (wanted === 0) expect(found[node]).toBe(0)
    expect(Math.abs((found[node] ?? Number.NaN) - wanted)).toBeLessThanOrEqual(1e-12 * Math.max(1, wanted))
  })
}

describe.each([false, true])('of any graph, directed %s,', (directed) => {
  it('cut, folded and searched from many nodes at once, the sums are those of the formula', () => {
    fc.assert(
      fc.property(drawSimpleGraphs(directed), (graph) => {
        expectFormula(graph)
      }),
      { numRuns: chooseRuns(150, 5000) },
    )
  })
})

describe('of graphs that are all twins, leaves or cuts', () => {
  const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at)
  const bipartite = (one: number, other: number): Edge[] =>
    range(one).flatMap((left) => range(other).map((right): Edge => [left, one + right]))
  const ring = (size: number): Edge[] => range(size).map((at): Edge => (at === 0 ? [0, size - 1] : [at - 1, at]))

  it.each<readonly [string, number, readonly Edge[]]>([
    ['nobody', 0, []],
    ['one node', 1, []],
    ['a pair', 2, [[0, 1]]],
    ['nodes without ties', 9, []],
    ['a star', 12, range(11).map((at): Edge => [0, at + 1])],
    ['a chain', 20, range(19).map((at): Edge => [at, at + 1])],
    ['a clique', 9, range(9).flatMap((one) => range(one).map((other): Edge => [other, one]))],
    ['two kinds of nodes, all tied across', 11, bipartite(4, 7)],
    ['a ring', 17, ring(17)],
    ['rings side by side', 20, [...ring(9), ...ring(11).map(([one, other]): Edge => [9 + one, 9 + other])]],
    ['rings with a node in common', 19, [...ring(9), ...ring(11).map(([one, other]): Edge => [8 + one, 8 + other])]],
    ['rings with a bridge', 20, [...ring(9), [8, 9], ...ring(11).map(([one, other]): Edge => [9 + one, 9 + other])]],
    ['a ring with leaves', 30, [...ring(10), ...range(20).map((at): Edge => [at % 7, 10 + at])]],
  ])('%s', (_, nodes, edges) => {
    expectFormula(buildGraphOf(nodes, edges))
  })
})

it('a chain of 1,200 diamonds, with 2^1200 shortest paths from end to end, has sums that can be counted by hand', () => {
  // Joint i is node 3·i; the two sides between it and the next are 3·i + 1 and 3·i + 2.
  const count = 1200
  const edges = Array.from({ length: count }, (_, at) => 3 * at).flatMap((joint): Edge[] => [
    [joint, joint + 1],
    [joint, joint + 2],
    [joint + 1, joint + 3],
    [joint + 2, joint + 3],
  ])
  const sums = sumBoth(buildGraphOf(3 * count + 1, edges))
  sums.forEach((sum, node) => {
    const [before, after] = [node - (node % 3), 3 * count - (node - (node % 3))]
    // Those before and after a joint are parted by it; the sides of a diamond have their two paths by its joints.
    const sides = Number(before > 0) + Number(after > 0)
    // Those before and after a side have half of their paths through it.
    const wanted = node % 3 === 0 ? 2 * before * after + sides : (before + 1) * (after - 2)
    expect(sum).toBe(wanted)
  })
})

it('layers of three, each tied to all of the next, in a ring: 3^220 paths half way round', () => {
  const layers = 440
  const edges = Array.from({ length: layers * 9 }, (_, at): Edge => {
    const one = 3 * Math.floor(at / 9) + (Math.floor(at / 3) % 3)
    const other = (3 * (Math.floor(at / 9) + 1) + (at % 3)) % (3 * layers)
    return one < other ? [one, other] : [other, one]
  })
  const sums = sumBoth(buildGraphOf(3 * layers, edges))
  // All nodes are alike: over all pairs, the nodes between, spread over all nodes.
  let between = 2
  for (let distance = 1; distance <= layers / 2; distance += 1) {
    between += (distance === layers / 2 ? 3 : 6) * (distance - 1)
  }
  for (const sum of sums) expect(Math.abs(sum - between)).toBeLessThan(1e-9 * between)
})

describe('on threads', () => {
  const pools: ThreadPool[] = []
  beforeAll(buildDist, 180_000)
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.close()))
  })

  it.each([false, true])('one, two and three give the same bits, directed %s', (directed) => {
    const random = createRandom(7)
    const edges = new Map<string, Edge>()
    for (let at = 0; at < 14_000; at += 1) {
      const [one, other] = [Math.floor(4000 * random() ** 3), Math.floor(4000 * random())]
      if (one < other) edges.set(`${one} ${other}`, [one, other])
    }
    const graph = buildGraphOf(4000, [...edges.values()], { directed })
    provideLockstepModule(MODULE)
    const [alone, ...others] = [1, 2, 3].map((threads) => {
      const pool = new ThreadPool({ threads, workerUrl: new URL('parallel/parallel.worker.js', BUILT_ANALYSIS) })
      pools.push(pool)
      return sumHopDependencies(graph, pool)
    })
    expect(alone?.some((sum) => sum % 1 !== 0)).toBe(true)
    for (const other of others) expect(other).toEqual(alone)
    expect(sumHopDependencies(graph, INLINE_POOL)).toEqual(alone)
  })
})

it('weighted, a graph of more shortest paths than a number can hold is refused', () => {
  // Layers of three, each tied to all of the next: 3^660 paths from one end to the other.
  const edges = Array.from({ length: 1977 * 3 }, (_, at): Edge => {
    const node = Math.floor(at / 3)
    return [node, node - (node % 3) + 3 + (at % 3)]
  })
  const graph = buildGraphOf(1980, edges)
  expect(catchError(() => sumLengthDependencies(graph, 'betweenness'))).toMatchObject({ gap: 'too-many-paths' })
})
