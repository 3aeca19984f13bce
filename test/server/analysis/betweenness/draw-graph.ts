import fc from 'fast-check'
import type { LockstepGraph } from '../../../../server/analysis/betweenness/lockstep.ts'
import type { SimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import { buildGraphOf } from '../measures/build-graph-of.ts'

type Step = readonly [
  'leaf' | 'path' | 'open twin' | 'tied twin' | 'bridge' | 'clique' | 'alone' | 'tie',
  number,
  number,
  number,
]

/**
 * Grows a graph step by step by what the kernel folds or cuts: leaves, chains, twins of both kinds, bridges, cliques
 * and nodes apart. Numbers choose nodes.
 */
function grow(steps: readonly Step[]): { nodes: number; edges: [number, number][] } {
  const around: Set<number>[] = [new Set()]
  const add = (): number => around.push(new Set()) - 1
  const tie = (one: number, other: number): void => {
    if (one === other) return
    around[one]?.add(other)
    around[other]?.add(one)
  }
  for (const [kind, a, b, size] of steps) {
    const [one, other] = [a % around.length, b % around.length]
    if (kind === 'leaf' || kind === 'bridge') tie(one, add())
    if (kind === 'alone') add()
    if (kind === 'tie') tie(one, other)
    if (kind === 'path') {
      let last = one
      for (let step = 0; step < size; step += 1) {
        const next = add()
        tie(last, next)
        last = next
      }
      tie(last, other)
    }
    if (kind === 'open twin' || kind === 'tied twin') {
      const twin = add()
      for (const neighbour of around[one] ?? []) tie(twin, neighbour)
      if (kind === 'tied twin') tie(twin, one)
    }
    if (kind === 'clique') {
      const members = [one, ...Array.from({ length: size + 1 }, add)]
      for (const first of members) for (const second of members) tie(first, second)
    }
  }
  const edges = around.flatMap((own, one) => [...own].filter((other) => other > one).map((other) => [one, other]))
  return { nodes: around.length, edges: edges as [number, number][] }
}

const KINDS = ['leaf', 'path', 'open twin', 'tied twin', 'bridge', 'clique', 'alone', 'tie', 'tie', 'tie'] as const
const STEPS = fc.array(
  fc.tuple(fc.constantFrom(...KINDS), fc.nat({ max: 999 }), fc.nat({ max: 999 }), fc.integer({ min: 1, max: 4 })),
  { maxLength: 22 },
)

/** Undirected graphs, or directed ones in which a tie may lead both ways. */
export function drawSimpleGraphs(directed: boolean): fc.Arbitrary<SimpleGraph> {
  return fc.tuple(STEPS, fc.infiniteStream(fc.nat({ max: 2 }))).map(([steps, ways]) => {
    const { nodes, edges } = grow(steps)
    if (!directed) return buildGraphOf(nodes, edges)
    const turned = edges.flatMap(([from, to]): [number, number][] => {
      const way = ways.next().value as number
      if (way === 2) return [[from, to], [to, from]] // prettier-ignore
      return way === 1 ? [[to, from]] : [[from, to]]
    })
    return buildGraphOf(nodes, turned, { directed: true })
  })
}

/** The same graph for the kernel, every node a vertex of its own. */
export function toLockstepGraph({ ids, outgoing, incoming }: SimpleGraph): LockstepGraph {
  const ones = new Float64Array(ids.length).fill(1)
  return { order: ids.length, outgoing, incoming, multiplicities: ones, weights: ones }
}
