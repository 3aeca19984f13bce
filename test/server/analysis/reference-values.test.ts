import { describe, expect, it } from 'vitest'
import { BETWEENNESS } from '../../../server/analysis/centrality/betweenness.ts'
import { DEGREE } from '../../../server/analysis/centrality/degree.ts'
import { STRENGTH } from '../../../server/analysis/centrality/strength.ts'
import { LOUVAIN } from '../../../server/analysis/community/louvain.ts'
import { numberClusters } from '../../../server/analysis/community/number-clusters.ts'
import { measureModularity } from '../../../server/analysis/community/measure-modularity.ts'
import { createRandom } from '../../../server/analysis/create-random.ts'
import { countComponents } from '../../../server/analysis/graph/count-components.ts'
import { projectNetwork } from '../../../server/analysis/graph/project-network.ts'
import { DEFAULT_PROJECTION } from '../../../server/analysis/graph/projection-parameters.ts'
import type { Measure } from '../../../server/analysis/measure.ts'
import { associate, buildInput } from './build-input.ts'
import { buildNetworkOf, buildReferenceNetwork, nodeId, readReferenceGraphs } from './read-reference.ts'

const TOLERANCE = 1e-9
const graphs = readReferenceGraphs()
const random = createRandom(1)

function expectClose(found: Iterable<number>, expected: readonly number[]): void {
  const values = [...found]
  expect(values).toHaveLength(expected.length)
  values.forEach((value, index) => {
    expect(Math.abs(value - (expected[index] ?? Number.NaN))).toBeLessThanOrEqual(TOLERANCE)
  })
}

it('has karate, small graphs and twenty random ones', () => {
  expect(graphs.map((graph) => graph.name)).toEqual(expect.arrayContaining(['karate', 'empty', 'single', 'isolates']))
  expect(graphs.filter((graph) => graph.name.startsWith('random-'))).toHaveLength(20)
})

describe.each(graphs)('$name, against igraph and networkx', (graph) => {
  const network = buildReferenceNetwork(graph)
  const compute = (measure: Measure, parameters = measure.parameters) =>
    measure.compute(network, parameters, random).values()

  it('degree', () => {
    expectClose(compute(DEGREE), graph.degree)
    const others = Math.max(1, graph.nodes - 1)
    expectClose(
      compute(DEGREE, { normalised: true }),
      graph.degree.map((degree) => degree / others),
    )
  })

  it('strength', () => {
    expectClose(compute(STRENGTH), graph.strength)
  })

  it('betweenness, not moved by strengths', () => {
    expectClose(compute(BETWEENNESS), graph.betweennessNormalised)
    expectClose(compute(BETWEENNESS, { normalised: false }), graph.betweenness)
  })

  it('components', () => {
    expect(countComponents(network)).toBe(graph.components)
  })

  it('modularity', () => {
    const division = new Map(graph.division.map((number, index) => [nodeId(index), number]))
    const plain = measureModularity(network, division, { resolution: 1, weighted: false })
    const weighted = measureModularity(network, division, { resolution: 1, weighted: true })
    if (graph.modularity === null || graph.modularityWeighted === null) {
      expect([plain, weighted]).toEqual([null, null])
    } else {
      expectClose([plain ?? Number.NaN, weighted ?? Number.NaN], [graph.modularity, graph.modularityWeighted])
    }
  })

  it('Louvain, nearly as modular as the best of 20 runs of networkx', () => {
    const found = [1, 2, 3, 4, 5].map((seed) => {
      const clusters = LOUVAIN.compute(network, LOUVAIN.parameters, createRandom(seed))
      expect([...clusters.keys()]).toEqual(network.nodes.map((node) => node.id))
      return measureModularity(network, clusters, { resolution: 1, weighted: true })
    })
    if (graph.bestLouvain === null) expect(found).toEqual([null, null, null, null, null])
    else expect(Math.max(...found.map(Number))).toBeGreaterThan(graph.bestLouvain - 0.02)
  })
})

it('karate from claims, through the projection, has the same values', () => {
  const karate = graphs.find((graph) => graph.name === 'karate')
  const people = Array.from({ length: 34 }, (_, index) => nodeId(index))
  const claims = (karate?.from ?? []).map((from, index) =>
    associate(`c${index}`, nodeId(karate?.to[index] ?? 0), nodeId(from)),
  )
  const network = projectNetwork(buildInput({ entities: people, claims }), DEFAULT_PROJECTION)
  expect(network.ties).toHaveLength(78)
  const values = BETWEENNESS.compute(network, BETWEENNESS.parameters, random).values()
  expectClose(values, karate?.betweennessNormalised ?? [])
})

it('clusters are numbered from 1 by their smallest member, whatever the algorithm called them', () => {
  const named = { 0: 7, 1: 2, 2: 7, 3: 0, 4: 2 }
  expect([...numberClusters(buildNetworkOf(5, []), named).values()]).toEqual([1, 2, 1, 3, 2])
  const apart = graphs.find((graph) => graph.name === 'two-triangles-apart')
  if (apart === undefined) throw new Error('the fixture lacks two-triangles-apart')
  for (const seed of [1, 2, 3, 4]) {
    const clusters = LOUVAIN.compute(buildReferenceNetwork(apart), LOUVAIN.parameters, createRandom(seed))
    expect([...clusters.values()]).toEqual([1, 1, 1, 2, 2, 2, 3])
  }
})
