import type { DisruptionFinding } from '../../server/contract/disruption.ts'

export const FIGURES = ['largest', 'efficiency', 'reach'] as const
/** What is left of a network, as a share of what there was. */
export type Figure = (typeof FIGURES)[number]

/** Dashes of lines, by place, so that curves are told apart without their colours. */
export const DASHES = ['', '8 3', '2 3', '10 3 2 3', '5 5', '1 5'] as const

export interface Curve {
  /** Points in the unit square, x along removals, y down from 1. */
  readonly points: string
  readonly dash: string
  /** Outline of nine in ten random repetitions, or null. */
  readonly band: string | null
}

/** The curves of one figure in the unit square, a plan each. */
export function buildCurves({ plans }: DisruptionFinding, figure: Figure): Curve[] {
  const removals = Math.max(1, ...plans.map(({ shapes }) => shapes.length - 1))
  const place = (share: number, index: number): string => `${round(index / removals)},${round(1 - share)}`
  return plans.map(({ shapes, low, high }, at) => {
    const line = (all: typeof shapes): string[] => all.map((shape, index) => place(shape[figure], index))
    return {
      points: line(shapes).join(' '),
      dash: DASHES[at % DASHES.length] ?? '',
      band: low === null || high === null ? null : [...line(high), ...line(low).reverse()].join(' '),
    }
  })
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
