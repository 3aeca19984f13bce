import { describe, expect, it } from 'vitest'
import { adjustedMutualInformation } from '../../../server/analysis/community/adjusted-mutual-information.ts'
import { adjustedRandIndex } from '../../../server/analysis/community/adjusted-rand-index.ts'
import { LOUVAIN } from '../../../server/analysis/community/louvain.ts'
import { measureModularity } from '../../../server/analysis/community/measure-modularity.ts'
import { toSimpleGraph } from '../../../server/analysis/graph/network-graph.ts'
import { projectNetwork } from '../../../server/analysis/graph/project-network.ts'
import { DEFAULT_PROJECTION } from '../../../server/analysis/graph/projection-parameters.ts'
import type { DomainGap } from '../../../server/analysis/measure.ts'
import { findMeasure, MEASURES } from '../../../server/analysis/registry.ts'
import { chooseRuns } from '../../soak.ts'
import { associate, buildInput } from './build-input.ts'
import { computeList, nodeId } from './measures/build-graph-of.ts'
import { expectClose, expectReference } from './measures/expect-reference.ts'
import { buildReferenceGraph, listEntries, readReferenceValues } from './read-reference.ts'

const { cases, graphs, divisions, versions } = readReferenceValues()

/** Those that are compared with plain values on every graph; the others are compared below or by suites of their own. */
const COMPARED_OTHERWISE = ['leiden', 'leiden-cpm', 'leiden-consensus', 'louvain', 'ami', 'ari']
/** By name, so that a measure that has no value somewhere else is noticed. */
const GAPS: Readonly<Record<string, readonly DomainGap[]>> = {
  closeness: ['disconnected', 'empty', 'single-node'],
  eigenvector: ['directed', 'empty', 'no-ties', 'not-unique'],
  clustering: ['directed'],
  triangles: ['directed'],
  bridges: ['directed'],
  density: ['empty', 'single-node'],
  fragmentation: ['empty', 'single-node'],
  efficiency: ['empty', 'single-node'],
  assortativity: ['empty', 'no-ties', 'uniform'],
  'in-degree': ['undirected'],
  'out-degree': ['undirected'],
  'in-strength': ['undirected'],
  'out-strength': ['undirected'],
  'hits-hubs': ['empty', 'no-ties', 'not-unique', 'undirected'],
  'hits-authorities': ['empty', 'no-ties', 'not-unique', 'undirected'],
  'brokerage-coordinator': ['no-membership'],
  'brokerage-itinerant': ['no-membership'],
  'brokerage-gatekeeper': ['no-membership'],
  'brokerage-representative': ['no-membership', 'undirected'],
  'brokerage-liaison': ['no-membership'],
}

const MOST_NODES = chooseRuns(16, Infinity)

describe('the reference values', () => {
  it('are of karate, small special graphs and 300 random ones, directed or not, simple or not', () => {
    const names = graphs.map((graph) => graph.name)
    expect(names).toEqual(expect.arrayContaining(['karate', 'empty', 'single', 'isolates', 'directed-cycle-6']))
    const random = graphs.filter((graph) => graph.name.includes('random-'))
    expect(random).toHaveLength(300)
    expect(random.filter((graph) => graph.directed)).toHaveLength(133)
    const raw = random.filter((graph) => graph.raw === true)
    expect(raw.filter(({ from, to }) => from.some((node, place) => node === to[place])).length).toBeGreaterThan(100)
    const repeats = raw.filter(
      ({ from, to }) => new Set(from.map((node, at) => `${node} ${to[at] ?? ''}`)).size < from.length,
    )
    expect(repeats.length).toBeGreaterThan(80)
  })

  it('have every measure on every graph', () => {
    const compared = new Set([...cases.map((one) => one.measure), ...COMPARED_OTHERWISE])
    expect(compared).toEqual(new Set(MEASURES.map((measure) => measure.id)))
    for (const graph of graphs) {
      const measures = new Set(listEntries(cases, graph.values).map((entry) => entry.measure))
      expect(measures.size, graph.name).toBe(new Set(cases.map((one) => one.measure)).size)
    }
  })

  it('meet each measure both inside and, if it has one, at every edge of its domain', () => {
    const entries = graphs.flatMap((graph) => listEntries(cases, graph.values))
    for (const id of new Set(cases.map((one) => one.measure))) {
      const own = entries.filter((one) => one.measure === id)
      expect([...new Set(own.flatMap((one) => ('gap' in one ? [one.gap] : [])))].sort(), id).toEqual(GAPS[id] ?? [])
      expect(own.filter((one) => 'expected' in one).length, id).toBeGreaterThanOrEqual(60)
    }
  })

  it('were made by the versions that the measures name', () => {
    for (const { id, reference } of MEASURES) {
      const [library = '', version] = reference.library.replace('python-', '').split(' ')
      expect(versions[library], id).toBe(version)
    }
  })
})

it.each(graphs)('$name has the values of every case', async (reference) => {
  const graph = await buildReferenceGraph(reference)
  for (const entry of listEntries(cases, reference.values)) {
    // To look at all sets by distance takes long where there are many.
    if (entry.parameters['distances'] === true && graph.ids.length > MOST_NODES) continue
    expectReference(entry, graph)
  }
})

describe('agreement with groups', () => {
  it.each(graphs.filter((graph) => graph.agreement !== undefined))(
    'on $name is that of scikit-learn',
    async (reference) => {
      const graph = await buildReferenceGraph(reference)
      const { ami = Number.NaN, ari = Number.NaN } = reference.agreement ?? {}
      expectClose(computeList(findMeasure('ami'), graph), [ami])
      expectClose(computeList(findMeasure('ari'), graph), [ari])
    },
  )
})

describe.each(graphs.filter((graph) => !graph.directed && graph.raw !== true))('$name, divided', (reference) => {
  const { modularity } = reference

  it('has the modularity that igraph gives', async () => {
    const graph = await buildReferenceGraph(reference)
    const division = modularity?.division ?? []
    const [unweighted, weighted, finer] = [
      measureModularity(graph, division, { resolution: 1, weighted: false }),
      measureModularity(graph, division, { resolution: 1, weighted: true }),
      measureModularity(graph, division, { resolution: 1.5, weighted: true }),
    ].map((value) => value ?? Number.NaN)
    if (modularity === null || modularity === undefined) {
      expect([unweighted, weighted, finer]).toEqual([Number.NaN, Number.NaN, Number.NaN])
    } else {
      const found = [unweighted ?? 0, weighted ?? 0, finer ?? 0]
      expectClose(found, [modularity.unweighted, modularity.weighted, modularity.finer])
    }
  })

  it('by Louvain is nearly as modular as the best of 20 runs of igraph, and the same for the same seed', async () => {
    const graph = await buildReferenceGraph(reference)
    const found = [1, 2, 3, 4, 5].map((seed) => {
      const clusters = computeList(LOUVAIN, graph, {}, seed)
      expect(computeList(LOUVAIN, graph, {}, seed)).toEqual(clusters)
      return measureModularity(graph, clusters, { resolution: 1, weighted: true })
    })
    if (modularity === null || modularity === undefined) expect(found).toEqual([null, null, null, null, null])
    else expect(Math.max(...found.map(Number))).toBeGreaterThan(modularity.bestLouvain - 0.02)
  })
})

it.each(divisions)('agreement of $one and $other is that of scikit-learn', ({ one, other, ami, ari }) => {
  expectClose([adjustedMutualInformation(one, other), adjustedRandIndex(one, other)], [ami, ari])
  expectClose([adjustedMutualInformation(other, one), adjustedRandIndex(other, one)], [ami, ari])
})

it('karate from claims, through the projection, has the same values', () => {
  const karate = graphs.find((graph) => graph.name === 'karate')
  if (karate === undefined) throw new Error('the fixture lacks karate')
  const people = Array.from({ length: 34 }, (_, index) => nodeId(index))
  const claims = karate.from.map((from, index) => {
    return associate(`c${index}`, nodeId(karate.to[index] ?? 0), nodeId(from))
  })
  const network = projectNetwork(buildInput({ entities: people, claims }), DEFAULT_PROJECTION)
  expect(network.ties).toHaveLength(78)
  // Each of these ties rests on one ungraded source: all have strength 1, those of the fixture have not; nobody is a
  // member of any group.
  const entries = listEntries(cases, karate.values).filter(({ measure, parameters }) => {
    const { weights, parameters: defaults } = findMeasure(measure)
    const isWeighted = parameters['weighted'] ?? defaults['weighted'] ?? weights !== 'ignored'
    return isWeighted === false && !measure.startsWith('brokerage-')
  })
  expect(entries.length).toBeGreaterThan(20)
  for (const entry of entries) expectReference(entry, toSimpleGraph(network))
})
