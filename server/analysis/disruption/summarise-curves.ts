import type { Curve, PlanResult, Shape } from './disruption.ts'
import { FIGURES } from './disruption.ts'

/** Nine in ten repetitions lie between these shares of them. */
const [LOW, HIGH] = [0.05, 0.95]

/** The mean of several curves of the same length, and where nine in ten of them lie at each removal. */
export function summariseCurves(curves: readonly (readonly Shape[])[]): Curve {
  const at = (place: number): Shape[] => curves.flatMap((curve) => curve[place] ?? [])
  const places = [...(curves[0] ?? []).keys()]
  return {
    shapes: places.map((place) => combine(at(place), findMean)),
    low: places.map((place) => combine(at(place), (values) => pick(values, LOW))),
    high: places.map((place) => combine(at(place), (values) => pick(values, HIGH))),
  }
}

function combine(shapes: readonly Shape[], join: (values: readonly number[]) => number): Shape {
  const [largest = 0, efficiency = 0, reach = 0, components = 0] = FIGURES.map((figure) => {
    return join(shapes.map((shape) => shape[figure]))
  })
  return { largest, efficiency, reach, components }
}

/** By how far values lie from the first, so that the mean of equal ones is just what they are. */
function findMean(values: readonly number[]): number {
  const [first = 0] = values
  return first + values.reduce((sum, one) => sum + (one - first), 0) / values.length
}

/** The quantile by nearest rank. */
function pick(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}

/** The mean of each share after each removal. */
export function measureArea(shapes: readonly Shape[]): PlanResult['area'] {
  const after = shapes.slice(1)
  if (after.length === 0) return null
  const mean = (figure: 'largest' | 'efficiency' | 'reach'): number =>
    after.reduce((sum, shape) => sum + shape[figure], 0) / after.length
  return { largest: mean('largest'), efficiency: mean('efficiency'), reach: mean('reach') }
}
