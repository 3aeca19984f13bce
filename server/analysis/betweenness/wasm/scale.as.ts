import { counts, highest, ROW, scaleLevels, scaleRows, visitMasks, visitVertices } from './memory.as'
import { laneMask } from './row.as'

/** Counts above it are divided: each level on adds less than 2^60 times that, and the largest number is near 2^1024. */
const HIGHEST: f64 = 2.037035976334486e90
/** 2^−600: a count that would get below it is too small beside the largest at its distance. */
const LOWEST: f64 = 2.409919865102884e-181

let scales: u32 = 0

export function resetScales(): void {
  scales = 0
}

export function forgetHighest(): void {
  memory.fill(highest, 0, ROW)
}

/** Divides the counts of one distance if any is too high. False if they lie too far apart for that. */
export function lowerCounts(level: u32, from: u32, to: u32): bool {
  const limit = f64x2.splat(HIGHEST)
  const first = v128.or(f64x2.gt(v128.load(highest), limit), f64x2.gt(v128.load(highest, 16), limit))
  const second = v128.or(f64x2.gt(v128.load(highest, 32), limit), f64x2.gt(v128.load(highest, 48), limit))
  return !v128.any_true(v128.or(first, second)) || rescale(level, from, to)
}

/**
 * Divides the counts of one distance, lane by lane, by a power of two near the highest, which rounds nothing; only how
 * they compare is of interest, and handing back takes it into account. False where one is too small for that.
 */
function rescale(level: u32, from: u32, to: u32): bool {
  const row = scaleRows + ((<usize>scales) << 6)
  store<u32>(scaleLevels + ((<usize>scales) << 2), level)
  scales += 1
  for (let part: u32 = 0; part < 4; part += 1) {
    v128.store(row + (part << 4), reciprocalPower(v128.load(highest + (part << 4))))
  }
  for (let visit = from; visit < to; visit += 1) {
    const at = counts + ((<usize>load<u32>(visitVertices + (visit << 2))) << 6)
    const mask: u32 = load<u8>(visitMasks + visit)
    for (let part: u32 = 0; part < 4; part += 1) {
      const lanes = laneMask(mask, part)
      const old = v128.load(at + (part << 4))
      const count = f64x2.mul(old, v128.load(row + (part << 4)))
      const small = v128.and(f64x2.lt(count, f64x2.splat(LOWEST)), lanes)
      if (v128.any_true(small)) return false
      v128.store(at + (part << 4), v128.bitselect(count, old, lanes))
    }
  }
  return true
}

/** 1 divided by the highest power of two that is not above the number; 1 for numbers below 1. */
function reciprocalPower(top: v128): v128 {
  const exponents = v128.and(f64x2.max(top, f64x2.splat(1)), i64x2.splat(0x7ff0000000000000))
  return i64x2.sub(i64x2.splat(0x7fe0000000000000), exponents)
}

/** The row by which counts of this distance were multiplied, or 0. To be asked from the farthest distance on. */
export function takeScale(level: u32): usize {
  if (scales === 0 || load<u32>(scaleLevels + ((<usize>(scales - 1)) << 2)) !== level) return 0
  scales -= 1
  return scaleRows + ((<usize>scales) << 6)
}
