import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planFit } from '../../../client/scene/fit-plan.ts'
import type { PlannedView } from '../../../client/scene/fit-plan.ts'
import { isInside, overlaps } from '../../../client/scene/rectangle.ts'
import type { Rectangle } from '../../../client/scene/rectangle.ts'
import type { Point } from '../../../client/scene/scene-model.ts'

const screen = { left: 0, top: 0, right: 840, bottom: 790 }
const toolbar = { left: 8, top: 8, right: 288, bottom: 46 }
const legend = { left: 600, top: 560, right: 832, bottom: 782 }
const RADIUS = 12

function boxAround({ x, y }: Point, { scale, left, top }: PlannedView): Rectangle {
  const center = { x: left + x * scale, y: top - y * scale }
  return {
    left: center.x - RADIUS,
    top: center.y - RADIUS,
    right: center.x + RADIUS,
    bottom: center.y + RADIUS,
  }
}

function fit(points: readonly Point[], overlays: readonly Rectangle[], nameWidth = 0): PlannedView {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  return planFit({
    frame: { x: [Math.min(...xs), Math.max(...xs)], y: [Math.min(...ys), Math.max(...ys)] },
    screen,
    overlays,
    largestScale: 1.6,
    measure: (view) => {
      const shapes = points.map((point) => boxAround(point, view))
      const names =
        nameWidth === 0 ? [] : shapes.map(({ right, ...box }) => ({ ...box, left: right, right: right + nameWidth }))
      return { shapes, names }
    },
  })
}

const places = fc.array(fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -700, max: 700 }) }), {
  minLength: 1,
  maxLength: 40,
})

test('every node comes to lie on the screen and below no overlay', () => {
  fc.assert(
    fc.property(places, (points) => {
      const view = fit(points, [toolbar, legend])
      for (const box of points.map((point) => boxAround(point, view))) {
        expect(isInside(box, screen)).toBe(true)
        expect([toolbar, legend].some((overlay) => overlaps(overlay, box))).toBe(false)
      }
    }),
  )
})

test('an overlay over an empty corner takes nothing away', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 0, y: 600 },
    { x: 600, y: 600 },
  ]
  expect(fit(points, [legend])).toEqual(fit(points, []))
  expect(fit([...points, { x: 600, y: 0 }], [legend]).scale).toBeLessThan(fit(points, []).scale)
})

test('names beside the outermost nodes get room', () => {
  const row = [0, 300, 600, 900].map((x) => ({ x, y: 0 }))
  const view = fit(row, [], 100)
  const last = boxAround({ x: 900, y: 0 }, view)
  expect(last.right + 100).toBeLessThanOrEqual(screen.right)
  expect(fit(row, []).scale).toBeGreaterThan(view.scale)
})

test('two nodes do not fill the screen', () => {
  expect(
    fit(
      [
        { x: 0, y: 0 },
        { x: 10, y: 0 },
      ],
      [],
    ).scale,
  ).toBe(1.6)
})
