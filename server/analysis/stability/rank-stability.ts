import type { GradeWeightMapId } from '../../domain/grade-weights.ts'
import { InvalidParameterError } from '../graph/projection-parameters.ts'
import { WAYS } from './perturbation.ts'
import type { Perturbation, Way } from './perturbation.ts'

export interface StabilityParameters {
  /** Resamples in all, whatever the way; a whole number from 1 to 10,000. */
  readonly resamples: number
}

export const MOST_RESAMPLES = 10_000
export const DEFAULT_STABILITY: StabilityParameters = { resamples: 200 }

/** How many resamples there were, which every output of a rank interval states. */
export interface ResampleCounts {
  readonly made: number
  readonly byWay: Readonly<Record<Way, number>>
  /** Origins left out one by one, those of most claims first, of all there are. */
  readonly originsLeftOut: number
  readonly origins: number
  /** The grade maps beside that of the run which a resample was made with. */
  readonly gradeMaps: readonly GradeWeightMapId[]
}

/** Throws InvalidParameterError for a wish that is no such count. */
export function checkStability({ resamples }: StabilityParameters): void {
  if (Number.isInteger(resamples) && resamples >= 1 && resamples <= MOST_RESAMPLES) return
  throw new InvalidParameterError(`resamples is ${resamples}; it must be a whole number from 1 to ${MOST_RESAMPLES}`)
}

export function countResamples(plan: readonly Perturbation[], origins: number): ResampleCounts {
  const byWay = Object.fromEntries(WAYS.map((way) => [way, 0])) as Record<Way, number>
  for (const { way } of plan) byWay[way] += 1
  return {
    made: plan.length,
    byWay,
    originsLeftOut: byWay['leave-out-origin'],
    origins,
    gradeMaps: plan.flatMap((one) => (one.way === 'regrade' ? [one.map] : [])),
  }
}
