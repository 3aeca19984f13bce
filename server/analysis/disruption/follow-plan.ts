import type { EntityId } from '../../domain/ids.ts'
import { createRandom, deriveSeed } from '../create-random.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import { OutsideDomainError } from '../measure.ts'
import type { MeasureContext, MeasureParameters, RankingMeasure } from '../measure.ts'
import { rankValues } from '../rank-values.ts'
import { removeNodes } from '../structure/remove-nodes.ts'
import type { PlanResult } from './disruption.ts'

/** Who is taken away, in order, and why it are not as many as asked for. */
export interface Order {
  readonly removed: readonly EntityId[]
  readonly ended: PlanResult['ended']
}

/** The highest of a ranking first, equals by id; stops where the measure has no value on what is left. */
export function orderByRanking(
  graph: SimpleGraph,
  task: { readonly measure: RankingMeasure; readonly parameters: MeasureParameters; readonly recompute: boolean },
  removals: number,
  { context, step }: { readonly context: MeasureContext; readonly step: () => void },
): Order {
  const removed: EntityId[] = []
  let rest = graph
  try {
    while (removed.length < removals && rest.ids.length > 0) {
      const ids = rest.ids as readonly EntityId[]
      const rows = rankValues(ids, task.measure.compute(rest, task.parameters, context))
      const next = rows.slice(0, task.recompute ? 1 : removals).map((row) => row.id)
      removed.push(...next)
      step()
      rest = removeNodes(rest, new Set(next.map((id) => ids.indexOf(id))))
    }
  } catch (error) {
    if (!(error instanceof OutsideDomainError)) throw error
    return { removed, ended: { gap: error.gap, message: error.message } }
  }
  return { removed, ended: explainEnd(removed, removals) }
}

/** An order drawn evenly among all nodes, of its own for each repetition. */
export function orderAtRandom(graph: SimpleGraph, removals: number, seed: number, repetition: number): Order {
  const random = createRandom(deriveSeed(seed, `disruption ${repetition}`))
  const ids = [...graph.ids] as EntityId[]
  const count = Math.min(removals, ids.length)
  for (let place = 0; place < count; place += 1) {
    const other = place + Math.floor(random() * (ids.length - place))
    const [one, drawn] = [ids[place], ids[other]]
    if (one === undefined || drawn === undefined) break
    ids[place] = drawn
    ids[other] = one
  }
  const removed = ids.slice(0, count)
  return { removed, ended: explainEnd(removed, removals) }
}

/** Said where a plan took away fewer than asked for. */
export function explainEnd(removed: readonly EntityId[], removals: number): Order['ended'] {
  if (removed.length >= removals) return null
  return { gap: 'no-more', message: `The plan has ${removed.length} to take away, not ${removals}.` }
}
