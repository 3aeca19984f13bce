import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPlainAdder } from '../../../../server/analysis/betweenness/add-plainly.ts'
import { LANES } from '../../../../server/analysis/betweenness/lockstep.ts'
import type { Lockstep, LockstepGraph } from '../../../../server/analysis/betweenness/lockstep.ts'
import { PlainLockstep } from '../../../../server/analysis/betweenness/plain-lockstep.ts'
import { WasmLockstep } from '../../../../server/analysis/betweenness/wasm-lockstep.ts'
import { createRandom } from '../../../../server/analysis/create-random.ts'
import { chooseRuns } from '../../../soak.ts'
import { buildGraphOf } from '../measures/build-graph-of.ts'
import type { Edge } from '../measures/build-graph-of.ts'
import { drawSimpleGraphs, toLockstepGraph } from './draw-graph.ts'
import { readLockstepModule } from './read-lockstep.ts'
import { sumByFormula } from './sum-by-formula.ts'

const wasm = new WasmLockstep(readLockstepModule())
const plain = new PlainLockstep()

/** Null where a batch could not be counted. */
function addAll(lockstep: Lockstep, graph: LockstepGraph): number[] | null {
  lockstep.load(graph)
  const sources = Int32Array.from({ length: graph.order }, (_, vertex) => vertex)
  for (let at = 0; at < graph.order; at += LANES) {
    if (!lockstep.addFrom(sources.subarray(at, at + LANES))) return null
  }
  return Array.from(lockstep.sums)
}

function addAllPlainly(graph: LockstepGraph): number[] {
  const sums = new Float64Array(graph.order)
  const add = createPlainAdder(graph, sums)
  for (let source = 0; source < graph.order; source += 1) add(source)
  return Array.from(sums)
}

function expectNear(found: readonly number[] | null, expected: readonly number[], tolerance = 1e-12): void {
  expect(found).toHaveLength(expected.length)
  expected.forEach((wanted, place) => {
    // Nobody is between others by a rounding.
    if (wanted === 0) expect(found?.[place]).toBe(0)
    expect(Math.abs((found?.[place] ?? Number.NaN) - wanted)).toBeLessThanOrEqual(tolerance * Math.max(1, wanted))
  })
}

/** Whole numbers that sums are made of, so that multiplicities and weights count. */
function weigh(graph: LockstepGraph, seed: number): LockstepGraph {
  const random = createRandom(seed)
  const draw = (): Float64Array => Float64Array.from({ length: graph.order }, () => 1 + Math.floor(random() * 5))
  return { ...graph, multiplicities: draw(), weights: draw() }
}

describe.each([false, true])('of any graph, directed %s,', (directed) => {
  it('all kernels have the sums of the formula, the two in lockstep the same bits', () => {
    fc.assert(
      fc.property(drawSimpleGraphs(directed), fc.nat(), (drawn, seed) => {
        const graph = weigh(toLockstepGraph(drawn), seed)
        const expected = sumByFormula(graph)
        const found = addAll(wasm, graph)
        expectNear(found, expected)
        expect(addAll(plain, graph)).toEqual(found)
        expectNear(addAllPlainly(graph), expected)
      }),
      { numRuns: chooseRuns(60, 2000) },
    )
  })
})

it('the two kernels in lockstep have the same bits where both ways of stepping are taken', () => {
  const random = createRandom(3)
  const edges = new Map<string, Edge>()
  while (edges.size < 9000) {
    const [one, other] = [Math.floor(3000 * random() ** 2), Math.floor(3000 * random())].sort((a, b) => a - b)
    if (one !== other) edges.set(`${one} ${other}`, [one ?? 0, other ?? 0])
  }
  const graph = weigh(toLockstepGraph(buildGraphOf(3000, [...edges.values()])), 4)
  const sources = Int32Array.from([5, 900, 17, 2999, 3, 4])
  const sums = [wasm, plain].map((lockstep) => {
    lockstep.load(graph)
    expect(lockstep.addFrom(sources)).toBe(true)
    return Array.from(lockstep.sums)
  })
  expect(sums[0]).toEqual(sums[1])
  const plainly = new Float64Array(graph.order)
  sources.forEach(createPlainAdder(graph, plainly))
  expectNear(sums[0] ?? null, Array.from(plainly))
})

describe('more shortest paths than a number can hold', () => {
  /** A chain of vertices that stand for 2^100 nodes each, so that 14 of them are enough. */
  function chain(...lengths: readonly number[]): LockstepGraph {
    // Chains of the same ends: of 2^100 nodes each in the first, of single ones in the others.
    const edges: Edge[] = []
    let nodes = 2
    const many: number[] = []
    lengths.forEach((length, at) => {
      let last = 0
      for (let step = 0; step < length; step += 1) {
        edges.push([last, nodes])
        if (at === 0) many.push(nodes)
        last = nodes
        nodes += 1
      }
      edges.push([last, 1])
    })
    const graph = toLockstepGraph(buildGraphOf(nodes, edges.map(([one, other]): Edge => [Math.min(one, other), Math.max(one, other)]))) // prettier-ignore
    const multiplicities = new Float64Array(nodes).fill(1)
    for (const vertex of many) multiplicities[vertex] = 2 ** 100
    return { ...graph, multiplicities }
  }

  it('are divided on the way, by what is given back', () => {
    const graph = chain(14)
    const expected = sumByFormula(graph)
    const found = addAll(wasm, graph)
    expectNear(found, expected)
    expect(addAll(plain, graph)).toEqual(found)
    expectNear(addAllPlainly(graph), expected)
  })

  it('beside few at the same distance are left to the plain kernel', () => {
    const graph = chain(14, 14)
    expect(addAll(wasm, graph)).toBeNull()
    expect(addAll(plain, graph)).toBeNull()
    expectNear(addAllPlainly(graph), sumByFormula(graph))
    // What was given up left nothing behind.
    const small = toLockstepGraph(
      buildGraphOf(
        20,
        Array.from({ length: 19 }, (_, at): Edge => [at, at + 1]),
      ),
    )
    wasm.load(graph)
    expect(wasm.addFrom(Int32Array.of(0))).toBe(false)
    expect(Array.from(wasm.sums).every((sum) => sum === 0)).toBe(true)
    expectNear(addAll(wasm, small), sumByFormula(small))
  })
})

it('a graph that does not fit into memory is refused', () => {
  const empty = new Int32Array(1)
  const huge = {
    ...toLockstepGraph(buildGraphOf(0, [])),
    order: 2 ** 25,
    outgoing: { offsets: empty, neighbours: empty },
  }
  expect(() => {
    wasm.load(huge)
  }).toThrow(RangeError)
})
