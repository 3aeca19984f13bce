import { describe, expect, it } from 'vitest'
import { adjustedMutualInformation } from '../../../../server/analysis/community/adjusted-mutual-information.ts'
import { adjustedRandIndex } from '../../../../server/analysis/community/adjusted-rand-index.ts'
import { createRandom } from '../../../../server/analysis/create-random.ts'
import { findMeasure } from '../../../../server/analysis/registry.ts'
import { buildGraphOf, computeList } from './build-graph-of.ts'
import type { Edge } from './build-graph-of.ts'

const NODES = 400_000

describe('a chain of 400,000 nodes', () => {
  const chain = buildGraphOf(
    NODES,
    Array.from({ length: NODES - 1 }, (_, at): Edge => [at, at + 1]),
  )

  it.each([
    ['articulation-points', NODES - 2],
    ['bridges', NODES - 1],
    ['k-core', NODES],
    ['components', NODES],
    ['degree', 2 * NODES - 2],
    ['clustering', 0],
    ['triangles', 0],
  ])('%s adds up to %i', (id, sum) => {
    expect(computeList(findMeasure(id), chain).reduce((total, value) => total + value, 0)).toBe(sum)
  })

  it('its PageRank adds up to 1', () => {
    const values = computeList(findMeasure('pagerank'), chain)
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9)
  })
})

it('400,000 nodes without ties are as many parts', () => {
  const graph = buildGraphOf(NODES, [])
  expect(computeList(findMeasure('components'), graph).at(-1)).toBe(NODES)
  expect(computeList(findMeasure('harmonic'), graph).every((value) => value === 0)).toBe(true)
  expect(computeList(findMeasure('betweenness'), graph).every((value) => value === 0)).toBe(true)
})

it('a leading part is found among 130,000 others', () => {
  const pairs = Array.from({ length: 130_000 }, (_, at): Edge => [2 * at, 2 * at + 1])
  const graph = buildGraphOf(260_003, [...pairs, [260_000, 260_001], [260_000, 260_002], [260_001, 260_002]])
  const values = computeList(findMeasure('eigenvector'), graph)
  expect(values.slice(-4)).toEqual([0, 1, 1, 1])
})

describe('divisions of 200,000 things', () => {
  const random = createRandom(5)
  const one = Array.from({ length: 200_000 }, () => Math.floor(random() * 50))
  const noise = one.map(() => Math.floor(random() * 50))
  const near = one.map((part) => (random() < 0.9 ? part : Math.floor(random() * 50)))

  it.each([adjustedMutualInformation, adjustedRandIndex])(
    '%o is 0 by chance, 1 of itself, and between else',
    (index) => {
      expect(Math.abs(index(one, noise))).toBeLessThan(1e-3)
      expect(index(one, one)).toBe(1)
      expect(index(one, near)).toBeGreaterThan(0.7)
      expect(index(one, near)).toBeLessThan(0.9)
      const alone = one.map((_, place) => place)
      expect(Math.abs(index(one, alone))).toBeLessThan(1e-9)
    },
  )
})
