import { readFileSync } from 'node:fs'
import type { Network, Tie } from '../../../server/analysis/graph/network.ts'
import type { SimpleGraph } from '../../../server/analysis/graph/simple-graph.ts'
import type { DomainGap, MeasureParameters } from '../../../server/analysis/measure.ts'
import { entityId } from './build-input.ts'
import { buildGraphOf, nodeId } from './measures/build-graph-of.ts'

/** One measure with the parameters that differ from its defaults: its values, or why it has none. */
export type ReferenceEntry = { readonly measure: string; readonly parameters: MeasureParameters } & (
  { readonly expected: number | readonly number[] } | { readonly gap: DomainGap }
)

/** One graph of fixtures/graphs/reference-values.json. */
export interface ReferenceGraph {
  readonly name: string
  readonly directed: boolean
  readonly nodes: number
  readonly from: readonly number[]
  readonly to: readonly number[]
  readonly weight: readonly number[]
  readonly groups?: readonly (string | null)[]
  readonly values: readonly ReferenceEntry[]
  /** Of a given division, null without ties; undirected graphs only. */
  readonly modularity?: {
    readonly division: readonly number[]
    readonly unweighted: number
    readonly weighted: number
    /** At a resolution of 1.5. */
    readonly finer: number
    readonly bestLouvain: number
  } | null
}

/** Two divisions of the same things, and how far scikit-learn finds that they agree. */
export interface ReferenceDivisions {
  readonly one: readonly number[]
  readonly other: readonly number[]
  readonly ami: number
  readonly ari: number
}

export interface ReferenceValues {
  readonly versions: Readonly<Record<string, string>>
  readonly graphs: readonly ReferenceGraph[]
  readonly divisions: readonly ReferenceDivisions[]
}

export function readReferenceValues(): ReferenceValues {
  const file = new URL('../../../fixtures/graphs/reference-values.json', import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as ReferenceValues
}

export function buildReferenceGraph({ nodes, from, to, weight, directed, groups }: ReferenceGraph): SimpleGraph {
  const edges = from.map((one, place) => [one, to[place] ?? 0, weight[place] ?? 0] as const)
  return buildGraphOf(nodes, edges, { directed, groups: groups ?? [] })
}

/** A network of so many people with the given ties, as a projection would give it. */
export function buildNetworkOf(nodes: number, edges: readonly (readonly [number, number, number])[]): Network {
  const rest = {
    support: 1,
    intensity: [],
    reasons: [],
    origins: [],
    ungraded: true,
    bestGrade: null,
    confirmed: false,
  }
  const ties = edges.map(([from, to, strength]): Tie => {
    return { a: entityId(nodeId(Math.min(from, to))), b: entityId(nodeId(Math.max(from, to))), strength, ...rest }
  })
  ties.sort((one, other) => (`${one.a} ${one.b}` < `${other.a} ${other.b}` ? -1 : 1))
  return {
    nodes: Array.from({ length: nodes }, (_, index) => ({ id: entityId(nodeId(index)), kind: 'person' as const })),
    ties,
    ungraded: true,
    excluded: {
      total: 0,
      persons: 0,
      personGroups: 0,
      byGround: { victim: 0, minor: 0, witness: 0, acquitted: 0, official: 0, counsel: 0 },
    },
    memberships: new Map(),
    ambiguousMembers: [],
  }
}
