import { describe, expect, it } from 'vitest'
import { climbQuotient } from '../../../../server/analysis/centrality/climb-quotient.ts'
import { EIGENVECTOR } from '../../../../server/analysis/centrality/eigenvector.ts'
import { sumDistances } from '../../../../server/analysis/centrality/sum-distances.ts'
import { createRandom } from '../../../../server/analysis/create-random.ts'
import type { SimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import { INLINE_POOL } from '../../../../server/analysis/parallel/inline-pool.ts'
import { roundForComparison } from '../../../../server/analysis/rank-values.ts'
import { buildGraphOf, computeList } from './build-graph-of.ts'
import type { Edge } from './build-graph-of.ts'

/** Distances and numbers of shortest paths, source by source, as a textbook would find them. */
function searchPlainly({ ids, from, to, directed }: SimpleGraph) {
  const around: number[][] = ids.map(() => [])
  from.forEach((one, edge) => {
    around[one]?.push(to[edge] ?? 0)
    if (!directed) around[to[edge] ?? 0]?.push(one)
  })
  return ids.map((_, source) => {
    const distances = ids.map((_, node) => (node === source ? 0 : Infinity))
    const counts = ids.map((_, node) => Number(node === source))
    const queue = [source]
    for (const node of queue) {
      for (const next of around[node] ?? []) {
        const distance = (distances[node] ?? 0) + 1
        if (distances[next] === Infinity) queue.push(next)
        distances[next] = Math.min(distances[next] ?? 0, distance)
        if (distances[next] === distance) counts[next] = (counts[next] ?? 0) + (counts[node] ?? 0)
      }
    }
    return { distances, counts }
  })
}

function drawGraph(nodes: number, ties: number, directed: boolean, seed: number): SimpleGraph {
  const random = createRandom(seed)
  const pick = (): number => Math.floor(random() * nodes)
  const edges = new Map<string, Edge>()
  for (let at = 0; at < ties; at += 1) {
    const [one, other] = [pick(), pick()]
    if (one === other) continue
    const edge: Edge = directed || one < other ? [one, other] : [other, one]
    edges.set(edge.join(), edge)
  }
  return buildGraphOf(nodes, [...edges.values()], { directed })
}

function listChain(nodes: number, first = 0): Edge[] {
  return Array.from({ length: nodes - 1 }, (_, at): Edge => [first + at, first + at + 1])
}

function listClique(nodes: number, first = 0): Edge[] {
  return Array.from({ length: nodes }, (_, one) => one).flatMap((one) =>
    Array.from({ length: one }, (_, other): Edge => [first + other, first + one]),
  )
}

/** Sizes about the bits of a word, few ties and many, with and without direction; and long ways. */
const GRAPHS: readonly (readonly [string, SimpleGraph])[] = [
  ...[1, 2, 31, 32, 33, 64, 65, 100].flatMap((nodes) =>
    [0.5, 1.5, 4].flatMap((density) =>
      [false, true].map((directed) => {
        const graph = drawGraph(nodes, Math.round(nodes * density), directed, nodes)
        return [`${nodes} nodes, ${graph.from.length} ties, directed ${directed}`, graph] as const
      }),
    ),
  ),
  ['a chain of 130', buildGraphOf(130, listChain(130))] as const,
  ['a directed chain of 70', buildGraphOf(70, listChain(70), { directed: true })] as const,
  ['no nodes', buildGraphOf(0, [])] as const,
]

function expectNear(found: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(found).toHaveLength(expected.length)
  Array.from(expected).forEach((wanted, place) => {
    expect(Math.abs((found[place] ?? Number.NaN) - wanted)).toBeLessThanOrEqual(tolerance * Math.max(1, wanted))
  })
}

describe.each(GRAPHS)('of %s', (_, graph) => {
  it('the sums of distances are those of plain searches', () => {
    const others = searchPlainly(graph).map(({ distances }) => distances.filter((one) => one > 0 && one < Infinity))
    const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
    const { reached, distances, reciprocals } = sumDistances(graph, INLINE_POOL)
    expect([...reached]).toEqual(others.map((own) => own.length))
    expect([...distances]).toEqual(others.map(add))
    expectNear(
      reciprocals,
      others.map((own) => add(own.map((distance) => 1 / distance))),
      1e-13,
    )
  })

  it('sums of reciprocals are equal to the last bit where the distances are', () => {
    const { reciprocals } = sumDistances(graph, INLINE_POOL)
    const known = new Map<string, number>()
    searchPlainly(graph).forEach(({ distances }, node) => {
      const key = distances.sort((one, other) => one - other).join()
      expect(reciprocals[node]).toBe(known.get(key) ?? reciprocals[node])
      known.set(key, reciprocals[node] ?? 0)
    })
  })
})

describe('the eigenvector', () => {
  /** Two cliques whose eigenvalues lie near to each other, on a chain, each node of them with a leaf of its own. */
  const slow = buildGraphOf(62, [
    ...listClique(14),
    ...listChain(8, 13),
    ...listClique(13, 20),
    ...Array.from({ length: 27 }, (_, at): Edge => [at < 14 ? at : at + 6, 33 + at]),
  ])

  it.each([
    ['near eigenvalues', slow],
    ['300 nodes', drawGraph(300, 1300, false, 3)],
  ])('of %s is that of plain power iteration', (_, graph) => {
    let vector = graph.ids.map(() => 1)
    for (let round = 0; round < 20_000; round += 1) {
      const next = vector.map((value) => 4 * value)
      graph.from.forEach((one, edge) => {
        const other = graph.to[edge] ?? 0
        next[one] = (next[one] ?? 0) + (vector[other] ?? 0)
        next[other] = (next[other] ?? 0) + (vector[one] ?? 0)
      })
      const highest = Math.max(...next)
      vector = next.map((value) => value / highest)
    }
    // A node without ties fades in the plain one and has 0 in the other.
    expectNear(computeList(EIGENVECTOR, graph), vector, 1e-11)
  })

  it('ranks nodes that are equal but for their names as equals, however low they are', () => {
    // Two blocks of twelve with a tree far below each are like mirrors, numbered the other way round, so that sums round
    // otherwise; a third block, a little less tied, makes them slow to settle.
    const random = createRandom(8)
    const block: Edge[] = [
      ...listClique(12).map(([one, other]): Edge => [one, other, 0.5 + random()]),
      ...listChain(8, 12).map(([one, other]): Edge => [one, other, 0.1 + random()]),
      ...[20, 21, 22].map((leaf): Edge => [19, leaf, 0.3]),
      [3, 12, 0.7],
    ]
    const mirror = block.map(([one, other, strength = 1]): Edge => [45 - one, 45 - other, strength])
    const third = block.slice(0, 66).map(([one, other, strength = 1]): Edge => [46 + one, 46 + other, 0.99 * strength])
    const bonds: Edge[] = [
      [0, 45, 0.9],
      [5, 46, 0.01],
      [40, 46, 0.01],
    ]
    const values = computeList(EIGENVECTOR, buildGraphOf(58, [...block, ...mirror, ...third, ...bonds]))
    const compared = values.map(roundForComparison)
    expect(Math.min(...values)).toBeGreaterThan(0)
    expect(Math.min(...values)).toBeLessThan(1e-7)
    expect(compared.slice(0, 23)).toEqual(compared.slice(23, 46).reverse())
    expect(new Set(compared.slice(20, 23)).size).toBe(1)
  })

  it('is brought near in few rounds, and every value stays above 0', () => {
    const graph = drawGraph(300, 1300, false, 3)
    const [nodes, vector] = [[...graph.ids.keys()], new Float64Array(300).fill(1)]
    const { offsets, neighbours } = graph.outgoing
    const weights = new Float64Array(neighbours.length).fill(1)
    const part = { nodes, starts: offsets, neighbours, weights, meanStrength: 1, leastValue: 0 }
    expect(climbQuotient(part, vector)).toBeLessThan(60)
    const wanted = computeList(EIGENVECTOR, graph)
    const highest = Math.max(...vector)
    expectNear(
      vector.map((value) => value / highest),
      wanted,
      1e-10,
    )
    for (const value of vector) expect(value).toBeGreaterThan(0)
  })
})
