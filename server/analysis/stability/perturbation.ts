import type { GradeWeightMapId } from '../../domain/grade-weights.ts'
import { GRADE_WEIGHT_MAP_IDS } from '../../domain/grade-weights.ts'

/** The ways in which the material could have been otherwise, in the order in which counts by way stand. */
export const WAYS = [
  'drop-events',
  'drop-central-events',
  'drop-people',
  'drop-central-people',
  'add-ties',
  'merge-people',
  'split-people',
  'leave-out-origin',
  'regrade',
] as const
export type Way = (typeof WAYS)[number]

/** Ways of which each resample is drawn at random, `share` of the units at a time. */
export type DrawnWay = Exclude<Way, 'leave-out-origin' | 'regrade'>

/** What is otherwise in one resample. */
export type Perturbation =
  | { readonly way: DrawnWay; readonly share: number }
  /** `origin` is a place among those of the evidence. */
  | { readonly way: 'leave-out-origin'; readonly origin: number }
  | { readonly way: 'regrade'; readonly map: GradeWeightMapId }

/**
 * Shares of events and direct claims, of people, of ties, that are dropped or added (C. Martin and P. Niemeyer,
 * arXiv:1704.01045), and of people who are taken for another, or for two.
 */
const SHARES: Readonly<Record<DrawnWay, readonly number[]>> = {
  'drop-events': [0.1, 0.2, 0.3],
  'drop-central-events': [0.1, 0.2, 0.3],
  'drop-people': [0.05, 0.1, 0.2],
  'drop-central-people': [0.05, 0.1, 0.2],
  'add-ties': [0.05, 0.1, 0.2],
  'merge-people': [0.01, 0.02, 0.05],
  'split-people': [0.01, 0.02, 0.05],
}
/** Origins left out one by one are no more than this part of all resamples; the rest are drawn. */
const ORIGINS_PART = 1 / 3

/** In an order in which any number of them, from the first on, takes from all ways about as often. */
const DRAWN: readonly Perturbation[] = [0, 1, 2].flatMap((level) =>
  Object.entries(SHARES).map(([way, shares]) => ({ way: way as DrawnWay, share: shares[level] ?? 0 })),
)

/**
 * What each of so many resamples has otherwise: the network under each other grade map, without each of the first
 * `origins` as far as these make up a third, and the rest drawn from the other ways in equal parts.
 *
 * @param origins places of the origins, those of most claims first
 */
export function planResamples(
  resamples: number,
  origins: readonly number[],
  gradeWeights: GradeWeightMapId,
): Perturbation[] {
  const maps = GRADE_WEIGHT_MAP_IDS.filter((map) => map !== gradeWeights)
  const fixed: Perturbation[] = [
    ...maps.map((map) => ({ way: 'regrade', map }) as const),
    ...origins
      .slice(0, Math.floor(resamples * ORIGINS_PART))
      .map((origin) => ({ way: 'leave-out-origin', origin }) as const),
  ].slice(0, resamples)
  const drawn = Array.from({ length: resamples - fixed.length }, (_, at) => DRAWN[at % DRAWN.length])
  return [...fixed, ...drawn.filter((one) => one !== undefined)]
}

/** What is only taken away cannot undo what holds of every part of a network. Dividing a person takes away as well. */
const LOSING: ReadonlySet<Way> = new Set([
  'drop-events',
  'drop-central-events',
  'drop-people',
  'drop-central-people',
  'split-people',
  'leave-out-origin',
])

/** Whether resamples of a way only take from the network. */
export function isLossOnly(way: Way): boolean {
  return LOSING.has(way)
}
