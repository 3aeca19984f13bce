import { describe, expect, it } from 'vitest'

import { orderSides } from '../../bench/order-sides.ts'

function orderRuns(sides: readonly string[], runs: number): string[] {
  return Array.from({ length: runs }, (_, run) => orderSides(sides, run).join(''))
}

describe('orderSides', () => {
  it('lets two sides lead in turn', () => {
    expect(orderRuns(['A', 'B'], 5)).toEqual(['AB', 'BA', 'BA', 'AB', 'AB'])
  })

  it('lets three sides lead equally often, and each follow each of the others', () => {
    const orders = orderRuns(['A', 'B', 'C'], 6)
    expect(orders.map((order) => order[0]).sort()).toEqual(['A', 'A', 'B', 'B', 'C', 'C'])
    for (const pair of ['AB', 'BA', 'AC', 'CA', 'BC', 'CB']) {
      expect(orders.filter((order) => order.includes(pair))).toHaveLength(2)
    }
  })

  it('runs every side once', () => {
    for (let run = 0; run < 20; run += 1) expect(orderSides(['A', 'B', 'C', 'D'], run).sort().join('')).toBe('ABCD')
  })
})
