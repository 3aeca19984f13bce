import { DEPTHS } from './compare-orders.ts'
import type { OrderFigures } from './compare-orders.ts'

/** Numbers that each resample has of a ranking: tau, then overlap and kept order for each depth. */
export const FIGURES = 1 + 2 * DEPTHS.length

export function writeFigures(cells: Float64Array, slot: number, { tau, overlaps, orders }: OrderFigures): void {
  cells.set([tau, ...overlaps, ...orders], slot * FIGURES)
}

/** Mean and least of one number over the resamples that have it, in their order; null where none has. */
export function summariseFigure(
  cells: Float64Array,
  figure: number,
): { readonly mean: number; readonly least: number } | null {
  let [sum, least, count] = [0, Infinity, 0]
  for (let cell = figure; cell < cells.length; cell += FIGURES) {
    const value = cells[cell] ?? NaN
    if (Number.isNaN(value)) continue
    sum += value
    least = Math.min(least, value)
    count += 1
  }
  return count === 0 ? null : { mean: sum / count, least }
}
