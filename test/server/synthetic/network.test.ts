import { describe, expect, test } from 'vitest'

import { BETWEENNESS } from '../../../server/analysis/centrality/betweenness.ts'
import { adjustedMutualInformation } from '../../../server/analysis/community/adjusted-mutual-information.ts'
import { LOUVAIN } from '../../../server/analysis/community/louvain.ts'
import { createContext } from '../../../server/analysis/create-context.ts'
import { toSimpleGraph } from '../../../server/analysis/graph/network-graph.ts'
import { projectNetwork } from '../../../server/analysis/graph/project-network.ts'
import { DEFAULT_PROJECTION } from '../../../server/analysis/graph/projection-parameters.ts'
import type { EntityId } from '../../../server/domain/ids.ts'
import { readInput, readSeed } from './read-block.ts'

const CONTEXT = createContext(7)

describe.each([1, 2, 3, 4, 5, 6])('the network of people of seed %i', (seed) => {
  const block = readSeed(seed)
  const { truth } = block
  const network = projectNetwork(readInput(block), { ...DEFAULT_PROJECTION, nodes: 'persons' })
  const graph = toSimpleGraph(network)
  const places = new Map(graph.ids.map((id, place) => [id as EntityId, place]))
  const branchOf = new Map(truth.branches.flatMap(({ group, members }) => members.map((id) => [id, group] as const)))
  const affiliates = [...branchOf.keys(), ...truth.leadership].filter((id) => places.has(id))

  test('leaves out all who are protected and keeps every other affiliate', () => {
    const kept = [...branchOf.keys(), ...truth.leadership].filter((id) => id !== truth.coercedRecruiter)
    expect(affiliates.sort()).toEqual(kept.sort())
  })

  test('has affiliates with about nine ties', () => {
    const degrees = new Map<EntityId, number>()
    for (const { a, b } of network.ties) {
      for (const id of [a, b]) degrees.set(id, (degrees.get(id) ?? 0) + 1)
    }
    const mean = affiliates.reduce((sum, id) => sum + (degrees.get(id) ?? 0), 0) / affiliates.length
    expect(mean).toBeGreaterThan(7.5)
    expect(mean).toBeLessThan(12)
  })

  test('shows the planted branches to Louvain', () => {
    const clusters = LOUVAIN.compute(graph, LOUVAIN.parameters, CONTEXT)
    const placed = [...branchOf].filter(([id]) => places.has(id))
    const planted = placed.map(([, group]) => group as string)
    const found = placed.map(([id]) => clusters[places.get(id) ?? -1] ?? -1)
    expect(adjustedMutualInformation(planted, found)).toBeGreaterThan(0.8)
  })

  test('has every planted broker above the median of betweenness, and most of them near the top', () => {
    const values = BETWEENNESS.compute(graph, BETWEENNESS.parameters, CONTEXT)
    const valueOf = (id: EntityId): number => values[places.get(id) ?? -1] ?? 0
    const sorted = affiliates.map(valueOf).sort((one, other) => other - one)
    const ranks = truth.brokers.map(({ person }) => sorted.indexOf(valueOf(person)))
    expect(Math.max(...ranks)).toBeLessThan(affiliates.length / 2)
    expect(ranks.filter((rank) => rank < affiliates.length * 0.15).length).toBeGreaterThanOrEqual(ranks.length - 2)
  })
})
