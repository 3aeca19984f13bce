import type { Graph, GraphEdge } from '../../server/contract/graph.ts'
import { CERTAINTIES } from '../../server/domain/claim.ts'
import { ENTITY_KINDS } from '../../server/domain/entity.ts'

/** What the reader has switched off; all else is shown, also kinds and predicates that come later. */
export interface Filters {
  readonly kinds: readonly string[]
  readonly predicates: readonly string[]
  readonly certainties: readonly string[]
}

export type FilterGroup = keyof Filters

export const NO_FILTERS: Filters = { kinds: [], predicates: [], certainties: [] }

export interface Visibility {
  readonly hiddenNodes: ReadonlySet<string>
  readonly hiddenEdges: ReadonlySet<string>
}

/** What the filters hide. A line goes with either of its ends. */
export function computeVisibility(graph: Graph, filters: Filters): Visibility {
  const kinds = new Set(filters.kinds)
  const predicates = new Set(filters.predicates)
  const certainties = new Set(filters.certainties)
  const hiddenNodes = new Set(graph.nodes.filter((node) => kinds.has(node.kind)).map((node) => node.id))
  const isHidden = (edge: GraphEdge): boolean =>
    hiddenNodes.has(edge.source) ||
    hiddenNodes.has(edge.target) ||
    predicates.has(edge.predicate) ||
    certainties.has(edge.certainty)
  return { hiddenNodes, hiddenEdges: new Set(graph.edges.filter(isHidden).map((edge) => edge.id)) }
}

/** Switches one value of a group off, or on again. */
export function toggleFilter(filters: Filters, group: FilterGroup, value: string): Filters {
  const off = filters[group]
  const next = off.includes(value) ? off.filter((one) => one !== value) : [...off, value].sort()
  return { ...filters, [group]: next }
}

export interface FilterOption {
  readonly value: string
  readonly count: number
}

export type FilterOptions = Readonly<Record<FilterGroup, readonly FilterOption[]>>

/** The values that occur, with how often: kinds and certainties in their own order, predicates by number. */
export function listFilterOptions(graph: Graph): FilterOptions {
  const kinds = countValues(graph.nodes.map((node) => node.kind))
  const predicates = countValues(graph.edges.map((edge) => edge.predicate))
  const certainties = countValues(graph.edges.map((edge) => edge.certainty))
  return {
    kinds: keepOrder(ENTITY_KINDS, kinds),
    predicates: [...predicates]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
    certainties: keepOrder(CERTAINTIES, certainties),
  }
}

function keepOrder(order: readonly string[], counts: ReadonlyMap<string, number>): FilterOption[] {
  return order.flatMap((value) => {
    const count = counts.get(value)
    return count === undefined ? [] : [{ value, count }]
  })
}

function countValues(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** Switches back on what would keep a node off the chart. */
export function revealNode(filters: Filters, graph: Graph, id: string): Filters {
  const kind = graph.nodes.find((node) => node.id === id)?.kind
  if (kind === undefined || !filters.kinds.includes(kind)) return filters
  return toggleFilter(filters, 'kinds', kind)
}
