import { createRandom, deriveSeed } from '../create-random.ts'
import type { MeasureContext, MeasureParameters } from '../measure.ts'
import type { DoSlot } from '../parallel/kernels.ts'
import type { Pool } from '../parallel/pool.ts'
import { findMeasure } from '../registry.ts'
import { createCounter } from './count-measure.ts'
import { drawChange, reckonOdds } from './draw-change.ts'
import type { EvidenceIndex } from './index-evidence.ts'
import { addStrengths } from './lose-graph.ts'
import type { Perturbation } from './perturbation.ts'
import { resampleGraph } from './resample-graph.ts'
import type { Resample } from './resample-graph.ts'
import type { TallyState } from './tally-state.ts'

export interface ResampleInput {
  readonly index: EvidenceIndex
  /** What each resample has otherwise, by slot. */
  readonly plan: readonly Perturbation[]
  /** The networks of the slots in which grades weigh otherwise, by slot. */
  readonly regraded: ReadonlyMap<number, Resample>
  readonly seed: number
  readonly measures: readonly {
    readonly id: string
    readonly parameters: MeasureParameters
    readonly state: TallyState
  }[]
}

/** Prepares a thread to make resamples, one a slot, and to count what the measures say of each. */
export function prepareResamples(input: ResampleInput, inline: Pool): DoSlot {
  const makeResample = createResampler(input)
  const context: MeasureContext = {
    randomFor: (label) => createRandom(deriveSeed(input.seed, label)),
    pool: inline,
  }
  const counters = input.measures.map(({ id, parameters, state }) => {
    return createCounter(findMeasure(id), parameters, context, state)
  })
  return (slot) => {
    const perturbation = input.plan[slot]
    if (perturbation === undefined) throw new RangeError(`There is no resample ${slot}.`)
    const resample = makeResample(perturbation, slot)
    for (const count of counters) count(slot, perturbation.way, resample)
  }
}

/** Prepares the making of resamples: the same slot of the same input gives the same bits. */
export function createResampler({
  index,
  regraded,
  seed,
}: Pick<ResampleInput, 'index' | 'regraded' | 'seed'>): (perturbation: Perturbation, slot: number) => Resample {
  const odds = reckonOdds(index, addStrengths(index, null))
  return (perturbation, slot) => {
    if (perturbation.way !== 'regrade') return resampleGraph(index, drawChange(index, odds, perturbation, seed, slot))
    const resample = regraded.get(slot)
    if (resample === undefined) throw new RangeError(`There is no network for resample ${slot}.`)
    return resample
  }
}
