import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeLabels } from '../../../client/scene/label-placement.ts'
import type { LabelRequest, PlacedLabel } from '../../../client/scene/label-placement.ts'
import { isInside, overlaps, RectangleGrid } from '../../../client/scene/rectangle.ts'

const screen = { left: 0, top: 0, right: 800, bottom: 600 }

const requests: fc.Arbitrary<LabelRequest[]> = fc
  .array(
    fc.record({
      x: fc.integer({ min: 0, max: 800 }),
      y: fc.integer({ min: 0, max: 600 }),
      reach: fc.integer({ min: 4, max: 30 }),
      width: fc.integer({ min: 5, max: 190 }),
      direction: fc.constantFrom('ltr' as const, 'rtl' as const),
      forced: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map((all) => all.map((request, index) => ({ ...request, id: `n${index}`, height: 17 })))

function listDiscs(all: readonly LabelRequest[]): { left: number; top: number; right: number; bottom: number }[] {
  return all.map(({ x, y, reach }) => ({ left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }))
}

function place(all: readonly LabelRequest[]): PlacedLabel[] {
  const nodes = new RectangleGrid()
  for (const disc of listDiscs(all)) nodes.add(disc)
  return placeLabels(all, { taken: new RectangleGrid(), nodes, screen, beyond: 'leave out' })
}

test('no two labels share a pixel', () => {
  fc.assert(
    fc.property(requests, (all) => {
      const placed = place(all)
      placed.forEach((a, index) => {
        for (const b of placed.slice(index + 1)) expect(overlaps(a.box, b.box)).toBe(false)
      })
    }),
  )
})

test('only forced labels lie over nodes', () => {
  fc.assert(
    fc.property(requests, (all) => {
      const discs = listDiscs(all)
      const forced = new Set(all.filter((request) => request.forced).map((request) => request.id))
      for (const { id, box } of place(all)) {
        if (!forced.has(id)) expect(discs.some((disc) => overlaps(disc, box))).toBe(false)
      }
    }),
  )
})

test('the more important label is placed, the other one gives way or is left out', () => {
  const twin = { x: 300, y: 300, reach: 10, width: 100, height: 17, direction: 'ltr' as const, forced: false }
  const many = Array.from({ length: 19 }, (_, index) => ({ ...twin, id: `n${index}` }))
  const placed = place(many)
  expect(placed[0]?.id).toBe('n0')
  expect(placed.length).toBeLessThan(9)
  expect(placed.map(({ id }) => id)).toEqual(placed.map((_, index) => `n${index}`))
})

test('names start on the side from which they are read', () => {
  const base = { x: 400, y: 300, reach: 10, width: 80, height: 17, forced: false }
  const [latin] = place([{ ...base, id: 'a', direction: 'ltr' }])
  const [arabic] = place([{ ...base, id: 'b', direction: 'rtl' }])
  expect(latin?.box.left).toBeGreaterThan(410)
  expect(arabic?.box.right).toBeLessThan(390)
})

test('a name stays on the screen where another side is free', () => {
  const [placed] = place([
    { id: 'a', x: 770, y: 300, reach: 8, width: 90, height: 17, direction: 'ltr', forced: false },
  ])
  expect(placed?.box.right).toBeLessThanOrEqual(800)
})

test('every label lies wholly on the screen', () => {
  fc.assert(
    fc.property(requests, (all) => {
      for (const { box } of place(all)) expect(isInside(box, screen)).toBe(true)
    }),
  )
})

test('names may be placed beyond the screen where the room for them is measured', () => {
  const nodes = new RectangleGrid()
  const request = { id: 'a', x: 20, y: 5, reach: 8, width: 790, height: 17, direction: 'ltr' as const, forced: false }
  const ground = { taken: new RectangleGrid(), nodes, screen }
  expect(placeLabels([request], { ...ground, beyond: 'leave out' })).toEqual([])
  expect(placeLabels([request], { ...ground, beyond: 'place' })[0]?.box.right).toBeGreaterThan(800)
})
