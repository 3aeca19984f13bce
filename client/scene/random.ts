/** A source of numbers in [0, 1). */
export type RandomSource = () => number

/**
 * Mulberry32, a 32-bit generator by Tommy Ettinger (2017, public domain): small, fast, and the same sequence on every
 * engine because it uses integer arithmetic only. Not for secrets.
 *
 * @param seed any number; only its lowest 32 bits count
 */
export function createRandom(seed: number): RandomSource {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
