import { describe, expect, it } from 'vitest'
import { AMI } from '../../../../server/analysis/community/ami.ts'
import { ARI } from '../../../../server/analysis/community/ari.ts'
import { LOUVAIN } from '../../../../server/analysis/community/louvain.ts'
import { EIGENVECTOR } from '../../../../server/analysis/centrality/eigenvector.ts'
import { PAGERANK } from '../../../../server/analysis/centrality/pagerank.ts'
import { InvalidGraphError } from '../../../../server/analysis/graph/invalid-graph-error.ts'
import type { GraphFault } from '../../../../server/analysis/graph/invalid-graph-error.ts'
import { buildSimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import type { SimpleEdge, SimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import { InvalidParameterError } from '../../../../server/analysis/graph/projection-parameters.ts'
import { OutsideDomainError } from '../../../../server/analysis/measure.ts'
import type { DomainGap, Measure } from '../../../../server/analysis/measure.ts'
import { findMeasure, MEASURES } from '../../../../server/analysis/registry.ts'
import { buildGraphOf, computeList } from './build-graph-of.ts'
import type { Edge } from './build-graph-of.ts'
import { catchError } from './expect-reference.ts'

const TRIANGLE: readonly Edge[] = [
  [0, 1],
  [0, 2],
  [1, 2],
]

/** What undirected networks never have. */
const UNDIRECTED = {
  'in-degree': 'undirected',
  'out-degree': 'undirected',
  'in-strength': 'undirected',
  'out-strength': 'undirected',
  'hits-hubs': 'undirected',
  'hits-authorities': 'undirected',
  'brokerage-representative': 'undirected',
} as const

const NO_GROUPS = {
  ami: 'no-membership',
  ari: 'no-membership',
  'brokerage-coordinator': 'no-membership',
  'brokerage-itinerant': 'no-membership',
  'brokerage-gatekeeper': 'no-membership',
  'brokerage-liaison': 'no-membership',
} as const

/** Which measures fall into which gap on a graph; all others have finite values there. */
function expectGaps(graph: SimpleGraph, gaps: Readonly<Record<string, DomainGap>>): void {
  const found = MEASURES.flatMap((measure) => {
    const error = catchError(() => computeList(measure, graph))
    if (Array.isArray(error)) {
      expect(error.every(Number.isFinite), measure.id).toBe(true)
      return []
    }
    if (!(error instanceof OutsideDomainError)) throw error
    expect(error.measureId).toBe(measure.id)
    // One sentence that ends in what to do instead.
    expect(error.message).toMatch(/^[^.]*: (use|widen|take|record)[^.:]*\.$/)
    return [[measure.id, error.gap] as const]
  })
  expect(Object.fromEntries(found)).toEqual(gaps)
}

describe('outside its domain a measure says so', () => {
  it('on an empty network', () => {
    expectGaps(buildGraphOf(0, []), {
      ...UNDIRECTED,
      ...NO_GROUPS,
      closeness: 'empty',
      eigenvector: 'empty',
      density: 'empty',
      fragmentation: 'empty',
      efficiency: 'empty',
      assortativity: 'empty',
    })
    for (const measure of MEASURES) {
      const found = catchError(() => computeList(measure, buildGraphOf(0, [])))
      if (Array.isArray(found)) expect(found).toEqual([])
    }
  })

  it('on a single node', () => {
    expectGaps(buildGraphOf(1, [], { groups: ['a'] }), {
      ...UNDIRECTED,
      closeness: 'single-node',
      eigenvector: 'no-ties',
      density: 'single-node',
      fragmentation: 'single-node',
      efficiency: 'single-node',
      assortativity: 'no-ties',
      ami: 'no-membership',
      ari: 'no-membership',
    })
  })

  it('without ties', () => {
    const groups = ['a', 'b', 'b']
    const gaps = { closeness: 'disconnected', eigenvector: 'no-ties', assortativity: 'no-ties' } as const
    expectGaps(buildGraphOf(3, [], { groups }), { ...UNDIRECTED, ...gaps })
  })

  it('on a network in two parts of the same eigenvalue', () => {
    const edges: Edge[] = [...TRIANGLE, [3, 4], [3, 5], [4, 5]]
    const groups = ['a', 'a', 'a', 'b', 'b', 'b']
    const gaps = { closeness: 'disconnected', eigenvector: 'not-unique', assortativity: 'uniform' } as const
    expectGaps(buildGraphOf(6, edges, { groups }), { ...UNDIRECTED, ...gaps })
  })

  it('on a directed network', () => {
    const edges: Edge[] = [
      [0, 1],
      [1, 2],
      [2, 0],
    ]
    const groups = ['a', 'a', 'b']
    const gaps = {
      eigenvector: 'directed',
      triangles: 'directed',
      leiden: 'directed',
      'leiden-cpm': 'directed',
      'leiden-consensus': 'directed',
      louvain: 'directed',
      bridges: 'directed',
      ami: 'directed',
      ari: 'directed',
      'hits-hubs': 'not-unique',
      'hits-authorities': 'not-unique',
      assortativity: 'uniform',
    } as const
    expectGaps(buildGraphOf(3, edges, { directed: true, groups }), gaps)
    // Everybody is reached from the first, but not from the last.
    const path = buildGraphOf(3, edges.slice(0, 2), { directed: true, groups })
    expectGaps(path, { ...gaps, closeness: 'disconnected' })
  })

  it('on a connected undirected network of members never', () => {
    const tailed: readonly Edge[] = [...TRIANGLE, [2, 3]]
    expectGaps(buildGraphOf(4, tailed, { groups: ['a', 'b', 'b', 'a'] }), UNDIRECTED)
  })

  it('closeness names the number of parts and the remedy', () => {
    const error = catchError(() => computeList(findMeasure('closeness'), buildGraphOf(4, [[0, 1]])))
    expect(String(error)).toContain('it falls into 3 unconnected parts: use harmonic closeness instead')
  })
})

describe('the eigenvector', () => {
  it('of near copies that hardly touch is refused, as two answers are equally good', () => {
    // Two cliques of twelve on a chain of forty, of which the one end has a node more: a difference below all rounding.
    const clique = (start: number) => {
      return Array.from({ length: 12 }, (_, one) => one).flatMap((one) =>
        Array.from({ length: one }, (_, other): Edge => [start + other, start + one]),
      )
    }
    const chain = Array.from({ length: 41 }, (_, at): Edge => [11 + at, 12 + at])
    const graph = buildGraphOf(65, [...clique(0), ...chain, ...clique(52), [30, 64]])
    const error = catchError(() => computeList(EIGENVECTOR, graph))
    expect(error).toMatchObject({ gap: 'not-unique' })
  })

  it('is that of the part with the largest eigenvalue, however small, and 0 elsewhere', () => {
    const star = Array.from({ length: 20 }, (_, leaf): Edge => [6, 7 + leaf])
    const clique = Array.from({ length: 6 }, (_, one) => one).flatMap((one) =>
      Array.from({ length: one }, (_, other): Edge => [other, one]),
    )
    const values = computeList(EIGENVECTOR, buildGraphOf(30, [...clique, ...star]))
    expect(values.slice(0, 6).map((value) => Math.round(value * 1e9) / 1e9)).toEqual([1, 1, 1, 1, 1, 1])
    expect(values.slice(6)).toEqual(Array.from({ length: 24 }, () => 0))
  })

  it('that would take too long to find is given up', () => {
    const chain = Array.from({ length: 3000 }, (_, at): Edge => [at, at + 1])
    expect(catchError(() => computeList(EIGENVECTOR, buildGraphOf(3001, chain)))).toMatchObject({
      gap: 'not-converged',
    })
  })
})

describe('agreement with asserted groups', () => {
  const edges: Edge[] = [...TRIANGLE, [3, 4], [3, 5], [4, 5]]

  it.each([AMI, ARI])('$label leaves out who has no group', (measure: Measure) => {
    const groups = ['a', 'a', null, 'b', 'b', null]
    expect(computeList(measure, buildGraphOf(6, edges, { groups }))).toEqual([1])
    expect(computeList(measure, buildGraphOf(6, edges, { groups: ['a', 'a', 'a', 'b', 'b', 'a'] }))[0]).toBeLessThan(1)
  })

  it.each([AMI, ARI])('$label is 0 with one group and several clusters, 1 with one of each', (measure: Measure) => {
    expect(computeList(measure, buildGraphOf(6, edges, { groups: ['a', 'a', 'a', 'a', 'a', 'a'] }))).toEqual([0])
    expect(computeList(measure, buildGraphOf(6, edges, { groups: ['a', 'a', 'a'] }))).toEqual([1])
  })

  it.each([AMI, ARI])('$label needs two members', (measure: Measure) => {
    const error = catchError(() => computeList(measure, buildGraphOf(6, edges, { groups: ['a'] })))
    expect(error).toMatchObject({ gap: 'no-membership', measureId: measure.id })
  })

  it.each([AMI, ARI])('$label is of the clusters of the same seed and parameters', (measure: Measure) => {
    const ring = Array.from({ length: 40 }, (_, at): Edge => [at, (at + 1) % 40])
    const plain = buildGraphOf(40, ring)
    for (const seed of [1, 2, 3]) {
      for (const parameters of [{ resolution: 1 }, { resolution: 3, weighted: false }]) {
        const groups = computeList(LOUVAIN, plain, parameters, seed).map(String)
        expect(new Set(groups).size).toBeGreaterThan(1)
        const asked = { ...parameters, louvain: true }
        expect(computeList(measure, buildGraphOf(40, ring, { groups }), asked, seed)).toEqual([1])
      }
    }
  })
})

describe('parameters', () => {
  it.each([-0.1, 1, 2])('of damping %d are refused', (damping) => {
    expect(() => computeList(PAGERANK, buildGraphOf(3, TRIANGLE), { damping })).toThrow(InvalidParameterError)
  })

  it.each([0, -1])('of resolution %d are refused', (resolution) => {
    for (const measure of [LOUVAIN, AMI]) {
      const graph = buildGraphOf(3, TRIANGLE, { groups: ['a', 'a', 'b'] })
      expect(() => computeList(measure, graph, { resolution })).toThrow(InvalidParameterError)
    }
  })

  it('of a damping so near to 1 that nothing settles leave PageRank undefined', () => {
    const graph = buildGraphOf(5, [...TRIANGLE, [2, 3], [3, 4]])
    expect(catchError(() => computeList(PAGERANK, graph, { damping: 1 - 1e-12 }))).toMatchObject({
      gap: 'not-converged',
    })
  })
})

describe('loops, parallel ties and the like never reach a measure', () => {
  const edge = (from: string, to: string, strength = 1): SimpleEdge => ({ from, to, strength })
  it.each<[GraphFault, boolean, readonly string[], readonly SimpleEdge[]]>([
    ['loop', false, ['a', 'b'], [edge('a', 'a')]],
    ['loop', true, ['a', 'b'], [edge('a', 'a')]],
    ['parallel', false, ['a', 'b'], [edge('a', 'b'), edge('b', 'a')]],
    ['parallel', true, ['a', 'b'], [edge('a', 'b'), edge('a', 'b', 2)]],
    ['unknown-node', false, ['a', 'b'], [edge('a', 'c')]],
    ['repeated-node', false, ['a', 'b', 'a'], []],
    ['strength', false, ['a', 'b'], [edge('a', 'b', 0)]],
    ['strength', false, ['a', 'b'], [edge('a', 'b', -1)]],
    ['strength', false, ['a', 'b'], [edge('a', 'b', Number.NaN)]],
    ['strength', false, ['a', 'b'], [edge('a', 'b', Infinity)]],
  ])('%s, directed %s', (fault, directed, ids, edges) => {
    const error = catchError(() => buildSimpleGraph({ ids, edges, directed }))
    expect(error).toBeInstanceOf(InvalidGraphError)
    expect(error).toMatchObject({ fault })
  })

  it('but a directed graph may have a tie each way', () => {
    const graph = buildSimpleGraph({ ids: ['a', 'b'], edges: [edge('a', 'b'), edge('b', 'a')], directed: true })
    expect(computeList(findMeasure('degree'), graph)).toEqual([2, 2])
  })
})

describe('every measure', () => {
  it('has an id of its own and texts that are whole sentences', () => {
    expect(new Set(MEASURES.map((measure) => measure.id)).size).toBe(MEASURES.length)
    for (const measure of MEASURES) {
      const { definition, meaning, caveat, domain, citation } = measure
      for (const text of [definition, meaning, caveat, domain, citation])
        expect(text, measure.id).toMatch(/^\S.*[^.]\.$/)
      expect(measure.label).not.toMatch(/\.$/)
      expect(meaning, measure.id).not.toMatch(/\. /)
    }
  })

  it('says whether it reads strength as a distance, and is asked to by name', () => {
    for (const { id, parameters, domain, weights } of MEASURES) {
      if (weights === 'ignored') expect(parameters, id).not.toHaveProperty('weighted')
      if (weights === 'distance') expect(parameters, id).toHaveProperty('weighted', false)
      expect(domain.includes('distance = 1/strength'), id).toBe(weights === 'distance')
    }
    const distances = MEASURES.filter(({ weights }) => weights === 'distance').map(({ id }) => id)
    expect(distances).toEqual(['betweenness', 'closeness', 'harmonic', 'efficiency'])
  })

  it('tells what it is divided by, what it costs and what becomes of parts', () => {
    for (const { id, normalisation, cost, disconnected } of MEASURES) {
      for (const text of [normalisation, disconnected]) expect(text, id).toMatch(/^[A-Z0-9].*\.$/)
      expect(cost, id).toMatch(/O\(|Leiden|Louvain/)
    }
  })
})
