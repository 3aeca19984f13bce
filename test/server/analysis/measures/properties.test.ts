import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BETWEENNESS } from '../../../../server/analysis/centrality/betweenness.ts'
import { CLOSENESS } from '../../../../server/analysis/centrality/closeness.ts'
import { DEGREE } from '../../../../server/analysis/centrality/degree.ts'
import { DijkstraSearch } from '../../../../server/analysis/centrality/dijkstra-search.ts'
import { EIGENVECTOR } from '../../../../server/analysis/centrality/eigenvector.ts'
import { HARMONIC } from '../../../../server/analysis/centrality/harmonic.ts'
import { PAGERANK } from '../../../../server/analysis/centrality/pagerank.ts'
import { STRENGTH } from '../../../../server/analysis/centrality/strength.ts'
import { adjustedMutualInformation } from '../../../../server/analysis/community/adjusted-mutual-information.ts'
import { adjustedRandIndex } from '../../../../server/analysis/community/adjusted-rand-index.ts'
import { LOUVAIN } from '../../../../server/analysis/community/louvain.ts'
import { buildSimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import type { SimpleEdge, SimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import { toUndirected } from '../../../../server/analysis/graph/to-undirected.ts'
import { OutsideDomainError } from '../../../../server/analysis/measure.ts'
import type { DomainGap, Measure } from '../../../../server/analysis/measure.ts'
import { MEASURES } from '../../../../server/analysis/registry.ts'
import { ARTICULATION_POINTS } from '../../../../server/analysis/structure/articulation-points.ts'
import { BRIDGES } from '../../../../server/analysis/structure/bridges.ts'
import { CLUSTERING } from '../../../../server/analysis/structure/clustering.ts'
import { COMPONENTS } from '../../../../server/analysis/structure/components.ts'
import { K_CORE } from '../../../../server/analysis/structure/k-core.ts'
import { TRIANGLES } from '../../../../server/analysis/structure/triangles.ts'
import { computeList } from './build-graph-of.ts'
import { expectClose } from './expect-reference.ts'

interface Drawn {
  readonly ids: readonly string[]
  readonly edges: readonly SimpleEdge[]
  readonly directed: boolean
  readonly groups: ReadonlyMap<string, string>
}

/** Graphs of up to twelve nodes; strengths of which many sums of reciprocals are equal but for rounding. */
function drawGraphs(directed: fc.Arbitrary<boolean> = fc.boolean()): fc.Arbitrary<Drawn> {
  const sizes = fc.tuple(fc.integer({ min: 1, max: 12 }), directed)
  return sizes.chain(([nodes, isDirected]) => {
    const ids = Array.from({ length: nodes }, (_, node) => `p${String(node).padStart(2, '0')}`)
    const pairs = ids.flatMap((from) =>
      ids.filter((to) => (isDirected ? from !== to : from < to)).map((to) => [from, to]),
    )
    const strength = fc.constantFrom(0.5, 1, 2, 3, 6)
    const edges = fc.subarray(pairs).chain((chosen) => {
      return fc.tuple(...chosen.map(([from = '', to = '']) => strength.map((value) => ({ from, to, strength: value }))))
    })
    const groups = fc.array(fc.constantFrom('a', 'b', null), { minLength: nodes, maxLength: nodes })
    return fc.record({ edges, groups }).map((drawn) => ({
      ids,
      directed: isDirected,
      edges: drawn.edges,
      groups: new Map(
        ids.flatMap((id, node) => {
          const group = drawn.groups[node] ?? null
          return group === null ? [] : [[id, group] as const]
        }),
      ),
    }))
  })
}

const undirected = drawGraphs(fc.constant(false))

/** The values, or the gap. */
function computeOrGap(
  measure: Measure,
  graph: SimpleGraph,
  parameters = measure.parameters,
): readonly number[] | DomainGap {
  try {
    return computeList(measure, graph, parameters)
  } catch (error) {
    if (error instanceof OutsideDomainError) return error.gap
    throw error
  }
}

function countParts(graph: SimpleGraph): number {
  return Math.max(0, ...computeList(COMPONENTS, graph))
}

/** Distances from every node to every other, by relaxing until nothing changes. */
function listDistances({ ids, from, to, strengths, directed }: SimpleGraph, weighted: boolean): number[][] {
  const distances = ids.map((_, one) => ids.map((_, other) => (one === other ? 0 : Infinity)))
  const lower = (one: number, other: number, distance: number): void => {
    const row = distances[one] ?? []
    row[other] = Math.min(row[other] ?? Infinity, distance)
  }
  from.forEach((one, edge) => {
    const length = weighted ? 1 / (strengths[edge] ?? 1) : 1
    lower(one, to[edge] ?? 0, length)
    if (!directed) lower(to[edge] ?? 0, one, length)
  })
  for (const middle of ids.keys())
    for (const one of ids.keys())
      for (const other of ids.keys()) {
        lower(one, other, (distances[one]?.[middle] ?? Infinity) + (distances[middle]?.[other] ?? Infinity))
      }
  return distances
}

describe('for any graph', () => {
  it('the order of nodes and ties is of no consequence, to the last bit', () => {
    fc.assert(
      fc.property(drawGraphs(), fc.infiniteStream(fc.nat()), (drawn, numbers) => {
        const shuffle = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => ({ item, at: Number(numbers.next().value) }))
            .sort((one, other) => one.at - other.at)
            .map(({ item }) => item)
        const turn = (edge: SimpleEdge): SimpleEdge => {
          const isTurned = !drawn.directed && Number(numbers.next().value) % 2 === 0
          return isTurned ? { ...edge, from: edge.to, to: edge.from } : edge
        }
        const shuffled = { ...drawn, ids: shuffle(drawn.ids), edges: shuffle(drawn.edges).map(turn) }
        for (const measure of MEASURES) {
          expect(computeOrGap(measure, buildSimpleGraph(shuffled))).toEqual(
            computeOrGap(measure, buildSimpleGraph(drawn)),
          )
        }
      }),
    )
  })

  it('what nodes are called changes no value of theirs', () => {
    fc.assert(
      fc.property(drawGraphs(), (drawn) => {
        // Reversed, so that every array is filled in another order.
        const rename = (id: string): string => `q${99 - Number(id.slice(1))}`
        const renamed = buildSimpleGraph({
          ids: drawn.ids.map(rename),
          edges: drawn.edges.map(({ from, to, strength }) => ({ from: rename(from), to: rename(to), strength })),
          directed: drawn.directed,
          groups: new Map([...drawn.groups].map(([id, group]) => [rename(id), group])),
        })
        for (const measure of MEASURES) {
          // Of sets of key players that are as good, the first by id is taken.
          if (measure.kind !== 'ranking' && measure.id !== 'articulation-points') continue
          const [found, turned] = [computeOrGap(measure, buildSimpleGraph(drawn)), computeOrGap(measure, renamed)]
          if (typeof found === 'string' || typeof turned === 'string') expect(turned).toBe(found)
          else expectClose([...turned].reverse(), found)
        }
      }),
    )
  })

  it('the same graph and seed give the same bits', () => {
    fc.assert(
      fc.property(drawGraphs(), (drawn) => {
        const graph = buildSimpleGraph(drawn)
        for (const measure of MEASURES) expect(computeOrGap(measure, graph)).toEqual(computeOrGap(measure, graph))
      }),
    )
  })

  it('strength changes no measure that does not say so', () => {
    fc.assert(
      fc.property(drawGraphs(), (drawn) => {
        const level = { ...drawn, edges: drawn.edges.map((edge) => ({ ...edge, strength: 1 })) }
        for (const measure of MEASURES) {
          // Without a parameter for it, what reads strength always does.
          if (measure.weights === 'strength' && !('weighted' in measure.parameters)) continue
          const parameters = 'weighted' in measure.parameters ? { ...measure.parameters, weighted: false } : {}
          const [found, plain] = [drawn, level].map((one) => computeOrGap(measure, buildSimpleGraph(one), parameters))
          expect(found, measure.id).toEqual(plain)
        }
      }),
    )
  })

  it('paths of least length are the shortest, and found nearest first', () => {
    fc.assert(
      fc.property(drawGraphs(), (drawn) => {
        const graph = buildSimpleGraph(drawn)
        const expected = listDistances(graph, true)
        const search = new DijkstraSearch(graph)
        for (const source of graph.ids.keys()) {
          const reached = search.searchFrom(source)
          const distances = Array.from(search.distances, (distance) => (distance < 0 ? Infinity : distance))
          expect(reached).toBe(distances.filter(Number.isFinite).length)
          distances.forEach((distance, node) => {
            const wanted = expected[source]?.[node] ?? Number.NaN
            if (Number.isFinite(wanted)) expect(distance).toBeCloseTo(wanted, 9)
            else expect(distance).toBe(Infinity)
          })
          const along = Array.from(search.order.subarray(0, reached), (node) => distances[node] ?? 0)
          expect(along).toEqual([...along].sort((one, other) => one - other))
        }
      }),
    )
  })

  it('betweenness, unweighted, adds up to the nodes between the ends of all shortest paths', () => {
    fc.assert(
      fc.property(drawGraphs(), (drawn) => {
        const graph = buildSimpleGraph(drawn)
        const between = listDistances(graph, false)
          .flat()
          .filter((distance) => distance > 0 && distance < Infinity)
          .reduce((sum, distance) => sum + distance - 1, 0)
        const sum = computeList(BETWEENNESS, graph).reduce((total, value) => total + value, 0)
        expect(sum).toBeCloseTo(drawn.directed ? between : between / 2, 9)
      }),
    )
  })

  it('harmonic closeness lies between 0 and 1, and above closeness where there is any', () => {
    fc.assert(
      fc.property(drawGraphs(), (drawn) => {
        const graph = buildSimpleGraph(drawn)
        const harmonic = computeList(HARMONIC, graph)
        for (const value of harmonic) expect(value >= 0 && value <= 1).toBe(true)
        const closeness = computeOrGap(CLOSENESS, graph)
        if (typeof closeness === 'string') return
        // The harmonic mean is never above the arithmetic one.
        harmonic.forEach((value, node) => {
          expect(value).toBeGreaterThanOrEqual((closeness[node] ?? Infinity) - 1e-12)
        })
      }),
    )
  })

  it('PageRank is above 0 and adds up to 1', () => {
    fc.assert(
      fc.property(drawGraphs(), (drawn) => {
        const values = computeList(PAGERANK, buildSimpleGraph(drawn))
        for (const value of values) expect(value).toBeGreaterThan(0)
        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12)
      }),
    )
  })

  it('degrees and strengths add up to twice the ties', () => {
    fc.assert(
      fc.property(drawGraphs(), (drawn) => {
        const graph = buildSimpleGraph(drawn)
        const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
        expect(add(computeList(DEGREE, graph))).toBe(2 * drawn.edges.length)
        expect(add(computeList(STRENGTH, graph))).toBeCloseTo(2 * add(drawn.edges.map((edge) => edge.strength)), 9)
      }),
    )
  })

  it('a core number is no higher than the degree, and the nodes of a core have that many ties among them', () => {
    fc.assert(
      fc.property(drawGraphs(), (drawn) => {
        const graph = buildSimpleGraph(drawn)
        const cores = computeList(K_CORE, graph)
        computeList(DEGREE, graph).forEach((degree, node) => {
          expect(cores[node]).toBeLessThanOrEqual(degree)
        })
        for (const core of new Set(cores)) {
          const ids = drawn.ids.filter((_, node) => (cores[node] ?? 0) >= core)
          const edges = drawn.edges.filter(({ from, to }) => ids.includes(from) && ids.includes(to))
          const within = computeList(DEGREE, buildSimpleGraph({ ids, edges, directed: drawn.directed }))
          expect(Math.min(...within)).toBeGreaterThanOrEqual(core)
        }
      }),
    )
  })

  it('a node is a cut point if and only if without it the others fall into more parts', () => {
    fc.assert(
      fc.property(drawGraphs(), (drawn) => {
        const graph = buildSimpleGraph(drawn)
        const flags = computeList(ARTICULATION_POINTS, graph)
        const isolated = computeList(DEGREE, graph).map((degree) => (degree === 0 ? 1 : 0))
        drawn.ids.forEach((id, node) => {
          const edges = drawn.edges.filter(({ from, to }) => from !== id && to !== id)
          const rest = buildSimpleGraph({ ...drawn, ids: drawn.ids.filter((one) => one !== id), edges })
          expect(flags[node] === 1).toBe(countParts(rest) > countParts(graph) - (isolated[node] ?? 0))
        })
      }),
    )
  })

  it('the undirected view has a tie for each pair that is tied, of all their strength, and the groups', () => {
    fc.assert(
      fc.property(drawGraphs(), (drawn) => {
        const [graph, view] = [buildSimpleGraph(drawn), toUndirected(buildSimpleGraph(drawn))]
        const pairs = new Set(drawn.edges.map(({ from, to }) => [from, to].sort().join(' ')))
        expect(view.directed).toBe(false)
        expect(view.from).toHaveLength(pairs.size)
        expect(view.groups).toEqual(graph.groups)
        expectClose(computeList(STRENGTH, view), computeList(STRENGTH, graph))
      }),
    )
  })
})

describe('for every measure of any graph', () => {
  it('doubled strengths change nothing, or what is a sum of strengths or of distances in proportion', () => {
    // Distances are halved, and so are sums of their reciprocals doubled; ids that are not listed stay as they are.
    const factors: Readonly<Record<string, number>> = {
      strength: 2,
      'in-strength': 2,
      'out-strength': 2,
      closeness: 2,
      harmonic: 2,
      efficiency: 2,
    }
    fc.assert(
      fc.property(drawGraphs(), (drawn) => {
        const doubled = { ...drawn, edges: drawn.edges.map((edge) => ({ ...edge, strength: 2 * edge.strength })) }
        for (const measure of MEASURES) {
          // Its resolution is in units of strength.
          if (measure.id === 'leiden-cpm') continue
          const isWeighted = 'weighted' in measure.parameters
          const parameters = isWeighted ? { ...measure.parameters, weighted: true } : measure.parameters
          const [found, twice] = [drawn, doubled].map((one) => computeOrGap(measure, buildSimpleGraph(one), parameters))
          if (typeof found === 'string' || typeof twice === 'string') expect(twice, measure.id).toBe(found)
          else if (found !== undefined && twice !== undefined) {
            const factor = factors[measure.id] ?? 1
            const wanted = found.map((value) => value * factor)
            expectClose(twice, wanted, measure.id)
          }
        }
      }),
    )
  })

  it('a node without ties changes no other value but by the number of nodes', () => {
    fc.assert(
      fc.property(drawGraphs(), (drawn) => {
        const more = { ...drawn, ids: [...drawn.ids, 'z'] }
        const nodes = drawn.ids.length
        for (const measure of MEASURES) {
          if (COUNTING_NODES.includes(measure.id)) continue
          const parameters =
            'normalised' in measure.parameters ? { ...measure.parameters, normalised: false } : measure.parameters
          const [found, wider] = [drawn, more].map((one) => computeOrGap(measure, buildSimpleGraph(one), parameters))
          if (typeof found === 'string' || typeof wider === 'string') expect(wider, measure.id).toBe(found)
          else if (found !== undefined && wider !== undefined) {
            expectClose(
              measure.kind === 'network' || measure.kind === 'tie-flag' ? wider : wider.slice(0, nodes),
              found,
              measure.id,
            )
          }
        }
      }),
    )
  })
})

/** What a further node changes by itself: shares of all nodes or pairs, jumps to any node, sets and divisions. */
const COUNTING_NODES = [
  'closeness',
  'pagerank',
  'density',
  'fragmentation',
  'fragmentation-without',
  'efficiency',
  'kpp-neg',
  'leiden',
  'leiden-cpm',
  'leiden-consensus',
  'louvain',
  'ami',
  'ari',
]

describe('for any undirected graph', () => {
  it('a tie is a bridge if and only if without it there is one part more', () => {
    fc.assert(
      fc.property(undirected, (drawn) => {
        const graph = buildSimpleGraph(drawn)
        computeList(BRIDGES, graph).forEach((flag, place) => {
          const [from, to] = [graph.ids[graph.from[place] ?? 0], graph.ids[graph.to[place] ?? 0]]
          const edges = drawn.edges.filter((edge) => edge.from !== from || edge.to !== to)
          expect(edges).toHaveLength(drawn.edges.length - 1)
          expect(countParts(buildSimpleGraph({ ...drawn, edges }))).toBe(countParts(graph) + flag)
        })
      }),
    )
  })

  it('triangles are the pairs of neighbours that are tied', () => {
    fc.assert(
      fc.property(undirected, (drawn) => {
        const tied = new Set(drawn.edges.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]))
        const expected = drawn.ids.map((id) => {
          const around = drawn.ids.filter((other) => tied.has(`${id} ${other}`))
          return around.flatMap((one, at) => around.slice(at + 1).filter((other) => tied.has(`${one} ${other}`))).length
        })
        expect([...computeList(TRIANGLES, buildSimpleGraph(drawn))]).toEqual(expected)
      }),
    )
  })

  it('clustering is the share of pairs of neighbours that are tied', () => {
    fc.assert(
      fc.property(undirected, (drawn) => {
        const tied = new Set(drawn.edges.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]))
        const expected = drawn.ids.map((id) => {
          const around = drawn.ids.filter((other) => tied.has(`${id} ${other}`))
          const pairs = around.flatMap((one, at) => around.slice(at + 1).map((other) => `${one} ${other}`))
          return pairs.length === 0 ? 0 : pairs.filter((pair) => tied.has(pair)).length / pairs.length
        })
        expectClose(computeList(CLUSTERING, buildSimpleGraph(drawn)), expected)
      }),
    )
  })

  it('the eigenvector is one: the matrix makes it longer and does not turn it', () => {
    fc.assert(
      fc.property(undirected, fc.boolean(), (drawn, weighted) => {
        const graph = buildSimpleGraph(drawn)
        const values = computeOrGap(EIGENVECTOR, graph, { weighted })
        if (typeof values === 'string') return
        const product = values.map(() => 0)
        graph.from.forEach((one, edge) => {
          const [other, weight] = [graph.to[edge] ?? 0, weighted ? (graph.strengths[edge] ?? 0) : 1]
          product[one] = (product[one] ?? 0) + weight * (values[other] ?? 0)
          product[other] = (product[other] ?? 0) + weight * (values[one] ?? 0)
        })
        expect(Math.max(...values)).toBe(1)
        const factor = product[values.indexOf(1)] ?? 0
        expectClose(
          product,
          values.map((value) => value * factor),
        )
      }),
    )
  })

  it('no cluster reaches from one part into another, and both are numbered in the order of first members', () => {
    fc.assert(
      fc.property(undirected, fc.nat(), (drawn, seed) => {
        const graph = buildSimpleGraph(drawn)
        const parts = computeList(COMPONENTS, graph)
        const clusters = computeList(LOUVAIN, graph, {}, seed)
        const partOf = new Map(clusters.map((cluster, node) => [cluster, parts[node]]))
        clusters.forEach((cluster, node) => {
          expect(partOf.get(cluster)).toBe(parts[node])
        })
        for (const numbers of [parts, clusters]) {
          const firsts = [...new Set(numbers)]
          expect(firsts).toEqual(firsts.map((_, place) => place + 1))
        }
      }),
    )
  })
})

describe('for any two divisions', () => {
  const divisions = fc
    .array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 })), { maxLength: 30 })
    .map((pairs) => [pairs.map(([one]) => one), pairs.map(([, other]) => other)] as const)

  it.each([adjustedMutualInformation, adjustedRandIndex])(
    '%o is at most 1, the same both ways, and asks only who is with whom',
    (index) => {
      fc.assert(
        fc.property(divisions, ([one, other]) => {
          const value = index(one, other)
          expect(value).toBeLessThanOrEqual(1 + 1e-12)
          expect(index(other, one)).toBeCloseTo(value, 9)
          const named = one.map((label) => `group ${9 - label}`)
          expect(index(named, Int32Array.from(other))).toBe(value)
          expect(index(named, one)).toBe(1)
        }),
      )
    },
  )

  it.each([adjustedMutualInformation, adjustedRandIndex])('%o of everybody alone is 0, never flattering', (index) => {
    const groups = ['a', 'a', 'a', 'b', 'b', 'c', 'c', 'c', 'c']
    const alone = groups.map((_, node) => node)
    expect(index(groups, alone)).toBeCloseTo(0, 12)
  })

  it.each([adjustedMutualInformation, adjustedRandIndex])('%o refuses lists of unequal length', (index) => {
    expect(() => index([1], [1, 2])).toThrow(RangeError)
  })
})
