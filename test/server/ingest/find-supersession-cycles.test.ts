import fc from 'fast-check'
import { expect, test } from 'vitest'

import { findSupersessionCycles } from '../../../server/ingest/case-file/find-supersession-cycles.ts'
import { NumberColumn } from '../../../server/ingest/case-file/number-column.ts'

/** Claims by number, each with the one that it supersedes. */
function find(superseded: readonly (number | null)[]): number[][] {
  const pairs = NumberColumn.ofWords()
  superseded.forEach((next, claim) => {
    if (next === null) return
    pairs.push(claim)
    pairs.push(next)
  })
  return findSupersessionCycles(superseded.length, pairs)
}

test('chains and forks are no circles; a claim that supersedes itself is told elsewhere', () => {
  expect(find([1, null, 1, null, 4])).toEqual([])
  expect(find([])).toEqual([])
})

test('a circle comes once, from its first claim in order, without what leads into it', () => {
  expect(find([2, 2, 1, 0])).toEqual([[2, 1]])
})

test('a claim is in a circle exactly if following it comes back to it', () => {
  const arbitrary = fc.array(fc.option(fc.nat({ max: 11 })), { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(arbitrary, (nexts) => {
      const comesBack = nexts.map((_, claim) => claim).filter((claim) => returnsTo(claim, nexts))
      expect(find(nexts).flat().sort()).toEqual(comesBack.sort())
    }),
  )
})

function returnsTo(claim: number, nexts: readonly (number | null)[]): boolean {
  let at = nexts[claim] ?? null
  if (at === claim) return false
  for (let step = 0; step < nexts.length && at !== null; step += 1) {
    if (at === claim) return true
    at = nexts[at] ?? null
  }
  return false
}
