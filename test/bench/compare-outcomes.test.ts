import { describe, expect, it } from 'vitest'

import { compareOutcomes, WrongOutcomeError } from '../../bench/compare-outcomes.ts'

describe('compareOutcomes', () => {
  it('lets the same through, and what differs by no more than the tolerance', () => {
    expect(() => {
      compareOutcomes({ nodes: 5, sum: 1000 }, { sum: 1000.5, nodes: 5 }, 1e-3)
    }).not.toThrow()
  })

  it.each([
    ['another value', { nodes: 6 }],
    ['another name', { ties: 5 }],
    ['a name less', {}],
    ['a name more', { nodes: 5, ties: 1 }],
    ['no number', { nodes: Number.NaN }],
  ])('refuses %s', (_, found) => {
    expect(() => {
      compareOutcomes({ nodes: 5 }, found, 1e-9)
    }).toThrow(WrongOutcomeError)
  })

  it.each([[{}], [{ nodes: 0 }]])('refuses two sides that did nothing: %o', (nothing) => {
    expect(() => {
      compareOutcomes(nothing, nothing, 0)
    }).toThrow(WrongOutcomeError)
  })
})
