/**
 * What rows, given by origin, amount to: `1 − ∏ over origins (1 − best weight in that origin)`, to the last bit what
 * computeSupport says; 0 without rows.
 */
export function weighRows(origins: ArrayLike<number>, weights: ArrayLike<number>): number {
  let doubt = 1
  for (let row = 0; row < origins.length;) {
    const origin = origins[row]
    let best = 0
    while (row < origins.length && origins[row] === origin) {
      best = Math.max(best, weights[row] ?? 0)
      row += 1
    }
    doubt *= 1 - best
  }
  return 1 - doubt
}
