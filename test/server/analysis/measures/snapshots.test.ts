import fc from 'fast-check'
import Graph, { DirectedGraph, MultiUndirectedGraph, UndirectedGraph } from 'graphology'
import { describe, expect, it } from 'vitest'
import { buildGraph } from '../../../../server/analysis/graph/build-graph.ts'
import { fromGraphology } from '../../../../server/analysis/graph/from-graphology.ts'
import { InvalidGraphError } from '../../../../server/analysis/graph/invalid-graph-error.ts'
import { buildFromArrays } from '../../../../server/analysis/graph/simple-graph.ts'
import type { SimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import { estimateMemory } from '../../../../server/analysis/estimate-memory.ts'
import { chooseRuns } from '../../../soak.ts'

const ENDS = fc.tuple(fc.nat(11), fc.nat(11)).filter(([one, other]) => one !== other)

/** Nodes in any order with edges as places, none twice in either direction unless they are directed. */
const PARTS = fc.record({
  ids: fc.shuffledSubarray('a b c d e f g h i j k l'.split(' '), { minLength: 12 }),
  directed: fc.boolean(),
  pairs: fc.uniqueArray(ENDS, { maxLength: 40, selector: ([one, other]) => `${one} ${other}` }),
})

function build({ ids, directed, pairs }: { ids: string[]; directed: boolean; pairs: [number, number][] }): SimpleGraph {
  const kept = pairs.filter(
    ([one, other]) => directed || one < other || !pairs.some(([a, b]) => a === other && b === one),
  )
  return buildFromArrays({
    ids,
    directed,
    from: Int32Array.from(kept, ([one]) => one),
    to: Int32Array.from(kept, ([, other]) => other),
    strengths: Float64Array.from(kept, (_, place) => place + 1),
  })
}

/** Who is tied to whom by which strength, said by ids; an undirected tie both ways. */
function listTies({ ids, from, to, strengths, directed }: SimpleGraph): string[] {
  return Array.from(from, (one, edge) => [ids[one], ids[to[edge] ?? -1], strengths[edge]] as const)
    .flatMap(([one, other, strength]) => {
      const there = `${one} ${other} ${strength}`
      return directed ? [there] : [there, `${other} ${one} ${strength}`]
    })
    .sort()
}

function listRows({ ids, outgoing, strengths }: SimpleGraph): string[] {
  const { offsets, neighbours, edges } = outgoing
  return ids
    .flatMap((id, node) =>
      Array.from(neighbours.slice(offsets[node], offsets[node + 1]), (neighbour, at) => {
        return `${id} ${ids[neighbour]} ${strengths[edges[(offsets[node] ?? 0) + at] ?? -1]}`
      }),
    )
    .sort()
}

describe('a snapshot of edges as arrays', () => {
  it('holds the ties that it was given, in its lists and in its rows, in shared memory', () => {
    fc.assert(
      fc.property(PARTS, (parts) => {
        const graph = build(parts)
        expect(graph.ids).toEqual([...parts.ids].sort())
        expect(listRows(graph)).toEqual(listTies(graph))
        const { from, to, strengths, outgoing, incoming } = graph
        const rows = [outgoing, incoming].flatMap(({ offsets, neighbours, edges }) => [offsets, neighbours, edges])
        for (const list of [from, to, strengths, ...rows]) {
          expect(list.buffer).toBeInstanceOf(SharedArrayBuffer)
        }
      }),
      { numRuns: chooseRuns(200, 5000) },
    )
  })

  it('has the same arrays whatever order nodes and edges came in', () => {
    const shuffled = fc.tuple(PARTS, fc.infiniteStream(fc.nat(1000)))
    fc.assert(
      fc.property(shuffled, ([parts, stream]) => {
        const graph = build(parts)
        const order = parts.ids.map((id) => [stream.next().value as number, id] as const).sort(([a], [b]) => a - b)
        const ids = order.map(([, id]) => id)
        const place = (node: number): number => ids.indexOf(graph.ids[node] ?? '')
        const backward = { from: graph.from.slice().reverse(), to: graph.to.slice().reverse() }
        const again = buildFromArrays({
          ids,
          directed: graph.directed,
          from: backward.from.map(place),
          to: backward.to.map(place),
          strengths: graph.strengths.slice().reverse(),
        })
        expect(again).toEqual(graph)
      }),
      { numRuns: chooseRuns(200, 5000) },
    )
  })

  it.each([
    ['unknown-node', [0], [2], [1]],
    ['unknown-node', [-1], [1], [1]],
    ['loop', [1], [1], [1]],
    ['strength', [0], [1], [0]],
    ['strength', [0], [1], [Number.NaN]],
    ['parallel', [0, 1], [1, 0], [1, 1]],
  ])('refuses what makes no simple graph: %s', (fault, from, to, strengths) => {
    const parts = { ids: ['b', 'a'], directed: false, from: Int32Array.from(from), to: Int32Array.from(to) }
    const attempt = () => buildFromArrays({ ...parts, strengths: Float64Array.from(strengths) })
    expect(attempt).toThrow(InvalidGraphError)
    expect(attempt).toThrow(expect.objectContaining({ fault }))
  })
})

describe('a graph of graphology', () => {
  it('comes back as it went out', () => {
    const graph = build({
      ids: ['a', 'b', 'c'],
      directed: false,
      pairs: [
        [0, 1],
        [1, 2],
      ],
    })
    const back = fromGraphology(buildGraph(graph), { strength: 'strength' })
    expect(back.ids).toEqual(['0', '1', '2'])
    expect({ ...back, ids: [], groups: [] }).toEqual({ ...graph, ids: [], groups: [] })
  })

  it('is read by the attribute that is named, and by none other', () => {
    const graph = new DirectedGraph()
    graph.mergeEdge('b', 'a', { weight: 3, amount: 5 })
    expect(fromGraphology(graph, { strength: 'amount' })).toMatchObject({
      directed: true,
      strengths: new Float64Array([5]),
    })
    expect(fromGraphology(graph, { strength: null }).strengths).toEqual(new Float64Array([1]))
    expect(() => fromGraphology(graph, { strength: 'constructor' })).toThrow(InvalidGraphError)
  })

  it('is refused with loops, parallel edges, or edges of both kinds', () => {
    const looped = new UndirectedGraph()
    looped.mergeEdge('a', 'a')
    expect(() => fromGraphology(looped, { strength: null })).toThrow(expect.objectContaining({ fault: 'loop' }))
    const parallel = new MultiUndirectedGraph()
    parallel.addNode('a')
    parallel.addNode('b')
    parallel.addEdge('a', 'b')
    parallel.addEdge('b', 'a')
    expect(() => fromGraphology(parallel, { strength: null })).toThrow(expect.objectContaining({ fault: 'parallel' }))
    const mixed = new Graph()
    mixed.mergeDirectedEdge('a', 'b')
    mixed.mergeUndirectedEdge('b', 'c')
    expect(() => fromGraphology(mixed, { strength: null })).toThrow(TypeError)
  })
})

describe('the estimate of memory', () => {
  const degree = { id: 'degree', parameters: {} }
  const harmonic = { id: 'harmonic', parameters: { weighted: false } }
  const size = { nodes: 60_000, ties: 1_000_000 }

  it('grows with the graph, and with threads where each has memory of its own', () => {
    expect(estimateMemory({ nodes: 60_000, ties: 2_000_000 }, [degree], 2)).toBeGreaterThan(
      estimateMemory(size, [degree], 2) + 200e6,
    )
    const perThread = (measure: typeof degree) =>
      estimateMemory(size, [measure], 3) - estimateMemory(size, [measure], 2)
    expect(perThread(harmonic)).toBeGreaterThan(perThread(degree) + 20e6)
  })
})
