import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEIDEN } from '../../../../server/analysis/community/leiden.ts'
import { LEIDEN_CPM } from '../../../../server/analysis/community/leiden-cpm.ts'
import { measureModularity } from '../../../../server/analysis/community/measure-modularity.ts'
import { buildSimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import type { SimpleEdge, SimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import { chooseRuns } from '../../../soak.ts'
import { buildGraphOf, computeList, nodeId } from '../measures/build-graph-of.ts'
import type { Edge } from '../measures/build-graph-of.ts'
import { expectClose } from '../measures/expect-reference.ts'
import { explainMissing, readLargeGraph } from './read-large-graph.ts'

interface Described {
  readonly name: string
  readonly nodes: number
  readonly edges: readonly (readonly [number, number])[]
  readonly weights: readonly number[]
  readonly division: readonly number[]
  readonly modularity: number
  readonly cpm: number
  readonly bestModularity: number
  readonly bestCpm: { readonly division: readonly number[]; readonly quality: number }
}

const FILE = new URL('../../../reference/division-values.json', import.meta.url)
const { graphs, large, cpmResolution } = JSON.parse(readFileSync(FILE, 'utf8')) as {
  readonly graphs: readonly Described[]
  readonly large: readonly { file: string; nodes: number; ties: number; bestModularity: number }[]
  readonly cpmResolution: number
}
const SEEDS = Array.from({ length: 10 }, (_, seed) => seed)
const CPM = { resolution: cpmResolution }

const build = ({ nodes, edges, weights }: Described): SimpleGraph =>
  buildGraphOf(
    nodes,
    edges.map(([from, to], place): Edge => [from, to, weights[place] ?? 0]),
  )

const modularityOf = (graph: SimpleGraph, clusters: ArrayLike<number>, resolution = 1): number =>
  measureModularity(graph, clusters, { resolution, weighted: true }) ?? 0

/** The constant Potts model by its definition: strength within, less resolution × pairs within. */
function measureCpm(graph: SimpleGraph, clusters: readonly number[], resolution: number): number {
  let sum = 0
  graph.from.forEach((one, tie) => {
    if (clusters[one] === clusters[graph.to[tie] ?? 0]) sum += graph.strengths[tie] ?? 0
  })
  const sizes = new Map<number, number>()
  for (const cluster of clusters) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1)
  for (const size of sizes.values()) sum -= (resolution * size * (size - 1)) / 2
  return sum
}

/** Whether each cluster hangs together by its own ties. */
function areConnected(graph: SimpleGraph, clusters: readonly number[]): boolean {
  const reached = new Uint8Array(clusters.length)
  const begun = new Set<number>()
  return clusters.every((own, start) => {
    if (reached[start] === 1) return true
    if (begun.has(own)) return false
    begun.add(own)
    const queue = [start]
    reached[start] = 1
    for (const node of queue) {
      const { offsets, neighbours } = graph.outgoing
      for (const next of neighbours.subarray(offsets[node], offsets[node + 1])) {
        if (reached[next] === 1 || clusters[next] !== own) continue
        reached[next] = 1
        queue.push(next)
      }
    }
    return true
  })
}

describe.each(graphs)('$name', (described) => {
  const graph = build(described)

  it('has the qualities of the given division that igraph and leidenalg give', () => {
    const { division, modularity, cpm, bestCpm, nodes, weights } = described
    expectClose([modularityOf(graph, division), measureCpm(graph, division, cpmResolution)], [modularity, cpm / 2])
    // leidenalg counts pairs from both their ends.
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    // igraph also counts each node with itself.
    const own = measureCpm(graph, bestCpm.division, cpmResolution) - (cpmResolution * nodes) / 2
    expectClose([own / total], [bestCpm.quality])
  })

  it('is divided as well as by the best of ten runs of igraph', () => {
    const found = SEEDS.map((seed) => modularityOf(graph, computeList(LEIDEN, graph, {}, seed)))
    expect(Math.max(...found)).toBeGreaterThanOrEqual(0.999 * described.bestModularity)
    const potts = SEEDS.map((seed) => measureCpm(graph, computeList(LEIDEN_CPM, graph, CPM, seed), cpmResolution))
    const best = measureCpm(graph, described.bestCpm.division, cpmResolution)
    expect(Math.max(...potts)).toBeGreaterThanOrEqual(best - 0.001 * Math.abs(best))
  })
})

describe.each(large)('$file', ({ file, nodes, ties, bestModularity }) => {
  const skipped =
    explainMissing(file) ?? (file.includes('facebook') || chooseRuns(0, 1) === 1 ? null : 'a soak reads it')

  it.skipIf(skipped !== null)(
    `is divided as well as by the best of ten runs of igraph, every cluster connected (${skipped ?? 'runs'})`,
    { timeout: 120_000 },
    () => {
      const graph = readLargeGraph(file)
      expect([graph.ids.length, graph.from.length]).toEqual([nodes, ties])
      const found = SEEDS.map((seed) => {
        const clusters = computeList(LEIDEN, graph, {}, seed)
        expect(areConnected(graph, clusters)).toBe(true)
        return modularityOf(graph, clusters)
      })
      expect(Math.max(...found)).toBeGreaterThanOrEqual(0.999 * bestModularity)
    },
  )
})

interface Drawn {
  readonly ids: readonly string[]
  readonly edges: readonly SimpleEdge[]
}

/** Up to 24 nodes; strengths are eighths, so that sums are exact. */
const drawn: fc.Arbitrary<Drawn> = fc.integer({ min: 1, max: 24 }).chain((nodes) => {
  const ids = Array.from({ length: nodes }, (_, node) => nodeId(node))
  const end = fc.nat({ max: nodes - 1 })
  const pairs = fc.uniqueArray(fc.tuple(end, end, fc.integer({ min: 1, max: 40 })), {
    maxLength: 3 * nodes,
    selector: ([one, other]) => `${Math.min(one, other)} ${Math.max(one, other)}`,
  })
  return pairs.map((ties) => ({
    ids,
    edges: ties.flatMap(([one, other, eighths]) => {
      return one === other ? [] : [{ from: nodeId(one), to: nodeId(other), strength: eighths / 8 }]
    }),
  }))
})
const resolutions = fc.constantFrom(0.1, 0.5, 1, 2)
const RUNS = { numRuns: chooseRuns(150, 3000) }
const METHODS = [LEIDEN, LEIDEN_CPM]

describe.each(METHODS)('$id on any graph', (measure) => {
  it('gives connected clusters, numbered by first member, none of which gains by joining another', () => {
    fc.assert(
      fc.property(drawn, resolutions, fc.nat(), (parts, resolution, seed) => {
        const graph = buildSimpleGraph({ ...parts, directed: false })
        const clusters = computeList(measure, graph, { resolution }, seed)
        expect(areConnected(graph, clusters)).toBe(true)
        const firsts = [...new Set(clusters)]
        expect(firsts).toEqual(firsts.map((_, place) => place + 1))
        if (graph.from.length === 0) return
        const measureIt = (division: readonly number[]): number =>
          measure === LEIDEN ? modularityOf(graph, division, resolution) : measureCpm(graph, division, resolution)
        const reached = measureIt(clusters)
        for (const one of firsts) {
          for (const other of firsts.filter((number) => number > one)) {
            const joined = clusters.map((cluster) => (cluster === other ? one : cluster))
            expect(measureIt(joined)).toBeLessThanOrEqual(reached + 1e-9)
          }
        }
      }),
      RUNS,
    )
  })

  it('gives the same bits for the same seed, and whatever order the parts come in', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), (parts, seed) => {
        const clusters = computeList(measure, buildSimpleGraph({ ...parts, directed: false }), {}, seed)
        const turned = { ids: parts.ids.toReversed(), edges: parts.edges.toReversed(), directed: false }
        expect(computeList(measure, buildSimpleGraph(turned), {}, seed)).toEqual(clusters)
      }),
      RUNS,
    )
  })

  it('leaves a node without ties by itself', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), (parts, seed) => {
        const graph = buildSimpleGraph({ ids: [...parts.ids, 'z'], edges: parts.edges, directed: false })
        const clusters = computeList(measure, graph, {}, seed)
        expect(clusters.slice(0, -1)).not.toContain(clusters.at(-1))
      }),
      RUNS,
    )
  })
})

it('doubled strengths change no division by modularity, and none by the Potts model at twice the resolution', () => {
  fc.assert(
    fc.property(drawn, fc.nat(), (parts, seed) => {
      const graph = buildSimpleGraph({ ...parts, directed: false })
      const edges = parts.edges.map((edge) => ({ ...edge, strength: 2 * edge.strength }))
      const doubled = buildSimpleGraph({ ...parts, edges, directed: false })
      expect(computeList(LEIDEN, doubled, {}, seed)).toEqual(computeList(LEIDEN, graph, {}, seed))
      expect(computeList(LEIDEN_CPM, doubled, { resolution: 0.5 }, seed)).toEqual(
        computeList(LEIDEN_CPM, graph, { resolution: 0.25 }, seed),
      )
    }),
    RUNS,
  )
})

it('another labelling of karate is divided as well', () => {
  const [karate] = graphs
  if (karate === undefined) throw new Error('the values lack karate')
  const edges = karate.edges.map(([one, other]): Edge => [(one * 7 + 3) % 34, (other * 7 + 3) % 34])
  const graph = buildGraphOf(34, edges)
  const best = Math.max(...SEEDS.map((seed) => modularityOf(graph, computeList(LEIDEN, graph, {}, seed))))
  expect(best).toBeCloseTo(karate.bestModularity, 9)
})

it('a division into cliques is found by the Potts model whatever the number of cliques', () => {
  const cliques = 60
  const edges = Array.from({ length: cliques }, (_, at) => 4 * at).flatMap((first): Edge[] => [
    ...[0, 1, 2].flatMap((one) =>
      [1, 2, 3].filter((other) => other > one).map((other): Edge => [first + one, first + other]),
    ),
    [first, (first + 5) % (4 * cliques)],
  ])
  const clusters = computeList(LEIDEN_CPM, buildGraphOf(4 * cliques, edges), { resolution: 0.5 })
  expect(clusters).toEqual(clusters.map((_, node) => Math.floor(node / 4) + 1))
})
