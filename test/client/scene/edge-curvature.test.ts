import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignLanes } from '../../../client/scene/edge-curvature.ts'
import type { EdgeEnds } from '../../../client/scene/edge-curvature.ts'

const nodes = fc.constantFrom('a', 'b', 'c')
const edges: fc.Arbitrary<EdgeEnds[]> = fc
  .array(fc.tuple(nodes, nodes), { maxLength: 24 })
  .map((pairs) => pairs.map(([source, target], index) => ({ id: `e${index}`, source, target })))

/** The lane as seen from the lesser end, so that opposite edges can be compared. */
function findSide(edge: EdgeEnds, lanes: ReadonlyMap<string, number>): number {
  const lane = lanes.get(edge.id) ?? NaN
  return edge.source <= edge.target ? lane : -lane
}

function groupByPair(all: readonly EdgeEnds[]): EdgeEnds[][] {
  const groups = new Map<string, EdgeEnds[]>()
  for (const edge of all) {
    const key = [edge.source, edge.target].sort().join(' ')
    groups.set(key, [...(groups.get(key) ?? []), edge])
  }
  return [...groups.values()]
}

test('parallel edges, whatever their direction, lie on lanes one apart and symmetric about the straight line', () => {
  fc.assert(
    fc.property(edges, (all) => {
      const lanes = assignLanes(all)
      for (const group of groupByPair(all)) {
        if (group[0]?.source === group[0]?.target) continue
        const sides = group.map((edge) => findSide(edge, lanes)).sort((a, b) => a - b)
        sides.forEach((side, index) => {
          expect(side).toBeCloseTo(index - (group.length - 1) / 2)
        })
      }
    }),
  )
})

test('self loops nest', () => {
  const loops = ['x', 'y', 'z'].map((id) => ({ id, source: 'a', target: 'a' }))
  expect([...assignLanes(loops).values()].sort()).toEqual([0, 1, 2])
})

test('lanes do not depend on the order of the edges', () => {
  fc.assert(
    fc.property(edges, (all) => {
      const lanes = assignLanes(all)
      const reversed = assignLanes([...all].reverse())
      for (const { id } of all) expect(reversed.get(id)).toBe(lanes.get(id))
    }),
  )
})

test('ids with separators in them do not share a pair', () => {
  const lanes = assignLanes([
    { id: '1', source: 'a","b', target: 'c' },
    { id: '2', source: 'a', target: 'b","c' },
  ])
  expect([...lanes.values()]).toEqual([0, 0])
})
