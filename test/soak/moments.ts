import { ENDINGS } from './carry-out.ts'
import type { Ending } from './carry-out.ts'

/** When to cut an import off: so many milliseconds after it said a line. */
export interface Moment {
  readonly line: string
  readonly delayMs: number
  readonly ending: Ending
}

/**
 * Random moments, the same in every run: of five, three while parts are appended, one in the publication and one in
 * the discarding.
 */
export function drawMoments(count: number, partCount: number, longestDelayMs: number, seed: number): Moment[] {
  const draw = makeDraw(seed)
  return Array.from({ length: count }, (_, run) => {
    const ending = ENDINGS[run % 5 === 4 ? 1 : 0]
    const isAtEnd = run % 5 >= 3
    const part = Math.floor(draw() * (partCount - 1))
    const delayMs = Math.floor(draw() * longestDelayMs)
    return { line: isAtEnd ? ending : `part ${part}`, delayMs, ending }
  })
}

/** Numbers from 0 to 1, 1 exclusive (mulberry32). */
export function makeDraw(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
