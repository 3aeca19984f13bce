import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildGraph, DanglingEdgeError } from '../../../client/scene/build-graph.ts'
import { findMiddle, measureBend } from '../../../client/scene/edge-geometry.ts'
import { measureDistance, measureReach, SHAPE_CODES, MAX_EXTENT } from '../../../client/scene/node-geometry.ts'
import { measureDistanceToCurve } from '../../../client/scene/pick-edge.ts'
import { containsPoint, spanRectangle } from '../../../client/scene/polygon.ts'
import type { NodeShape } from '../../../client/scene/scene-model.ts'

const SHAPES = Object.keys(SHAPE_CODES) as NodeShape[]
const angle = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true })

test.each(SHAPES)('the reach of a %s ends on its outline in every direction', (shape) => {
  fc.assert(
    fc.property(angle, (turn) => {
      const [x, y] = [Math.cos(turn), Math.sin(turn)]
      const reach = measureReach(shape, x, y)
      expect(Math.abs(measureDistance(shape, x * reach, y * reach))).toBeLessThan(0.02)
      expect(measureDistance(shape, x * (reach - 0.1), y * (reach - 0.1))).toBeLessThan(0)
      expect(reach).toBeLessThanOrEqual(MAX_EXTENT)
    }),
  )
})

const point = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) })

test('the middle of an edge lies on its curve, as far from the straight line as its bend says', () => {
  fc.assert(
    fc.property(point, point, fc.integer({ min: -4, max: 4 }), (from, to, lane) => {
      const distance = Math.hypot(to.x - from.x, to.y - from.y)
      const bend = measureBend(lane, distance)
      const middle = findMiddle(from, to, bend)
      expect(measureDistanceToCurve(middle, from, to, bend)).toBeLessThan(1e-6)
      const straight = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
      expect(Math.hypot(middle.x - straight.x, middle.y - straight.y)).toBeCloseTo(Math.abs(bend) * distance, 6)
    }),
  )
})

test('lanes of the same edge keep apart by at most 30 units and a share of its length', () => {
  expect(measureBend(1, 1000) * 1000).toBeCloseTo(30)
  expect(measureBend(1, 50) * 50).toBeCloseTo(12)
  expect(measureBend(1, 0)).toBe(0)
})

test('a point is in a box exactly when it is between its sides', () => {
  fc.assert(
    fc.property(point, point, point, (a, b, corner) => {
      // Off the whole numbers, so that no point lies on a side.
      const [x, y] = [corner.x + 0.25, corner.y + 0.25]
      const between =
        x > Math.min(a.x, b.x) && x < Math.max(a.x, b.x) && y > Math.min(a.y, b.y) && y < Math.max(a.y, b.y)
      expect(containsPoint(spanRectangle(a, b), { x, y })).toBe(between)
    }),
  )
})

test('an edge to an absent node is refused by name', () => {
  const edge = {
    id: 'e',
    source: 'a',
    target: 'b',
    label: '',
    line: 'solid',
    crossed: false,
    directed: true,
    color: '',
  } as const
  expect(() => buildGraph({ nodes: [], edges: [edge] }, new Map())).toThrow(DanglingEdgeError)
})
