import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundForComparison } from '../../../../server/analysis/rank-values.ts'
import { compareOrders } from '../../../../server/analysis/stability/compare-orders.ts'
import { concludeOrder, concludeRanks } from '../../../../server/analysis/stability/conclude-order.ts'
import { kendallTau } from '../../../../server/analysis/stability/kendall-tau.ts'
import { OrderTally, openOrderState, orderPlaces } from '../../../../server/analysis/stability/order-tally.ts'
import type { Way } from '../../../../server/analysis/stability/perturbation.ts'
import { chooseRuns } from '../../../soak.ts'

const HERE = Int32Array.of(0, 1, 2)
type Counted = readonly [Way, readonly number[], Int32Array?]

/** What follows from resamples with these values, in the order of the ranking of the first values. */
function conclude(values: readonly number[], counted: readonly Counted[]) {
  const state = openOrderState(values, counted.length)
  const tally = new OrderTally(state)
  counted.forEach(([way, own, places], slot) => {
    tally.count(slot, way, places ?? HERE.subarray(0, values.length), Float64Array.from(own))
  })
  const ranks = concludeRanks(state, orderPlaces(Float64Array.from(values, roundForComparison)))
  return { ranks, order: concludeOrder(state, ranks) }
}

describe('the order of a ranking', () => {
  it('is kept only where each stays strictly between its neighbours', () => {
    const { ranks } = conclude(
      [3, 2, 1],
      [
        ['drop-events', [3, 2, 1]],
        ['drop-events', [3, 1, 1]],
        ['drop-people', [1, 2, 0]],
        ['leave-out-origin', [9, 8, 7]],
      ],
    )
    expect(ranks[0]).toMatchObject({ kept: 0.75, best: 1, worst: 2, stable: false })
    expect(ranks[1]).toMatchObject({ kept: 0.5, best: 1, worst: 2, stable: false })
    expect(ranks[2]).toMatchObject({ kept: 0.75, best: 2, worst: 3 })
    expect(ranks[0]?.byWay).toMatchObject({
      'drop-events': { best: 1, worst: 1, kept: 1 },
      'drop-people': { best: 2, worst: 2, kept: 0 },
      'leave-out-origin': { best: 1, worst: 1, kept: 1 },
      'merge-people': { best: null, worst: null, kept: null },
    })
  })

  it('is stable from 80 % on', () => {
    const count = (kept: number, lost: number) => [
      ...Array.from({ length: kept }, (): Counted => ['drop-events', [2, 1]]),
      ...Array.from({ length: lost }, (): Counted => ['drop-events', [1, 2]]),
    ]
    expect(conclude([2, 1], count(4, 1)).ranks).toMatchObject([
      { kept: 0.8, stable: true },
      { kept: 0.8, stable: true },
    ])
    expect(conclude([2, 1], count(7, 3)).ranks[0]).toMatchObject({ kept: 0.7, stable: false })
  })

  it('does not count a resample that lacks the node or its neighbours', () => {
    const { ranks } = conclude([3, 2, 1], [['drop-people', [3, 1], Int32Array.of(0, -1, 1)]])
    expect(ranks.map((row) => [row.kept, row.best, row.worst])).toEqual([
      [null, 1, 1],
      [null, 2, 2],
      [null, 2, 3],
    ])
  })

  it('among equals claims nothing, and they are compared with the next rank', () => {
    const twice: Counted[] = [
      ['drop-events', [2, 1, 0]],
      ['drop-events', [2, 0, 0]],
    ]
    expect(conclude([2, 2, 1], twice).ranks.map((row) => row.kept)).toEqual([1, 0.5, 0.5])
    const thrice: Counted[] = [...twice, ['drop-events', [1, 2, 0]]]
    expect(conclude([2, 2, 1], thrice).ranks.map((row) => row.kept)).toEqual([1, 2 / 3, 2 / 3])
  })

  it('is not that of the ids, and rounding parts nobody', () => {
    expect(conclude([0.3, 1, 0.1 + 0.2], [['drop-events', [0.1 + 0.2, 0.3, 0.3]]]).ranks).toMatchObject([
      { best: 1, worst: 1, kept: 0 },
      { best: 1, worst: 2, kept: 0 },
      { best: 1, worst: 2, kept: 0 },
    ])
  })
})

describe('rounding for comparison', () => {
  it('keeps whole numbers and parts what differs in the ninth digit', () => {
    for (const value of [0, 1, -7, 2 ** 33 - 1, 2 ** 900, -Number.MAX_VALUE])
      expect(roundForComparison(value)).toBe(value)
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-200, max: 1e200 }), (value) => {
        const rounded = roundForComparison(value)
        expect(Math.abs(rounded - value)).toBeLessThanOrEqual(value * 2 ** -33)
        expect(roundForComparison(value * (1 + 1e-9))).not.toBe(rounded)
      }),
    )
  })
})

/** Tau-b by its definition: every pair looked at. */
function tauByPairs(one: readonly number[], other: readonly number[]): number {
  let [sum, toldOne, toldOther] = [0, 0, 0]
  for (let a = 0; a < one.length; a += 1) {
    for (let b = a + 1; b < one.length; b += 1) {
      const [first, second] = [Math.sign((one[a] ?? 0) - (one[b] ?? 0)), Math.sign((other[a] ?? 0) - (other[b] ?? 0))]
      sum += first * second
      toldOne += Math.abs(first)
      toldOther += Math.abs(second)
    }
  }
  return sum / Math.sqrt(toldOne * toldOther)
}

const lists = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { maxLength: 40 })

describe('rankings compared as wholes', () => {
  it('have the tau-b of its definition', () => {
    fc.assert(
      fc.property(lists, (pairs) => {
        const sorted = [...pairs].sort(([one], [other]) => other - one)
        const [own, other] = [sorted.map(([value]) => value), sorted.map(([, value]) => value)]
        const found = kendallTau(Float64Array.from(own), Float64Array.from(other))
        expect(found).toBe(tauByPairs(own, other))
      }),
      { numRuns: chooseRuns(300, 5000) },
    )
  })

  it('share of their first k those that both have there, equals of the k-th among them', () => {
    const firstOf = (values: readonly number[], depth: number) => {
      const least = [...values].sort((a, b) => b - a)[depth - 1] ?? Infinity
      return [...values.keys()].filter((place) => (values[place] ?? 0) >= least)
    }
    fc.assert(
      fc.property(lists, (pairs) => {
        const [own, other] = [pairs.map(([value]) => value), pairs.map(([, value]) => value)]
        const values = Float64Array.from(own)
        const { overlaps } = compareOrders(values, orderPlaces(values).places, Float64Array.from(other))
        const expected = [1, 3, 5, 10, 20].map((depth) => {
          if (depth > own.length) return NaN
          const [one, two] = [firstOf(own, depth), firstOf(other, depth)]
          return one.filter((place) => two.includes(place)).length / Math.max(one.length, two.length)
        })
        expect(overlaps).toEqual(expected)
      }),
      { numRuns: chooseRuns(300, 5000) },
    )
  })

  it('keep the order of the first k where these stay in it and above all others', () => {
    const orders = (own: readonly number[], other: readonly number[]) => {
      const values = Float64Array.from(own)
      return compareOrders(values, orderPlaces(values).places, Float64Array.from(other)).orders.slice(0, 2)
    }
    expect(orders([4, 3, 2, 1], [9, 8, 7, 6])).toEqual([1, 1])
    expect(orders([4, 3, 2, 1], [9, 7, 8, 6])).toEqual([1, 0])
    expect(orders([4, 3, 2, 1], [9, 8, 7, 7])).toEqual([1, 0])
    expect(orders([4, 3, 2, 1], [9, 8, 7, 10])).toEqual([0, 0])
    // Equals of the run may come in any order.
    expect(orders([4, 4, 2, 1], [7, 9, 3, 2])).toEqual([1, 1])
    expect(orders([4, 3, NaN, 1].slice(0, 2), [NaN, 1])[0]).toBe(1)
  })

  it('are told by mean and least over the resamples that can', () => {
    const { order } = conclude(
      [3, 2, 1],
      [
        ['drop-events', [3, 2, 1]],
        ['drop-events', [2, 3, 1]],
        ['drop-people', [1], Int32Array.of(0, -1, -1)],
      ],
    )
    // The last has one node: it is the first of one, and tells no order of two.
    expect(order.depths).toEqual([
      { depth: 1, overlap: { mean: 2 / 3, least: 0 }, orderKept: 2 / 3 },
      { depth: 3, overlap: { mean: 1, least: 1 }, orderKept: 1 / 2 },
    ])
    expect(order.tau?.mean).toBeCloseTo((1 + 1 / 3) / 2, 12)
    expect(order.stableShare).toBe(1 / 3)
  })
})
