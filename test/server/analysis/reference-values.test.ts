import { describe, expect, it } from 'vitest'
import { adjustedMutualInformation } from '../../../server/analysis/community/adjusted-mutual-information.ts'
import { adjustedRandIndex } from '../../../server/analysis/community/adjusted-rand-index.ts'
import { LOUVAIN } from '../../../server/analysis/community/louvain.ts'
import { measureModularity } from '../../../server/analysis/community/measure-modularity.ts'
import { toSimpleGraph } from '../../../server/analysis/graph/network-graph.ts'
import { projectNetwork } from '../../../server/analysis/graph/project-network.ts'
import { DEFAULT_PROJECTION } from '../../../server/analysis/graph/projection-parameters.ts'
import { MEASURES } from '../../../server/analysis/registry.ts'
import { associate, buildInput } from './build-input.ts'
import { computeList, nodeId } from './measures/build-graph-of.ts'
import { expectClose, expectReference } from './measures/expect-reference.ts'
import { buildReferenceGraph, readReferenceValues } from './read-reference.ts'

const { graphs, divisions, versions } = readReferenceValues()

/** Those that are compared with plain values on every graph; the others are compared below. */
const COMPARED_OTHERWISE = ['louvain', 'ami', 'ari']

describe('the reference values', () => {
  it('are of karate, small special graphs and random ones, with and without direction', () => {
    const names = graphs.map((graph) => graph.name)
    expect(names).toEqual(expect.arrayContaining(['karate', 'empty', 'single', 'isolates', 'directed-cycle-6']))
    expect(names.filter((name) => name.startsWith('random-'))).toHaveLength(50)
    expect(names.filter((name) => name.startsWith('directed-random-'))).toHaveLength(16)
  })

  it('have every measure on every graph', () => {
    const wanted = MEASURES.map((measure) => measure.id).filter((id) => !COMPARED_OTHERWISE.includes(id))
    for (const graph of graphs) {
      expect(new Set(graph.values.map((entry) => entry.measure))).toEqual(
        new Set([...wanted, ...(graph.groups === undefined ? [] : ['ami', 'ari'])]),
      )
    }
  })

  it('meet each measure both inside and, if it has one, at the edge of its domain', () => {
    const entries = graphs.flatMap((graph) => graph.values)
    const gapsOf = (id: string) => {
      return [...new Set(entries.flatMap((one) => (one.measure === id && 'gap' in one ? [one.gap] : [])))].sort()
    }
    expect(gapsOf('closeness')).toEqual(['disconnected', 'empty', 'single-node'])
    expect(gapsOf('eigenvector')).toEqual(['directed', 'empty', 'no-ties', 'not-unique'])
    expect(gapsOf('clustering')).toEqual(['directed'])
    expect(gapsOf('triangles')).toEqual(['directed'])
    expect(gapsOf('bridges')).toEqual(['directed'])
    expect(gapsOf('density')).toEqual(['empty', 'single-node'])
    const bounded = ['closeness', 'eigenvector', 'clustering', 'triangles', 'bridges', 'density']
    for (const { id } of MEASURES) {
      if (!bounded.includes(id)) expect(gapsOf(id), id).toEqual([])
      if (id !== 'louvain') {
        const inside = entries.filter((one) => one.measure === id && 'expected' in one)
        expect(inside.length, id).toBeGreaterThanOrEqual(COMPARED_OTHERWISE.includes(id) ? 2 : 20)
      }
    }
  })

  it('were made by the versions that the measures name', () => {
    for (const { id, reference } of MEASURES) {
      const [library = '', version] = reference.library.replace('python-', '').split(' ')
      expect(versions[library], id).toBe(version)
    }
  })
})

describe.each(graphs)('$name', (reference) => {
  const graph = buildReferenceGraph(reference)

  it.each(reference.values)('$measure $parameters', (entry) => {
    expectReference(entry, graph)
  })
})

describe.each(graphs.filter((graph) => !graph.directed))('$name, divided', (reference) => {
  const graph = buildReferenceGraph(reference)
  const { modularity } = reference

  it('has the modularity that igraph gives', () => {
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

  it('by Louvain is nearly as modular as the best of 20 runs of igraph, and the same for the same seed', () => {
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
  // Each of these ties rests on one ungraded source: all have strength 1, those of the fixture have not.
  const entries = karate.values.filter((entry) => {
    return entry.measure !== 'strength' && entry.parameters['weighted'] !== true && !readsStrength(entry)
  })
  expect(entries.length).toBeGreaterThan(10)
  for (const entry of entries) expectReference(entry, toSimpleGraph(network))
})

function readsStrength({ measure, parameters }: { measure: string; parameters: object }): boolean {
  return (measure === 'eigenvector' || measure === 'pagerank') && !('weighted' in parameters)
}
