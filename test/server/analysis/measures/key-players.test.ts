import { expect, it } from 'vitest'
import { createRandom } from '../../../../server/analysis/create-random.ts'
import { fragmentGreedily } from '../../../../server/analysis/structure/fragment-greedily.ts'
import { searchAll } from '../../../../server/analysis/structure/key-player-search.ts'
import { fragmentByPairs } from '../../../../server/analysis/structure/kpp-neg.ts'
import { reachGreedily } from '../../../../server/analysis/structure/reach-greedily.ts'
import { ReachSearch } from '../../../../server/analysis/structure/reach-search.ts'
import type { SimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import { buildGraphOf } from './build-graph-of.ts'
import type { Edge } from './build-graph-of.ts'

const SIZE = 3

function drawGraphs(count: number): SimpleGraph[] {
  const random = createRandom(6)
  return Array.from({ length: count }, () => {
    const nodes = 8 + Math.floor(random() * 12)
    const density = 0.08 + random() * 0.25
    const edges: Edge[] = []
    for (let one = 0; one < nodes; one += 1)
      for (let other = one + 1; other < nodes; other += 1) if (random() < density) edges.push([one, other])
    return buildGraphOf(nodes, edges)
  })
}

it('greedy search for what tears a network is mostly the best set', () => {
  const shares = drawGraphs(60).map((graph) => {
    const fragmenter = fragmentByPairs(graph)
    const [best, greedy] = [searchAll(fragmenter, SIZE), fragmentGreedily(fragmenter, SIZE)].map(fragmenter.valueOf)
    return best === 0 ? 1 : (greedy ?? 0) / (best ?? 1)
  })
  expect(Math.max(...shares)).toBeLessThanOrEqual(1 + 1e-12)
  // Where no single exchange tears anything it may miss the best set altogether.
  expect(shares.filter((share) => share > 1 - 1e-12).length).toBeGreaterThan(0.7 * shares.length)
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeGreaterThan(0.85 * shares.length)
})

it.each([1, 2, null])('greedy search for reach within %s steps keeps its bound', (steps) => {
  for (const graph of drawGraphs(30)) {
    const search = new ReachSearch(graph, steps)
    const valueOf = (set: readonly number[]): number => search.reachOthers(set)
    const best = searchAll({ nodes: search.nodes, valueOf }, SIZE)
    const greedy = reachGreedily(search, SIZE)
    // The bound is of the reach with the set itself; a node more adds itself at least.
    expect(valueOf(greedy) + SIZE).toBeGreaterThanOrEqual((1 - 1 / Math.E) * (valueOf(best) + best.length) - 1e-9)
  }
})
