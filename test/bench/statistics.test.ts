import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { spread, summarise } from '../../bench/statistics.ts'
import type { Sample } from '../../bench/statistics.ts'

function sample(milliseconds: number, cpuMilliseconds: number, peakBytes: number | null = null): Sample {
  return { milliseconds, cpuMilliseconds, peakBytes }
}

describe('spread', () => {
  it('takes the middle value, or the mean of the two in the middle', () => {
    expect(spread([10, 9, 100])).toEqual({ median: 10, min: 9, max: 100 })
    expect(spread([4, 1, 2, 100])).toEqual({ median: 3, min: 1, max: 100 })
  })

  it('has as many values below the median as above', () => {
    const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 })
    fc.assert(
      fc.property(values, (drawn) => {
        const { median, min, max } = spread(drawn)
        expect(drawn.filter((value) => value < median).length).toBeLessThanOrEqual(drawn.length / 2)
        expect(drawn.filter((value) => value > median).length).toBeLessThanOrEqual(drawn.length / 2)
        expect(drawn).toContain(min)
        expect(drawn).toContain(max)
      }),
    )
  })

  it('refuses an empty list', () => {
    expect(() => spread([])).toThrow(RangeError)
  })
})

describe('summarise', () => {
  it('divides run by run, so that a busy spell that met both sides is no difference', () => {
    const summary = summarise({
      ours: [sample(20, 18), sample(200, 20), sample(30, 24)],
      peer: [sample(10, 9), sample(100, 10), sample(10, 8)],
    })
    expect(summary.ratio).toEqual({ median: 2, min: 2, max: 3 })
    expect(summary.cpuRatio).toEqual({ median: 2, min: 2, max: 3 })
    expect(summary.milliseconds.ours).toEqual({ median: 30, min: 20, max: 200 })
  })

  it('gives the largest peak, and null where none was told', () => {
    const summary = summarise({ ours: [sample(1, 1, 5), sample(1, 1, 7)], peer: [sample(1, 1), sample(1, 1)] })
    expect(summary.peakBytes).toEqual({ ours: 7, peer: null })
  })

  it('has no CPU ratio where some run did not tell its processor time', () => {
    const untold = { milliseconds: 1, cpuMilliseconds: null, peakBytes: null }
    expect(summarise({ ours: [sample(1, 1), untold], peer: [sample(1, 1), sample(1, 1)] }).cpuRatio).toBeNull()
    expect(summarise({ ours: [sample(2, 1)], peer: [sample(1, 1)] })).toMatchObject({ runs: 1, ratio: { median: 2 } })
  })

  it('refuses sides that ran unequally often', () => {
    expect(() => summarise({ ours: [sample(1, 1), sample(1, 1)], peer: [sample(1, 1)] })).toThrow(RangeError)
  })
})
