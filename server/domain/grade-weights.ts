import type { InformationGrade, Reliability } from './grade.ts'

/**
 * A named, visible convention that turns a grade into a weight in [0, 1]. It is no probability; it is printed with
 * every run that used it. Grades F, X and 6 weigh 0 in every map, so that rumours never add up.
 */
export interface GradeWeightMap {
  readonly id: GradeWeightMapId
  readonly description: string
  readonly reliability: Readonly<Record<Reliability['scheme'], Readonly<Record<string, number>>>>
  readonly information: Readonly<Record<InformationGrade['scheme'], Readonly<Record<string, number>>>>
}

export const GRADE_WEIGHT_MAP_IDS = ['even-steps', 'cautious', 'threshold'] as const
export type GradeWeightMapId = (typeof GRADE_WEIGHT_MAP_IDS)[number]

/** The three maps that ship. `even-steps` is the default. */
export const GRADE_WEIGHT_MAPS: Readonly<Record<GradeWeightMapId, GradeWeightMap>> = {
  'even-steps': {
    id: 'even-steps',
    description: 'Even steps from the best grade (1) to the worst usable one; unassessable weighs nothing.',
    reliability: {
      admiralty: { A: 1, B: 0.8, C: 0.6, D: 0.4, E: 0.2, F: 0 },
      'europol-4x4': { A: 1, B: 0.7, C: 0.4, X: 0 },
      'uk-3x5x2': { '1': 1, '2': 0.5, '3': 0 },
    },
    information: {
      admiralty: { '1': 1, '2': 0.8, '3': 0.6, '4': 0.4, '5': 0.2, '6': 0 },
      'europol-4x4': { '1': 1, '2': 0.7, '3': 0.4, '4': 0.2 },
      'uk-3x5x2': { A: 1, B: 0.8, C: 0.6, D: 0.4, E: 0 },
    },
  },
  cautious: {
    id: 'cautious',
    description: 'Falls off fast: only good sources with corroborated information weigh much.',
    reliability: {
      admiralty: { A: 1, B: 0.7, C: 0.4, D: 0.1, E: 0, F: 0 },
      'europol-4x4': { A: 1, B: 0.6, C: 0.2, X: 0 },
      'uk-3x5x2': { '1': 1, '2': 0.3, '3': 0 },
    },
    information: {
      admiralty: { '1': 1, '2': 0.7, '3': 0.4, '4': 0.1, '5': 0, '6': 0 },
      'europol-4x4': { '1': 1, '2': 0.6, '3': 0.3, '4': 0 },
      'uk-3x5x2': { A: 1, B: 0.7, C: 0.4, D: 0.1, E: 0 },
    },
  },
  threshold: {
    id: 'threshold',
    description: 'All or nothing: fairly reliable sources with possibly true information or better weigh 1.',
    reliability: {
      admiralty: { A: 1, B: 1, C: 1, D: 0, E: 0, F: 0 },
      'europol-4x4': { A: 1, B: 1, C: 0, X: 0 },
      'uk-3x5x2': { '1': 1, '2': 0, '3': 0 },
    },
    information: {
      admiralty: { '1': 1, '2': 1, '3': 1, '4': 0, '5': 0, '6': 0 },
      'europol-4x4': { '1': 1, '2': 1, '3': 1, '4': 0 },
      'uk-3x5x2': { A: 1, B: 1, C: 1, D: 0, E: 0 },
    },
  },
}

/**
 * Weight in [0, 1] of one piece of information from one source: the product of its two parts. A part that was
 * never graded weighs 1, and whoever shows the result says "ungraded".
 */
export function weighGrade(
  map: GradeWeightMap,
  reliability: Reliability | null,
  information: InformationGrade | null,
): number {
  const source = reliability === null ? 1 : (map.reliability[reliability.scheme][reliability.value] ?? 0)
  const content = information === null ? 1 : (map.information[information.scheme][information.value] ?? 0)
  return source * content
}
