import { describe, expect, it } from 'vitest'
import {
  concludeDivision,
  countDivision,
  openDivisionState,
} from '../../../../server/analysis/stability/division-tally.ts'
import { concludeFlags, FlagTally, openFlagState } from '../../../../server/analysis/stability/flag-tally.ts'
import { concludeRange } from '../../../../server/analysis/stability/range-tally.ts'

describe('a property of nodes or ties', () => {
  it('is kept in the share of the resamples that hold the place', () => {
    const state = openFlagState(Uint8Array.of(1, 0, 1, 1), false)
    const tally = new FlagTally(state)
    tally.count('drop-people', Int32Array.of(0, 1, 2, -1), Uint8Array.of(1, 1, 0))
    tally.count('drop-people', Int32Array.of(-1, 0, 1, -1), Uint8Array.of(0, 1))
    tally.count('drop-people', Int32Array.of(0, -1, 1, -1), Uint8Array.of(1, 1))
    expect(concludeFlags(state, 3)).toEqual([
      { place: 0, kept: 1, held: 2 / 3 },
      { place: 2, kept: 2 / 3, held: 1 },
      { place: 3, kept: null, held: 0 },
    ])
  })

  it('that no loss can undo is told by those resamples alone that could undo it', () => {
    const state = openFlagState(Uint8Array.of(1), true)
    const tally = new FlagTally(state)
    for (let at = 0; at < 7; at += 1) tally.count('drop-events', Int32Array.of(0), Uint8Array.of(1))
    expect(concludeFlags(state, 10)).toEqual([{ place: 0, kept: null, held: 0.7 }])
    tally.count('add-ties', Int32Array.of(0), Uint8Array.of(0))
    tally.count('regrade', Int32Array.of(0), Uint8Array.of(1))
    tally.count('merge-people', Int32Array.of(-1), Uint8Array.of(1))
    expect(concludeFlags(state, 10)).toEqual([{ place: 0, kept: 0.5, held: 0.9 }])
  })
})

describe('a division into clusters', () => {
  it('agrees with those of the resamples over the nodes in common, whatever the numbers', () => {
    const state = openDivisionState(Int32Array.of(1, 1, 2, 2, 3), 2)
    expect(concludeDivision(state)).toBeNull()
    countDivision(state, 0, Int32Array.of(0, 1, 2, 3, -1), Int32Array.of(2, 2, 1, 1))
    expect(concludeDivision(state)).toBe(1)
    countDivision(state, 1, Int32Array.of(0, 1, 2, 3, -1), Int32Array.of(1, 2, 1, 2))
    // Of six pairs two are together in each and none in both: (0 − 4/6) / (2 − 4/6) = −1/2.
    expect(concludeDivision(state)).toBeCloseTo(0.25, 12)
  })

  it('is not compared over fewer than two nodes', () => {
    const state = openDivisionState(Int32Array.of(1, 1), 1)
    countDivision(state, 0, Int32Array.of(0, -1), Int32Array.of(1))
    expect(concludeDivision(state)).toBeNull()
  })
})

it('a number for the whole network ranges from its least to its greatest value, that of the run among them', () => {
  expect(concludeRange(0.5, Float64Array.of(NaN, NaN))).toBeNull()
  expect(concludeRange(0.5, Float64Array.of(0.7, NaN))).toEqual({ low: 0.5, high: 0.7 })
  expect(concludeRange(0.5, Float64Array.of(0.7, -0.1))).toEqual({ low: -0.1, high: 0.7 })
})
