import { areSameDivision, countOverlaps } from './contingency.ts'
import type { Contingency, Labels } from './contingency.ts'

/**
 * Agreement of two divisions of the same things by what each tells of the other, corrected for chance: 1 for the same
 * division, 0 on average for random ones (N. X. Vinh, J. Epps and J. Bailey, Journal of Machine Learning Research 11
 * (2010) 2837–2854), normalised by the mean of the two entropies. A division into one part tells nothing: 0, unless the
 * other has one part too. Nothing at all agrees with itself. Throws RangeError for lists of unequal length.
 */
export function adjustedMutualInformation(labels: Labels, otherLabels: Labels): number {
  const overlaps = countOverlaps(labels, otherLabels)
  if (areSameDivision(overlaps)) return 1
  if (overlaps.sizes.length === 1 || overlaps.otherSizes.length === 1) return 0
  const expected = expectInformation(overlaps)
  const entropies = measureEntropy(overlaps.sizes, overlaps.total) + measureEntropy(overlaps.otherSizes, overlaps.total)
  return (measureInformation(overlaps) - expected) / (entropies / 2 - expected)
}

function measureEntropy(sizes: readonly number[], total: number): number {
  return sizes.reduce((sum, size) => sum - (size / total) * Math.log(size / total), 0)
}

function measureInformation({ cells, sizes, otherSizes, total }: Contingency): number {
  return cells.reduce((sum, { part, otherPart, size }) => {
    return sum + (size / total) * Math.log((size / (sizes[part] ?? 0)) * (total / (otherSizes[otherPart] ?? 0)))
  }, 0)
}

/** The mean of the information over all divisions into parts of the same sizes; parts of like size are summed once. */
function expectInformation({ sizes, otherSizes, total }: Contingency): number {
  const logFactorials = sumLogarithms(total)
  const [own, other] = [countSizes(sizes), countSizes(otherSizes)]
  let sum = 0
  for (const [size, times] of own) {
    for (const [otherSize, otherTimes] of other) {
      sum += times * otherTimes * expectCell(size, otherSize, total, logFactorials)
    }
  }
  return sum
}

/** What two parts of these sizes add on average: over each overlap they may have, its chance times its information. */
function expectCell(size: number, otherSize: number, total: number, logFactorials: Float64Array): number {
  const factorial = (count: number): number => logFactorials[count] ?? 0
  const fixed =
    factorial(size) + factorial(otherSize) + factorial(total - size) + factorial(total - otherSize) - factorial(total)
  let sum = 0
  for (let common = Math.max(1, size + otherSize - total); common <= Math.min(size, otherSize); common += 1) {
    const free =
      factorial(common) +
      factorial(size - common) +
      factorial(otherSize - common) +
      factorial(total - size - otherSize + common)
    sum += (common / total) * Math.log((common / size) * (total / otherSize)) * Math.exp(fixed - free)
  }
  return sum
}

function countSizes(sizes: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const size of sizes) counts.set(size, (counts.get(size) ?? 0) + 1)
  return counts
}

/** ln k! for k from 0 to `most`; the remainder of each addition is carried on, as it would grow with the sum. */
function sumLogarithms(most: number): Float64Array {
  const sums = new Float64Array(most + 1)
  let [sum, remainder] = [0, 0]
  for (let factor = 2; factor <= most; factor += 1) {
    const term = Math.log(factor) - remainder
    const next = sum + term
    remainder = next - sum - term
    sum = next
    sums[factor] = sum
  }
  return sums
}
