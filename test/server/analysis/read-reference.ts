import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { Network, Tie } from '../../../server/analysis/graph/network.ts'
import { buildSimpleGraph } from '../../../server/analysis/graph/simple-graph.ts'
import type { SimpleGraph } from '../../../server/analysis/graph/simple-graph.ts'
import type { DomainGap, MeasureParameters } from '../../../server/analysis/measure.ts'
import { readEdgeList } from '../../../server/ingest/edge-list/read-edge-list.ts'
import { entityId } from './build-input.ts'
import { buildGraphOf, nodeId } from './measures/build-graph-of.ts'

/** One measure with the parameters that differ from its defaults: its values, or why it has none. */
export type ReferenceEntry = ReferenceCase &
  ({ readonly expected: number | readonly number[] } | { readonly gap: DomainGap })

/** A measure with the parameters that differ from its defaults. */
export interface ReferenceCase {
  readonly measure: string
  readonly parameters: MeasureParameters
}

/** For each case values, or the name of the gap, or null where nothing was computed. */
export type CaseValues = readonly (number | readonly number[] | DomainGap | null)[]

/** One graph of fixtures/graphs/reference-values.json. */
export interface ReferenceGraph {
  readonly name: string
  readonly directed: boolean
  readonly nodes: number
  readonly from: readonly number[]
  readonly to: readonly number[]
  readonly weight: readonly number[]
  readonly groups: readonly (string | null)[]
  /** The edges are rows of a list, with loops and repeated ties, of which the values are those of the simple graph. */
  readonly raw?: true
  readonly values: CaseValues
  /** Of the groups with the clusters that any modularity maximum has. */
  readonly agreement?: { readonly ami: number; readonly ari: number }
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
  readonly cases: readonly ReferenceCase[]
  readonly graphs: readonly ReferenceGraph[]
  readonly divisions: readonly ReferenceDivisions[]
}

export function readReferenceValues(): ReferenceValues {
  const file = new URL('../../../fixtures/graphs/reference-values.json', import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as ReferenceValues
}

/** What is known of one graph, case by case. */
export function listEntries(cases: readonly ReferenceCase[], values: CaseValues): readonly ReferenceEntry[] {
  return cases.flatMap((one, place): ReferenceEntry[] => {
    const value = values[place] ?? null
    if (value === null) return []
    return [typeof value === 'string' ? { ...one, gap: value } : { ...one, expected: value }]
  })
}

/** The simple graph; one that is given as rows is read as the program reads a list of edges. */
export async function buildReferenceGraph(reference: ReferenceGraph): Promise<SimpleGraph> {
  const { nodes, from, to, weight, directed, groups } = reference
  const edges = from.map((one, place) => [one, to[place] ?? 0, weight[place] ?? 0] as const)
  if (reference.raw !== true) return buildGraphOf(nodes, edges, { directed, groups })
  const lone = Array.from({ length: nodes }, (_, node) => `${nodeId(node)},,`)
  const ties = edges.map(([one, other, strength]) => `${nodeId(one)},${nodeId(other)},${strength}`)
  const text = ['source,target,weight', ...lone, ...ties].join('\n')
  const list = await readEdgeList(Readable.from([Buffer.from(text)]), { directed, weighted: true })
  const named = groups.flatMap((group, node) => (group === null ? [] : [[nodeId(node), group] as const]))
  const merged = Array.from(list.from, (one, edge) => {
    const [source, target] = [list.ids[one] ?? '', list.ids[list.to[edge] ?? -1] ?? '']
    return { from: source, to: target, strength: list.strengths[edge] ?? 0 }
  })
  return buildSimpleGraph({ ids: list.ids, edges: merged, directed, groups: new Map(named) })
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
