import { measureReach } from './node-geometry.ts'
import type { NodeShape, Point } from './scene-model.ts'

/** Chart units between two lanes of parallel edges; short edges fan out by less, see LANE_SHARE. */
const LANE_WIDTH = 30
const LANE_SHARE = 0.24

/**
 * Height of an edge's curve as a share of the distance of its ends, positive to the left of its direction.
 *
 * @param lane see edge-curvature.ts
 * @param distance between the ends, chart units
 */
export function measureBend(lane: number, distance: number): number {
  if (lane === 0 || distance === 0) return 0
  return lane * Math.min(LANE_WIDTH / distance, LANE_SHARE)
}

/** Radius of a self loop's circle in CSS pixels at the fitted view, around a node of radius `size`. */
export function measureLoopRadius(lane: number, size: number): number {
  return size * 0.9 + 7 + lane * 6
}

/**
 * How far the node at an end of a curve covers it, in radii of that node.
 *
 * @param dx, dy from this end to the other
 * @param bend as seen from this end: positive when the curve lies to the left of (dx, dy)
 */
export function measureEndReach(shape: NodeShape, dx: number, dy: number, bend: number): number {
  const slope = 4 * bend
  return measureReach(shape, dx - dy * slope, dy + dx * slope)
}

/**
 * The middle of an edge as it is drawn.
 *
 * @param source, target in any coordinates with y upwards
 */
export function findMiddle(source: Point, target: Point, bend: number): Point {
  const dx = target.x - source.x
  const dy = target.y - source.y
  return { x: source.x + dx / 2 - dy * bend, y: source.y + dy / 2 + dx * bend }
}
