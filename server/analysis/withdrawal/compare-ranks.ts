import { createContext } from '../create-context.ts'
import type { UndefinedMeasure } from '../finding.ts'
import type { Network } from '../graph/network.ts'
import { toSimpleGraph } from '../graph/network-graph.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import { OutsideDomainError, resolveParameters } from '../measure.ts'
import type { MeasureParameters, RankingMeasure } from '../measure.ts'
import { rankValues } from '../rank-values.ts'
import type { RankedValue } from '../rank-values.ts'
import { findMeasure } from '../registry.ts'
import type { RunOptions } from '../run-options.ts'
import type { ChangedRanking } from './withdrawal.ts'

/** One measure asked for, by its name and what it takes. */
export interface AskedMeasure {
  readonly id: string
  readonly parameters?: MeasureParameters
}

/** Ranks of every node under one measure, or why there are none. */
export type Rank = (graph: SimpleGraph, network: Network) => readonly RankedValue[] | UndefinedMeasure

/** Prepares the ranking of nodes by each measure that ranks them. Throws UnknownMeasureError, InvalidParameterError. */
export function prepareRanks(
  measures: readonly AskedMeasure[],
  seed: number,
  pool: RunOptions['pool'],
): { readonly id: string; readonly rank: Rank }[] {
  const context = createContext(seed, pool)
  return measures.flatMap(({ id, parameters }) => {
    const measure = findMeasure(id)
    const resolved = resolveParameters(measure, parameters ?? {})
    return measure.kind === 'ranking' ? [{ id, rank: createRank(measure, resolved, context) }] : []
  })
}

function createRank(
  measure: RankingMeasure,
  parameters: MeasureParameters,
  context: ReturnType<typeof createContext>,
): Rank {
  return (graph, network) => {
    const ids = network.nodes.map((node) => node.id)
    try {
      return rankValues(ids, measure.compute(graph, parameters, context))
    } catch (error) {
      if (!(error instanceof OutsideDomainError)) throw error
      return { measure: measure.id, gap: error.gap, message: error.message }
    }
  }
}

/** Whose rank is another; the nodes are the same before and after. */
export function compareRanks(
  before: Network,
  after: Network,
  ranks: ReturnType<typeof prepareRanks>,
): { readonly rankings: ChangedRanking[]; readonly undefined: UndefinedMeasure[] } {
  const graphs = [toSimpleGraph(before), toSimpleGraph(after)] as const
  const rankings: ChangedRanking[] = []
  const gaps: UndefinedMeasure[] = []
  for (const { id, rank } of ranks) {
    const [own, then] = [rank(graphs[0], before), rank(graphs[1], after)]
    const gap = [own, then].find((one): one is UndefinedMeasure => 'gap' in one)
    if (gap !== undefined) gaps.push(gap)
    else if (!('gap' in own) && !('gap' in then)) rankings.push({ measure: id, rows: listChanged(own, then) })
  }
  return { rankings, undefined: gaps }
}

export function listChanged(before: readonly RankedValue[], after: readonly RankedValue[]): ChangedRanking['rows'] {
  const then = new Map(after.map((row) => [row.id, row]))
  return before.flatMap(({ id, rank, value }) => {
    const own = then.get(id)
    if (own === undefined || own.rank === rank) return []
    return [{ id, before: { rank, value }, after: { rank: own.rank, value: own.value } }]
  })
}
