import { createContext } from '../../../../server/analysis/create-context.ts'
import { buildSimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import type { SimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import type { Measure, MeasureParameters } from '../../../../server/analysis/measure.ts'

/** From, to and strength, 1 where it is left out. */
export type Edge = readonly [number, number, number?]

/** Key of a node: padded, so that keys sort as numbers do. */
export function nodeId(index: number): string {
  return `n${String(index).padStart(6, '0')}`
}

/** A graph of so many nodes, undirected unless said otherwise; `groups` by node. */
export function buildGraphOf(
  nodes: number,
  edges: readonly Edge[],
  more: { readonly directed?: boolean; readonly groups?: readonly (string | null)[] } = {},
): SimpleGraph {
  const groups = (more.groups ?? []).flatMap((group, node) => (group === null ? [] : [[nodeId(node), group] as const]))
  return buildSimpleGraph({
    ids: Array.from({ length: nodes }, (_, index) => nodeId(index)),
    edges: edges.map(([from, to, strength]) => ({ from: nodeId(from), to: nodeId(to), strength: strength ?? 1 })),
    directed: more.directed ?? false,
    groups: new Map(groups),
  })
}

/** Values of any measure as a list, one value for one of kind `network`; parameters left out take their defaults. */
export function computeList(
  measure: Measure,
  graph: SimpleGraph,
  parameters: MeasureParameters = {},
  seed = 1,
): number[] {
  const given = { ...measure.parameters, ...parameters }
  const found = measure.compute(graph, given, createContext(seed))
  return typeof found === 'number' ? [found] : Array.from(found)
}
