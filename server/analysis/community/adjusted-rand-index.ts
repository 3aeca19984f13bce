import { areSameDivision, countOverlaps } from './contingency.ts'
import type { Labels } from './contingency.ts'

/**
 * Agreement of two divisions of the same things by the pairs they put together, corrected for chance: 1 for the same
 * division, 0 on average for random ones, below 0 for less than chance (L. Hubert and P. Arabie, Journal of
 * Classification 2 (1985) 193–218). Nothing at all agrees with itself. Throws RangeError for lists of unequal length.
 */
export function adjustedRandIndex(labels: Labels, otherLabels: Labels): number {
  const overlaps = countOverlaps(labels, otherLabels)
  if (areSameDivision(overlaps)) return 1
  const together = countPairs(overlaps.cells.map((cell) => cell.size))
  const [own, other] = [countPairs(overlaps.sizes), countPairs(overlaps.otherSizes)]
  const expected = (own / countPairs([overlaps.total])) * other
  return (together - expected) / ((own + other) / 2 - expected)
}

function countPairs(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
}
