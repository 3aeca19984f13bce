/** Least and greatest of the value of the run and those of the resamples that have one; null when none has. */
export function concludeRange(
  value: number,
  values: Float64Array,
): { readonly low: number; readonly high: number } | null {
  const counted = values.filter((one) => !Number.isNaN(one))
  if (counted.length === 0) return null
  return counted.reduce((range, one) => ({ low: Math.min(range.low, one), high: Math.max(range.high, one) }), {
    low: value,
    high: value,
  })
}
