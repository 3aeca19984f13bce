import { UndirectedGraph } from 'graphology'
import louvain from 'graphology-communities-louvain'
import betweennessCentrality from 'graphology-metrics/centrality/betweenness.js'
import { describe, expect, it } from 'vitest'
import { BETWEENNESS } from '../../../server/analysis/centrality/betweenness.ts'
import { OutsideDomainError } from '../../../server/analysis/measure.ts'
import type { Measure } from '../../../server/analysis/measure.ts'
import { LOUVAIN } from '../../../server/analysis/community/louvain.ts'
import { buildSimpleGraph } from '../../../server/analysis/graph/simple-graph.ts'
import type { SimpleGraph } from '../../../server/analysis/graph/simple-graph.ts'
import { MEASURES } from '../../../server/analysis/registry.ts'
import { buildGraphOf, computeList } from './measures/build-graph-of.ts'
import type { Edge } from './measures/build-graph-of.ts'

/** Every node of one side tied to every node of the other: left · right ties. */
function listBipartiteEdges(left: number, right: number): Edge[] {
  return Array.from({ length: left * right }, (_, index) => [index % left, left + Math.floor(index / left)] as const)
}

/** A chain of squares, each of which doubles the number of shortest paths from end to end. */
function listSquares(squares: number): Edge[] {
  return Array.from({ length: squares }, (_, index) => 3 * index).flatMap((at): Edge[] => [
    [at, at + 1],
    [at, at + 2],
    [at + 1, at + 3],
    [at + 2, at + 3],
  ])
}

function buildRawGraph(nodes: number, edges: readonly Edge[]): UndirectedGraph {
  const graph = new UndirectedGraph()
  for (let node = 0; node < nodes; node += 1) graph.addNode(node)
  for (const [from, to] of edges) graph.addUndirectedEdge(from, to)
  return graph
}

function computeRawBetweenness(nodes: number, edges: readonly Edge[]): number[] {
  const raw = betweennessCentrality(buildRawGraph(nodes, edges), { getEdgeWeight: null, normalized: false })
  return Array.from({ length: nodes }, (_, node) => raw[node] ?? Number.NaN)
}

describe.each([
  [8, 16],
  [128, 256],
])('with %i · %i ties, where graphology loses the last node’s neighbours', (left, right) => {
  const edges = listBipartiteEdges(left, right)
  // Every pair on the right has its shortest paths through the left, one through each node, and the other way round.
  const ofLeft = (right * (right - 1)) / 2 / left
  const ofRight = (left * (left - 1)) / 2 / right

  it('betweenness is that of the formula', () => {
    const values = computeList(BETWEENNESS, buildGraphOf(left + right, edges))
    for (const value of values.slice(0, left)) expect(value).toBeCloseTo(ofLeft, 9)
    for (const value of values.slice(left)) expect(value).toBeCloseTo(ofRight, 9)
  })

  it('and graphology’s own is not', () => {
    const raw = computeRawBetweenness(left + right, edges)
    expect(Math.abs((raw.at(-1) ?? 0) - ofRight)).toBeGreaterThan(1e-9)
  })
})

describe('Louvain with 128 ties', () => {
  const clique = (nodes: readonly number[]) =>
    nodes.flatMap((one, index) => nodes.slice(index + 1).map((other): Edge => [one, other]))
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)
  // 28 + 100 ties: a clique of 8, and one of 15 that lacks five ties, none of them of the last node.
  const second = clique(range(8, 23)).slice(5)
  const edges = [...clique(range(0, 8)), ...second]

  it('keeps the last node in its cluster', () => {
    expect(edges).toHaveLength(128)
    for (const weighted of [true, false]) {
      const clusters = computeList(LOUVAIN, buildGraphOf(23, edges), { weighted })
      expect(clusters[22]).toBe(clusters[21])
      expect(new Set(clusters).size).toBe(2)
    }
  })

  it('and puts a last node with the clique that it is tied to more, whichever is visited first', () => {
    // Tied so weakly that no member of a clique comes to it: it must move by itself, by its own neighbours.
    const fives = range(0, 12).flatMap((at) => clique(range(5 * at, 5 * at + 5)))
    const hanging: Edge[] = [...fives, ...clique(range(60, 64)), [0, 64, 0.1], [5, 64, 0.3]]
    expect(hanging).toHaveLength(128)
    for (const seed of range(1, 20)) {
      const clusters = computeList(LOUVAIN, buildGraphOf(65, hanging), {}, seed)
      expect(clusters[64]).toBe(clusters[5])
      expect(clusters[64]).not.toBe(clusters[0])
    }
  })

  it('which needs the padding: with one tie more or less graphology agrees with itself, with 128 it differs', () => {
    const visit = (own: readonly Edge[]) =>
      louvain.detailed(buildRawGraph(23, own), { getEdgeWeight: () => 1, randomWalk: false }).modularity
    const expected = (own: readonly Edge[]) => {
      const [inner, outer] = [28, own.length - 28]
      return (inner * outer * 2) / own.length ** 2
    }
    expect(visit(edges.slice(0, -1))).toBeCloseTo(expected(edges.slice(0, -1)), 9)
    expect(Math.abs(visit(edges) - expected(edges))).toBeGreaterThan(1e-9)
  })
})

describe('numbers of shortest paths', () => {
  /** Of the joints of a chain of squares: every pair on its two sides passes it; seen from either end it is the same. */
  function expectChain(squares: number): void {
    const values = computeList(BETWEENNESS, buildGraphOf(3 * squares + 1, listSquares(squares)))
    for (let joint = 0; joint <= squares; joint += 1) {
      const [before, after] = [3 * joint, 3 * (squares - joint)]
      // The two middle nodes of a square have half a pair at each joint beside them.
      const ownPairs = (joint > 0 ? 0.5 : 0) + (joint < squares ? 0.5 : 0)
      expect(values[3 * joint]).toBeCloseTo(before * after + ownPairs, 6)
    }
  }

  it('are counted right beyond 32 bits, and beyond what whole numbers a number holds', () => {
    expectChain(8)
    expectChain(32)
    expectChain(100)
  })

  it('are counted right beyond 10^308, or refused by lengths rather than counted wrong', () => {
    expectChain(1025)
    const graph = buildGraphOf(3 * 1025 + 1, listSquares(1025))
    expect(() => computeList(BETWEENNESS, graph, { weighted: true })).toThrow(OutsideDomainError)
  })

  it('are counted wrong by graphology beyond 32 bits', () => {
    expect(computeRawBetweenness(97, listSquares(32)).every(Number.isFinite)).toBe(false)
  })
})

it('ids that objects have by nature are ids like others', () => {
  const [a, b, c] = ['constructor', 'hasOwnProperty', 'toString'] as const
  const raw = new UndirectedGraph()
  for (const id of [a, b, c]) raw.addNode(id)
  expect(() => raw.addUndirectedEdge(a, b)).toThrow()

  const edges = [
    { from: a, to: b, strength: 1 },
    { from: b, to: c, strength: 1 },
  ]
  const groups = new Map([a, b, c].map((id) => [id, 'constructor']))
  const named = buildSimpleGraph({ ids: [a, b, c], edges, directed: false, groups })
  const plain = buildGraphOf(
    3,
    [
      [0, 1],
      [1, 2],
    ],
    { groups: ['g', 'g', 'g'] },
  )
  const compute = (graph: SimpleGraph, measure: Measure): number[] | string => {
    try {
      return computeList(measure, graph)
    } catch (error) {
      if (!(error instanceof OutsideDomainError)) throw error
      return error.gap
    }
  }
  for (const measure of MEASURES) expect(compute(named, measure)).toEqual(compute(plain, measure))
})
