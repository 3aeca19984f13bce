import { OutsideDomainError } from '../measure.ts'
import type { Measure, MeasureContext, MeasureParameters } from '../measure.ts'
import { countDivision } from './division-tally.ts'
import { FlagTally } from './flag-tally.ts'
import { OrderTally } from './order-tally.ts'
import type { Way } from './perturbation.ts'
import type { Resample } from './resample-graph.ts'
import type { TallyState } from './tally-state.ts'

/** Computes a measure on one resample and counts what comes out; where it is not defined there, nothing is counted. */
export type CountMeasure = (slot: number, way: Way, resample: Resample) => void

/** Prepares the counting of one measure. The state is of the measure's kind. */
export function createCounter(
  measure: Measure,
  parameters: MeasureParameters,
  context: MeasureContext,
  state: TallyState,
): CountMeasure {
  const count = openCounter(measure, parameters, context, state)
  return (slot, way, resample) => {
    try {
      count(slot, way, resample)
    } catch (error) {
      if (!(error instanceof OutsideDomainError)) throw error
    }
  }
}

function openCounter(
  measure: Measure,
  parameters: MeasureParameters,
  context: MeasureContext,
  state: TallyState,
): CountMeasure {
  if (measure.kind === 'ranking' && state.kind === 'ranking') {
    const tally = new OrderTally(state.order)
    return (slot, way, { graph, nodes }) => {
      tally.count(slot, way, nodes, measure.compute(graph, parameters, context))
    }
  }
  if (measure.kind === 'clusters' && state.kind === 'clusters') {
    return (slot, _, { graph, nodes }) => {
      countDivision(state.division, slot, nodes, measure.compute(graph, parameters, context))
    }
  }
  if (measure.kind === 'node-flag' && state.kind === 'node-flag') {
    const tally = new FlagTally(state.flags)
    return (_, way, { graph, nodes }) => {
      tally.count(way, nodes, measure.compute(graph, parameters, context))
    }
  }
  if (measure.kind === 'tie-flag' && state.kind === 'tie-flag') {
    const tally = new FlagTally(state.flags)
    return (_, way, { graph, ties }) => {
      tally.count(way, ties, measure.compute(graph, parameters, context))
    }
  }
  if (measure.kind === 'network' && state.kind === 'network') {
    return (slot, _, { graph }) => {
      state.values[slot] = measure.compute(graph, parameters, context)
    }
  }
  throw new TypeError(`${measure.id} is of kind ${measure.kind}, and its counts are those of ${state.kind}`)
}
