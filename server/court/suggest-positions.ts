import { RADIUS } from './page-layout.ts'
import type { Point } from './page-layout.ts'

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))
const ROUNDS = 300
/** Places farther out than any chart are taken for missing. */
const FARTHEST = 1e7
/** Places closer than this are one place: what divides by their distance would leave the numbers that exist. */
export const LEAST_EXTENT = 1e-6

/** What is to be placed: nodes in a fixed order and the pairs of them that lines join. */
export interface Layout {
  readonly ids: readonly string[]
  readonly links: readonly (readonly [number, number])[]
}

/**
 * A place for every node: the one it has, else one that springs along its lines find for it (after Fruchterman and
 * Reingold, 1991). Placed nodes never move. Uses neither chance nor a clock. In the unit of `known`, y upwards.
 */
export function suggestPositions(layout: Layout, known: ReadonlyMap<string, Point>): Point[] {
  const fixed = layout.ids.map((id) => {
    const place = known.get(id)
    return place !== undefined && isUsable(place) ? place : null
  })
  const spread = measureSpread(fixed.filter((place) => place !== null))
  const places = fixed.map((place, index) => place ?? startOnSpiral(spread, index))
  if (fixed.every((place) => place !== null)) return places
  for (let round = 0; round < ROUNDS; round += 1) {
    const reach = spread.unit * 2 * (1 - round / ROUNDS)
    const forces = sumForces(places, layout.links, spread)
    for (const [index, force] of forces.entries()) {
      const place = places[index]
      if (fixed[index] !== null || place === undefined) continue
      const length = Math.max(Math.hypot(force.x, force.y), 1e-9)
      const step = Math.min(length, reach) / length
      places[index] = { x: place.x + force.x * step, y: place.y + force.y * step }
    }
  }
  return places
}

function isUsable({ x, y }: Point): boolean {
  return Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST
}

interface Spread {
  readonly middle: Point
  /** A good distance between neighbours. */
  readonly unit: number
}

function measureSpread(places: readonly Point[]): Spread {
  if (places.length < 2) return { middle: places[0] ?? { x: 0, y: 0 }, unit: RADIUS * 8 }
  const xs = places.map((place) => place.x)
  const ys = places.map((place) => place.y)
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const extent = Math.max(right - left, high - low)
  const unit = extent > LEAST_EXTENT ? extent / Math.sqrt(places.length) : RADIUS * 8
  return { middle: { x: (left + right) / 2, y: (low + high) / 2 }, unit }
}

function startOnSpiral({ middle, unit }: Spread, index: number): Point {
  const radius = unit * Math.sqrt(index + 1)
  const angle = index * GOLDEN_ANGLE
  return { x: middle.x + radius * Math.cos(angle), y: middle.y + radius * Math.sin(angle) }
}

function sumForces(places: readonly Point[], links: Layout['links'], { middle, unit }: Spread): Point[] {
  const forces = places.map((place) => ({ x: (middle.x - place.x) * 0.06, y: (middle.y - place.y) * 0.1 }))
  const pull = (a: number, b: number, strength: (distance: number) => number): void => {
    const [one, other, first, second] = [places[a], places[b], forces[a], forces[b]]
    if (one === undefined || other === undefined || first === undefined || second === undefined) return
    const dx = other.x - one.x
    const dy = other.y - one.y
    const distance = Math.max(Math.hypot(dx, dy), unit * 1e-3)
    const share = strength(distance) / distance
    first.x += dx * share
    first.y += dy * share
    second.x -= dx * share
    second.y -= dy * share
  }
  for (let a = 0; a < places.length; a += 1) {
    for (let b = a + 1; b < places.length; b += 1) pull(a, b, (distance) => -(unit * unit) / distance)
  }
  for (const [a, b] of links) pull(a, b, (distance) => (distance * distance) / unit / 4)
  return forces
}
