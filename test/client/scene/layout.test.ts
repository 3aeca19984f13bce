import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findComponents } from '../../../client/scene/connected-components.ts'
import type { LayoutInput } from '../../../client/scene/connected-components.ts'
import { detectCommunities } from '../../../client/scene/detect-communities.ts'
import { layOut } from '../../../client/scene/force-layout.ts'
import { removeOverlaps } from '../../../client/scene/overlap-removal.ts'
import { placeNewNodes } from '../../../client/scene/place-new-nodes.ts'
import { createRandom } from '../../../client/scene/random.ts'
import type { Point, SceneGraph } from '../../../client/scene/scene-model.ts'
import { measureExtent, seedPositions } from '../../../client/scene/seed-positions.ts'
import type { Coordinates } from '../../../client/scene/seed-positions.ts'
import { measureSilhouette, plantCommunities } from './plant-communities.ts'

const inputs: fc.Arbitrary<LayoutInput> = fc.integer({ min: 1, max: 40 }).chain((order) => {
  const node = fc.integer({ min: 0, max: order - 1 })
  return fc.record({
    ids: fc.constant(Array.from({ length: order }, (_, index) => `n${index}`)),
    sizes: fc.array(fc.integer({ min: 4, max: 24 }), { minLength: order, maxLength: order }),
    links: fc.array(fc.tuple(node, node), { maxLength: 60 }),
  })
})

function finish(input: LayoutInput, seed: number, iterations: number): { shares: number[]; result: Coordinates } {
  const shares: number[] = []
  const slices = layOut(input, seed, iterations)
  let step = slices.next()
  while (step.done !== true) {
    shares.push(step.value)
    step = slices.next()
  }
  return { shares, result: step.value }
}

test('a seed repeats its numbers, which lie in [0, 1) and differ from those of another seed', () => {
  const draw = (seed: number): number[] => Array.from({ length: 1000 }, createRandom(seed))
  expect(draw(7)).toEqual(draw(7))
  expect(draw(7)).not.toEqual(draw(8))
  for (const number of draw(7)) expect(number >= 0 && number < 1).toBe(true)
  expect(draw(7).reduce((sum, number) => sum + number, 0) / 1000).toBeCloseTo(0.5, 1)
})

test('a layout repeats bit for bit and all its coordinates are finite', () => {
  fc.assert(
    fc.property(inputs, fc.integer(), (input, seed) => {
      const { result } = finish(input, seed, 30)
      expect(finish(input, seed, 30).result).toEqual(result)
      expect(result.every(Number.isFinite)).toBe(true)
    }),
    { numRuns: 40 },
  )
})

test('another seed gives another layout', () => {
  const input = {
    ids: ['a', 'b', 'c', 'd'],
    sizes: [5, 5, 5, 5],
    links: [
      [0, 1],
      [1, 2],
      [2, 3],
    ] as [number, number][],
  }
  expect(finish(input, 1, 50).result).not.toEqual(finish(input, 2, 50).result)
})

test('progress grows to 1', () => {
  const input = {
    ids: ['a', 'b', 'c'],
    sizes: [5, 5, 5],
    links: [
      [0, 1],
      [1, 2],
    ] as [number, number][],
  }
  const { shares } = finish(input, 1, 100)
  expect(shares).toHaveLength(10)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
})

test('unconnected parts stand beside each other and near each other', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      for (const positions of [seedPositions(input, 3), finish(input, 3, 20).result]) {
        const boxes = findComponents(input).map((part) => measureExtent(positions, part, input.sizes))
        const area = boxes.reduce(
          (sum, { left, right, bottom, top }) => sum + (right - left + 400) * (top - bottom + 400),
          0,
        )
        boxes.forEach((a, index) => {
          for (const b of boxes.slice(index + 1)) {
            const apart = a.right <= b.left || b.right <= a.left || a.top <= b.bottom || b.top <= a.bottom
            expect(apart).toBe(true)
          }
        })
        const whole = measureExtent(
          positions,
          input.ids.map((_, node) => node),
          input.sizes,
        )
        expect((whole.right - whole.left) * (whole.top - whole.bottom)).toBeLessThan(area * 4)
      }
    }),
    { numRuns: 40 },
  )
})

test('components hold every node once, the largest first', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const components = findComponents(input)
      expect(components.flat().sort((a, b) => a - b)).toEqual(input.ids.map((_, node) => node))
      const orders = components.map((component) => component.length)
      expect(orders).toEqual([...orders].sort((a, b) => b - a))
      const home = new Map(components.flatMap((component, index) => component.map((node) => [node, index] as const)))
      for (const [from, to] of input.links) expect(home.get(from)).toBe(home.get(to))
    }),
  )
})

test('discs on top of each other are pushed apart', () => {
  const sizes = [10, 10, 10, 10, 10]
  const positions = new Float64Array(10)
  removeOverlaps(positions, sizes, 6)
  for (let a = 0; a < 5; a += 1) {
    for (let b = a + 1; b < 5; b += 1) {
      const dx = (positions[a * 2] ?? 0) - (positions[b * 2] ?? 0)
      const dy = (positions[a * 2 + 1] ?? 0) - (positions[b * 2 + 1] ?? 0)
      expect(Math.hypot(dx, dy)).toBeGreaterThan(25)
    }
  }
})

function createGraph(ids: readonly string[], pairs: readonly [string, string][]): SceneGraph {
  return {
    nodes: ids.map((id) => ({ id, shape: 'circle', label: id, size: 8, color: '#0072b2', protection: null })),
    edges: pairs.map(([source, target], index) => ({
      id: `e${index}`,
      source,
      target,
      label: '',
      line: 'solid',
      crossed: false,
      directed: true,
      color: '',
    })),
  }
}

test('new nodes stand near their neighbours, off the others, always at the same place, and move nobody', () => {
  const graph = createGraph(
    ['a', 'b', 'c', 'd', 'e'],
    [
      ['a', 'c'],
      ['b', 'c'],
      ['c', 'd'],
    ],
  )
  const place = (): Map<string, Point> => {
    const placed = new Map([
      ['a', { x: 0, y: 0 }],
      ['b', { x: 300, y: 0 }],
    ])
    placeNewNodes(graph, placed, 1)
    return placed
  }
  const placed = place()
  expect(place()).toEqual(placed)
  expect(placed.get('a')).toEqual({ x: 0, y: 0 })
  expect(placed.size).toBe(5)
  const c = placed.get('c') ?? { x: NaN, y: NaN }
  expect(Math.hypot(c.x - 150, c.y)).toBeLessThan(120)
  expect(placed.get('e')?.y).toBeLessThan(0)
  const points = [...placed.values()]
  points.forEach((a, index) => {
    for (const b of points.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(40)
  })
})

test('an overview of planted communities shows them as separate parts', () => {
  const { input, communities } = plantCommunities({ order: 800, communities: 5, inside: 6, outside: 2, seed: 7 })
  const { result } = finish(input, 1, 300)
  expect(measureSilhouette(result, communities)).toBeGreaterThan(0.35)
})

test('communities of the layout are those that hold together, and without links everybody stands alone', () => {
  const links: [number, number, number][] = [
    [0, 1, 1],
    [1, 2, 1],
    [0, 2, 1],
    [3, 4, 1],
    [4, 5, 1],
    [3, 5, 1],
    [2, 3, 1],
  ]
  expect(detectCommunities(6, links)).toEqual([0, 0, 0, 1, 1, 1])
  expect(detectCommunities(3, [])).toEqual([0, 1, 2])
})
