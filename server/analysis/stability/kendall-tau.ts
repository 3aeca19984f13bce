/**
 * Kendall's tau-b of two lists of values of the same things, the first descending: agreeing less disagreeing pairs, over
 * the geometric mean of the pairs that either list tells apart (M. G. Kendall, Biometrika 33 (1945) 239–251; counted in
 * n log n by W. R. Knight, Journal of the American Statistical Association 61 (1966) 436–439). NaN where a list tells
 * none apart.
 */
export function kendallTau(descending: Float64Array, other: Float64Array): number {
  const size = descending.length
  const sorted = other.slice()
  let [tiedOwn, tiedBoth] = [0, 0]
  for (let start = 0; start < size;) {
    let end = start + 1
    while (end < size && descending[end] === descending[start]) end += 1
    // Pairs that the first list does not tell apart may not count as disagreeing.
    const group = sorted.subarray(start, end).sort().reverse()
    tiedOwn += countPairs(end - start)
    tiedBoth += countTied(group)
    start = end
  }
  const all = countPairs(size)
  const disagreeing = countAscents(sorted)
  const tiedOther = countTied(sorted)
  const agreeing = all - tiedOwn - tiedOther + tiedBoth - disagreeing
  return (agreeing - disagreeing) / Math.sqrt((all - tiedOwn) * (all - tiedOther))
}

function countPairs(size: number): number {
  return (size * (size - 1)) / 2
}

/** Pairs of equals in a list in which equals stand together. */
function countTied(values: Float64Array): number {
  let tied = 0
  for (let start = 0; start < values.length;) {
    let end = start + 1
    while (end < values.length && values[end] === values[start]) end += 1
    tied += countPairs(end - start)
    start = end
  }
  return tied
}

/** Pairs of which the later is the greater; sorts the list, descending, by merging ever longer runs. */
function countAscents(values: Float64Array): number {
  let ascents = 0
  const merged = new Float64Array(values.length)
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length)
      const end = Math.min(start + 2 * width, values.length)
      let [left, right] = [start, middle]
      for (let at = start; at < end; at += 1) {
        const takeRight = right < end && (left >= middle || (values[right] ?? 0) > (values[left] ?? 0))
        if (takeRight) ascents += middle - left
        merged[at] = (takeRight ? values[right++] : values[left++]) ?? 0
      }
    }
    values.set(merged)
  }
  return ascents
}
