import type { Random } from '../create-random.ts'

/** How many of so many units a share is: rounded to whole units, and at least one where there is one. */
export function countShare(size: number, share: number): number {
  return Math.min(size, Math.max(1, Math.round(share * size)))
}

/** Draws places below `size` without putting back, each as likely as another (partial Fisher–Yates). */
export function drawPlaces(size: number, count: number, random: Random): Int32Array {
  const pool = Int32Array.from({ length: size }, (_, place) => place)
  for (let at = 0; at < count; at += 1) {
    const other = at + Math.floor(random() * (size - at))
    const drawn = pool[other] ?? 0
    pool[other] = pool[at] ?? 0
    pool[at] = drawn
  }
  return pool.subarray(0, count)
}

/**
 * Draws places without putting back, each time with a probability in proportion to the weight, a whole number from 1;
 * sums are kept in a binary indexed tree (P. M. Fenwick, Software: Practice and Experience 24 (1994) 327–336). Whole
 * numbers alone, so that every machine draws the same.
 */
export function drawWeighted(weights: Int32Array, count: number, random: Random): Int32Array {
  const sums = buildSums(weights)
  let total = weights.reduce((sum, weight) => sum + weight, 0)
  const drawn = new Int32Array(count)
  for (let at = 0; at < count; at += 1) {
    const place = findPlace(sums, Math.floor(random() * total))
    const weight = weights[place] ?? 0
    drawn[at] = place
    total -= weight
    for (let node = place + 1; node < sums.length; node += node & -node) sums[node] = (sums[node] ?? 0) - weight
  }
  return drawn
}

/** sums[i] is what the weights of places i − lowbit(i) … i − 1 add up to. */
function buildSums(weights: Int32Array): Float64Array {
  const sums = new Float64Array(weights.length + 1)
  for (let node = 1; node < sums.length; node += 1) {
    sums[node] = (sums[node] ?? 0) + (weights[node - 1] ?? 0)
    const parent = node + (node & -node)
    if (parent < sums.length) sums[parent] = (sums[parent] ?? 0) + (sums[node] ?? 0)
  }
  return sums
}

/** The place within whose weight a number falls when weights are laid end to end. */
function findPlace(sums: Float64Array, number: number): number {
  let [place, left] = [0, number]
  for (let step = 2 ** Math.floor(Math.log2(sums.length)); step >= 1; step /= 2) {
    const sum = sums[place + step]
    if (sum === undefined || sum > left) continue
    place += step
    left -= sum
  }
  return place
}
