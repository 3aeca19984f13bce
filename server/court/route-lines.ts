import type { ChartShape } from './exhibit-material.ts'
import type { NumberedLine } from './number-lines.ts'
import { boundNode, contains, RADIUS } from './page-layout.ts'
import type { Box, PlacedNode, Point } from './page-layout.ts'

/** A line on the sheet: a quadratic curve that ends at the outlines of its nodes. */
export interface RoutedLine {
  readonly line: NumberedLine
  readonly start: Point
  readonly bend: Point
  readonly end: Point
}

/** Millimetres by which the bends of parallel lines differ. */
const STEP = 4.5
const BENDS = 6
const SAMPLES = [0.06, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.94] as const

/**
 * Routes lines in the order of their numbers. Parallel lines bend apart, and a line bends around nodes it does not
 * join: one that seems to run into a third person would be read as evidence against them.
 */
export function routeLines(lines: readonly NumberedLine[], nodes: readonly PlacedNode[], area: Box): RoutedLine[] {
  const places = new Map(nodes.map((node) => [node.id, node]))
  const taken = new Map<string, Set<number>>()
  return lines.flatMap((line) => {
    const [from, to] = [places.get(line.source), places.get(line.target)]
    if (from === undefined || to === undefined) return []
    const key = [line.source, line.target].sort().join(' ')
    const used = taken.get(key) ?? new Set<number>()
    taken.set(key, used)
    const others = nodes.filter((node) => node !== from && node !== to)
    const choices = listBends(used).map((bend) => ({ bend, routed: bendLine(line, from, to, bend) }))
    const costs = choices.map(({ bend, routed }) => weighRoute(routed, others, area) + Math.abs(bend) * 0.4)
    const best = choices[costs.indexOf(Math.min(...costs))]
    if (best === undefined) return []
    used.add(best.bend)
    return [best.routed]
  })
}

/** The point at `t` (0 to 1) of the curve. */
export function pointAt({ start, bend, end }: Omit<RoutedLine, 'line'>, t: number): Point {
  const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t]
  return { x: a * start.x + b * bend.x + c * end.x, y: a * start.y + b * bend.y + c * end.y }
}

/** Bends that no line of the pair has yet: none, then ever wider on either side. */
function listBends(used: ReadonlySet<number>): number[] {
  const bends: number[] = []
  for (let step = 0; bends.length < BENDS * 2; step += 1) {
    for (const bend of step === 0 ? [0] : [step * STEP, -step * STEP]) if (!used.has(bend)) bends.push(bend)
  }
  return bends
}

function bendLine(line: NumberedLine, from: PlacedNode, to: PlacedNode, bend: number): RoutedLine {
  const side = line.source < line.target ? 1 : -1
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.max(Math.hypot(dx, dy), 0.01)
  const shift = (2 * bend * side) / length
  const middle = { x: (from.x + to.x) / 2 - dy * shift, y: (from.y + to.y) / 2 + dx * shift }
  return { line, start: leaveNode(from, middle), bend: middle, end: leaveNode(to, middle) }
}

function leaveNode(node: PlacedNode, towards: Point): Point {
  const [dx, dy] = [towards.x - node.x, towards.y - node.y]
  const length = Math.max(Math.hypot(dx, dy), 0.01)
  const reach = Math.min(measureReach(node.shape, dx / length, dy / length) + 0.4, length)
  return { x: node.x + (dx / length) * reach, y: node.y + (dy / length) * reach }
}

/** How far the outline lies from the middle in a direction of length 1, in millimetres. */
function measureReach(shape: ChartShape, dx: number, dy: number): number {
  const toBox = (halfWidth: number, halfHeight: number): number =>
    Math.min(halfWidth / Math.max(Math.abs(dx), 1e-6), halfHeight / Math.max(Math.abs(dy), 1e-6)) * RADIUS
  switch (shape) {
    case 'rectangle':
      return toBox(1.3, 0.85)
    case 'page':
      return toBox(0.8, 1)
    case 'diamond':
      return (1.2 * RADIUS) / (Math.abs(dx) + Math.abs(dy))
    case 'pin':
      return RADIUS * (dy > 0.5 ? 1.2 : 0.95)
    case 'hexagon':
    case 'double-hexagon':
    case 'circle':
      return RADIUS
  }
}

function weighRoute(routed: RoutedLine, others: readonly PlacedNode[], area: Box): number {
  let cost = 0
  for (const t of SAMPLES) {
    const point = pointAt(routed, t)
    if (!contains(area, point)) cost += 40
    for (const node of others) {
      if (Math.hypot(node.x - point.x, node.y - point.y) < RADIUS * 1.5) cost += 25
      else if (contains(boundNode(node), point)) cost += 2
    }
  }
  return cost
}
