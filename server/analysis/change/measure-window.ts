import type { EntityId } from '../../domain/ids.ts'
import type { Network } from '../graph/network.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import { OutsideDomainError } from '../measure.ts'
import type { DomainGap, Measure, MeasureContext, MeasureParameters } from '../measure.ts'
import { rankValues } from '../rank-values.ts'

export interface WindowRow {
  readonly id: EntityId
  readonly value: number
  readonly rank: number
  /** Ranks gained since the window before, below 0 for lost ones; null for one who was not in it. */
  readonly moved: number | null
}

/** What a measure gives in one window, by its kind; or why it is not defined there. */
export type WindowValues =
  | { readonly kind: 'ranking'; readonly rows: readonly WindowRow[] }
  | { readonly kind: 'clusters'; readonly numbers: readonly { readonly id: EntityId; readonly number: number }[] }
  | { readonly kind: 'node-flag'; readonly nodes: readonly EntityId[] }
  | { readonly kind: 'tie-flag'; readonly ties: readonly { readonly a: EntityId; readonly b: EntityId }[] }
  | { readonly kind: 'network'; readonly value: number }
  | { readonly kind: 'undefined'; readonly gap: DomainGap; readonly message: string }

export interface WindowMeasure {
  readonly measure: Measure
  readonly parameters: MeasureParameters
  readonly context: MeasureContext
}

/** Measures one window; `before` gives the ranks of the window before. Throws what the measure throws but gaps. */
export function measureWindow(
  { measure, parameters, context }: WindowMeasure,
  network: Network,
  graph: SimpleGraph,
  before: WindowValues | null,
): WindowValues {
  try {
    return compute(measure, parameters, context, network, graph, before)
  } catch (error) {
    if (!(error instanceof OutsideDomainError)) throw error
    return { kind: 'undefined', gap: error.gap, message: error.message }
  }
}

function compute(
  measure: Measure,
  parameters: MeasureParameters,
  context: MeasureContext,
  { nodes, ties }: Network,
  graph: SimpleGraph,
  before: WindowValues | null,
): WindowValues {
  const ids = nodes.map(({ id }) => id)
  switch (measure.kind) {
    case 'ranking':
      return {
        kind: 'ranking',
        rows: addMovement(rankValues(ids, measure.compute(graph, parameters, context)), before),
      }
    case 'clusters': {
      const numbers = measure.compute(graph, parameters, context)
      return { kind: 'clusters', numbers: ids.map((id, place) => ({ id, number: numbers[place] ?? 0 })) }
    }
    case 'node-flag': {
      const flags = measure.compute(graph, parameters, context)
      return { kind: 'node-flag', nodes: ids.filter((_, place) => flags[place] === 1) }
    }
    case 'tie-flag': {
      const flags = measure.compute(graph, parameters, context)
      return { kind: 'tie-flag', ties: ties.filter((_, place) => flags[place] === 1).map(({ a, b }) => ({ a, b })) }
    }
    case 'network':
      return { kind: 'network', value: measure.compute(graph, parameters, context) }
  }
}

function addMovement(rows: readonly Omit<WindowRow, 'moved'>[], before: WindowValues | null): WindowRow[] {
  const ranks = new Map(before?.kind === 'ranking' ? before.rows.map(({ id, rank }) => [id, rank]) : [])
  return rows.map((row) => {
    const then = ranks.get(row.id)
    return { ...row, moved: then === undefined ? null : then - row.rank }
  })
}

export interface ListedCluster {
  readonly number: number
  /** By id. */
  readonly members: readonly EntityId[]
}

/** The clusters of a window with their members; none where the measure is not defined. */
export function listClusters(values: WindowValues): ListedCluster[] {
  if (values.kind !== 'clusters') return []
  const members = new Map<number, EntityId[]>()
  for (const { id, number } of values.numbers) members.set(number, [...(members.get(number) ?? []), id])
  return [...members].map(([number, own]) => ({ number, members: own }))
}
