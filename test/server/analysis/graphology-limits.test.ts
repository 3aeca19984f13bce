import { UndirectedGraph } from 'graphology'
import louvain from 'graphology-communities-louvain'
import betweennessCentrality from 'graphology-metrics/centrality/betweenness.js'
import { describe, expect, it } from 'vitest'
import { BETWEENNESS } from '../../../server/analysis/centrality/betweenness.ts'
import { PathCountOverflowError } from '../../../server/analysis/centrality/check-path-counts.ts'
import { LOUVAIN } from '../../../server/analysis/community/louvain.ts'
import { createRandom } from '../../../server/analysis/create-random.ts'
import { buildNetworkOf, nodeId } from './read-reference.ts'

type Edge = readonly [number, number, number]

/** Every node of one side tied to every node of the other: left · right ties. */
function listBipartiteEdges(left: number, right: number): Edge[] {
  return Array.from({ length: left * right }, (_, index) => [index % left, left + Math.floor(index / left), 1] as const)
}

/** A chain of squares, each of which doubles the number of shortest paths from end to end. */
function listSquares(squares: number): Edge[] {
  return Array.from({ length: squares }, (_, index) => 3 * index).flatMap((at): Edge[] => [
    [at, at + 1, 1],
    [at, at + 2, 1],
    [at + 1, at + 3, 1],
    [at + 2, at + 3, 1],
  ])
}

function buildRawGraph(nodes: number, edges: readonly Edge[]): UndirectedGraph {
  const graph = new UndirectedGraph()
  for (let node = 0; node < nodes; node += 1) graph.addNode(node)
  for (const [from, to] of edges) graph.addUndirectedEdge(from, to)
  return graph
}

describe.each([
  [8, 16],
  [128, 256],
])('with %i · %i ties, where graphology loses the last node’s neighbours', (left, right) => {
  const edges = listBipartiteEdges(left, right)
  const network = buildNetworkOf(left + right, edges)
  // Every pair on the right has its shortest paths through the left, one through each node, and the other way round.
  const ofLeft = (right * (right - 1)) / 2 / left
  const ofRight = (left * (left - 1)) / 2 / right

  it('betweenness is that of the formula', () => {
    const values = [...BETWEENNESS.compute(network, { normalised: false }, createRandom(1)).values()]
    for (const value of values.slice(0, left)) expect(value).toBeCloseTo(ofLeft, 9)
    for (const value of values.slice(left)) expect(value).toBeCloseTo(ofRight, 9)
  })

  it('and graphology’s own is not, so that the padding is still needed', () => {
    const raw = betweennessCentrality(buildRawGraph(left + right, edges), { getEdgeWeight: null, normalized: false })
    expect(Math.abs((raw[left + right - 1] ?? 0) - ofRight)).toBeGreaterThan(1e-9)
  })
})

describe('Louvain with 128 ties', () => {
  const clique = (nodes: readonly number[]) =>
    nodes.flatMap((one, index) => nodes.slice(index + 1).map((other): Edge => [one, other, 1]))
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)
  // 28 + 100 ties: a clique of 8, and one of 15 that lacks five ties, none of them of the last node.
  const second = clique(range(8, 23)).slice(5)
  const edges = [...clique(range(0, 8)), ...second]

  it('keeps the last node in its cluster', () => {
    expect(edges).toHaveLength(128)
    for (const weighted of [true, false]) {
      const clusters = LOUVAIN.compute(buildNetworkOf(23, edges), { resolution: 1, weighted }, createRandom(1))
      expect(clusters.get(nodeId(22))).toBe(clusters.get(nodeId(21)))
      expect(new Set(clusters.values()).size).toBe(2)
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

describe('shortest paths beyond 32 bits', () => {
  it('are refused rather than counted wrong', () => {
    const compute = (squares: number) =>
      BETWEENNESS.compute(buildNetworkOf(3 * squares + 1, listSquares(squares)), { normalised: false }, createRandom(1))
    expect(() => compute(32)).toThrow(PathCountOverflowError)
    expect(compute(31).size).toBe(94)
  })

  it('are counted wrong by graphology, so that the check is still needed', () => {
    const raw = betweennessCentrality(buildRawGraph(97, listSquares(32)), { getEdgeWeight: null, normalized: false })
    const values = Array.from({ length: 97 }, (_, index) => raw[index] ?? Number.NaN)
    // Seen from either end the chain is the same; wrapped counts are not finite.
    expect(values.every(Number.isFinite)).toBe(false)
  })

  it('at their limit still agree with the symmetry of the chain', () => {
    const values = [
      ...BETWEENNESS.compute(buildNetworkOf(94, listSquares(31)), { normalised: false }, createRandom(1)).values(),
    ]
    for (let square = 0; square <= 31; square += 1) {
      expect(values[3 * square]).toBeCloseTo(values[3 * (31 - square)] ?? Number.NaN, 6)
    }
  })
})

it('ids that objects have by nature are ids like others', () => {
  const ids = ['constructor', 'hasOwnProperty', 'toString']
  const [a = '', b = '', c = ''] = ids
  const graph = new UndirectedGraph()
  for (const id of ids) graph.addNode(id)
  expect(() => graph.addUndirectedEdge(a, b)).toThrow()

  const named = buildNetworkOf(3, [
    [0, 1, 1],
    [1, 2, 1],
  ])
  const rename = (id: string) => [a, b, c][Number(id.slice(1))] as (typeof named.nodes)[number]['id']
  const network = {
    ...named,
    nodes: named.nodes.map((node) => ({ ...node, id: rename(node.id) })),
    ties: named.ties.map((tie) => ({ ...tie, a: rename(tie.a), b: rename(tie.b) })),
  }
  expect([...BETWEENNESS.compute(network, { normalised: true }, createRandom(1))]).toEqual([
    [a, 0],
    [b, 1],
    [c, 0],
  ])
})
