import fc from 'fast-check'
import { expect, test } from 'vitest'

import { findSupersessionCycles } from '../../../server/ingest/case-file/find-supersession-cycles.ts'
import { toClaimId } from '../../contract/build-records.ts'

const link = (id: string, next: string | null) => ({
  id: toClaimId(id),
  supersedes: next === null ? null : toClaimId(next),
})

test('chains, forks and claims out of sight are no circles; a claim that supersedes itself is told elsewhere', () => {
  const claims = [link('a', 'b'), link('b', null), link('c', 'b'), link('d', 'outside'), link('e', 'e')]
  expect(findSupersessionCycles(claims)).toEqual([])
})

test('a circle comes once, from its first claim in order, without what leads into it', () => {
  const claims = [link('x', 'c'), link('b', 'c'), link('c', 'b'), link('y', 'x')]
  expect(findSupersessionCycles(claims)).toEqual([['c', 'b']])
})

test('a claim is in a circle exactly if following it comes back to it', () => {
  const arbitrary = fc.array(fc.option(fc.nat({ max: 11 })), { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(arbitrary, (nexts) => {
      const claims = nexts.map((next, index) => link(`c${index}`, next === null ? null : `c${next}`))
      const comesBack = claims.map((claim) => claim.id).filter((id) => returnsTo(id, claims))
      expect(findSupersessionCycles(claims).flat().sort()).toEqual(comesBack.sort())
    }),
  )
})

function returnsTo(id: string, claims: readonly ReturnType<typeof link>[]): boolean {
  const first = claims.find((one) => one.id === id)?.supersedes ?? null
  if (first === id) return false
  let at: string | null = first
  for (let step = 0; step < claims.length && at !== null; step += 1) {
    if (at === id) return true
    at = claims.find((one) => one.id === at)?.supersedes ?? null
  }
  return false
}
