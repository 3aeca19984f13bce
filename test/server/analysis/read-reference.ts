import { readFileSync } from 'node:fs'
import type { Network, Tie } from '../../../server/analysis/graph/network.ts'
import { entityId } from './build-input.ts'

/** One graph of fixtures/graphs/reference-values.json, with the values that igraph and networkx agree on. */
export interface ReferenceGraph {
  readonly name: string
  readonly nodes: number
  readonly from: readonly number[]
  readonly to: readonly number[]
  readonly weight: readonly number[]
  readonly components: number
  readonly degree: readonly number[]
  readonly strength: readonly number[]
  readonly betweenness: readonly number[]
  readonly betweennessNormalised: readonly number[]
  readonly division: readonly number[]
  readonly modularity: number | null
  readonly modularityWeighted: number | null
  readonly bestLouvain: number | null
}

export function readReferenceGraphs(): readonly ReferenceGraph[] {
  const file = new URL('../../../fixtures/graphs/reference-values.json', import.meta.url)
  const { graphs } = JSON.parse(readFileSync(file, 'utf8')) as { graphs: ReferenceGraph[] }
  return graphs
}

/** Id of a node: padded, so that ids sort as numbers do. */
export function nodeId(index: number) {
  return entityId(`n${String(index).padStart(4, '0')}`)
}

/** A network of so many people with the given ties, as a projection would give it. */
export function buildNetworkOf(nodes: number, edges: readonly (readonly [number, number, number])[]): Network {
  const ties = edges.map(([from, to, strength]): Tie => {
    const [a, b] = [nodeId(Math.min(from, to)), nodeId(Math.max(from, to))]
    return { a, b, strength, support: 1, intensity: [], reasons: [], origins: [], ungraded: true, bestGrade: null }
  })
  ties.sort((one, other) => (`${one.a} ${one.b}` < `${other.a} ${other.b}` ? -1 : 1))
  return {
    nodes: Array.from({ length: nodes }, (_, index) => ({ id: nodeId(index), kind: 'person' as const })),
    ties,
    ungraded: true,
    excluded: {
      total: 0,
      persons: 0,
      personGroups: 0,
      byGround: { victim: 0, minor: 0, witness: 0, acquitted: 0, official: 0, counsel: 0 },
    },
  }
}

export function buildReferenceNetwork(graph: ReferenceGraph): Network {
  return buildNetworkOf(
    graph.nodes,
    graph.from.map((from, index) => [from, graph.to[index] ?? 0, graph.weight[index] ?? 0] as const),
  )
}
