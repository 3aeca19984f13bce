import louvain from 'graphology-communities-louvain'
import { describe, expect, it } from 'vitest'
import { viewForLouvain } from '../../../../server/analysis/community/louvain-view.ts'
import { createRandom } from '../../../../server/analysis/create-random.ts'
import { buildGraph } from '../../../../server/analysis/graph/build-graph.ts'
import { buildGraphOf } from './build-graph-of.ts'
import type { Edge } from './build-graph-of.ts'

/** So many ties of strengths between 0.5 and 2.5; some nodes have none. */
function drawGraph(nodes: number, ties: number, seed: number) {
  const random = createRandom(seed)
  const edges = new Map<string, Edge>()
  while (edges.size < ties) {
    const [one, other] = [Math.floor(random() * nodes), Math.floor(random() * nodes)]
    if (one < other) edges.set(`${one} ${other}`, [one, other, 0.5 + 2 * random()])
  }
  return buildGraphOf(nodes, [...edges.values()])
}

const options = (seed: number, resolution: number) => {
  return { resolution, rng: createRandom(seed), getEdgeWeight: 'strength' } as const
}

describe('what Louvain reads of a graph', () => {
  it.each([
    [1, 0],
    [12, 0],
    [2, 1],
    [30, 60],
    [60, 127],
    [60, 129],
    [300, 1300],
  ])('of %i nodes and %i ties is divided as a whole graph of graphology is', (nodes, ties) => {
    const graph = drawGraph(nodes, ties, ties + 1)
    const even = buildGraphOf(
      nodes,
      Array.from(graph.from, (from, tie): Edge => [from, graph.to[tie] ?? 0]),
    )
    for (const [seed, resolution] of [
      [1, 1],
      [2, 1],
      [3, 2.5],
    ] as const) {
      const whole = louvain(buildGraph(graph), options(seed, resolution))
      expect(Object.keys(whole)).toHaveLength(nodes)
      expect(louvain(viewForLouvain(graph, true), options(seed, resolution))).toEqual(whole)
      expect(louvain(viewForLouvain(graph, false), options(seed, resolution))).toEqual(
        louvain(buildGraph(even), options(seed, resolution)),
      )
    }
  })

  it('is padded at 128 ties, by two nodes that belong to nobody else', () => {
    const graph = drawGraph(60, 128, 1)
    const view = viewForLouvain(graph, true)
    expect([view.order, view.size]).toEqual([62, 129])
    const found = louvain(view, options(1, 1))
    const own = Object.entries(found).filter(([node]) => Number(node) < 60)
    const ofPadding = [found['60'], found['61']]
    for (const [, cluster] of own) expect(ofPadding).not.toContain(cluster)
  })

  it('cannot be changed', () => {
    expect(() => {
      viewForLouvain(drawGraph(3, 1, 1), true).dropNode(0)
    }).toThrow(TypeError)
  })
})
