/** Gives the next number of a sequence, in [0, 1). */
export type Random = () => number

/**
 * A seeded sequence of numbers: the same seed gives the same sequence on every machine (mulberry32 by T. Ettinger,
 * public domain). Good enough for resampling; not for secrets.
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * A seed for one part of a run, so that asking for one measure more changes no other result (FNV-1a over the label).
 */
export function deriveSeed(seed: number, label: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let index = 0; index < label.length; index += 1) {
    hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193) >>> 0
  }
  return hash
}
