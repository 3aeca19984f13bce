import type { NodeShape } from './scene-model.ts'

/** The numbers by which shapes reach the shaders; the order is part of node-shader.ts. */
export const SHAPE_CODES: Readonly<Record<NodeShape, number>> = {
  circle: 0,
  rectangle: 1,
  diamond: 2,
  pin: 3,
  hexagon: 4,
  page: 5,
}

/** No shape reaches further from its centre than this, in radii; the corners of the rectangle come nearest to it. */
export const MAX_EXTENT = 1.46

/**
 * Signed distance from a point to a shape of radius 1, y upwards, negative inside. The same formulas as in
 * node-shader.ts; after Inigo Quilez, "2D distance functions", https://iquilezles.org/articles/distfunctions2d/.
 */
export function measureDistance(shape: NodeShape, x: number, y: number): number {
  switch (shape) {
    case 'circle':
      return Math.hypot(x, y) - 1
    case 'rectangle':
      return measureBox(x, y, 1.2, 0.82)
    case 'diamond':
      return (Math.abs(x) + Math.abs(y) - 1.28) * Math.SQRT1_2
    case 'pin':
      return measurePin(x, y)
    case 'hexagon':
      return measureHexagon(x, y)
    case 'page':
      return Math.max(measureBox(x, y, 0.8, 1.05), (x + y - 1.35) * Math.SQRT1_2)
  }
}

/**
 * How far a shape of radius 1 reaches from its centre in a direction, found by marching inwards from outside.
 *
 * @param dx, dy the direction; its length does not matter, a zero direction gives 1
 */
export function measureReach(shape: NodeShape, dx: number, dy: number): number {
  const length = Math.hypot(dx, dy)
  if (shape === 'circle' || length === 0) return 1
  const x = dx / length
  const y = dy / length
  let reach = MAX_EXTENT
  for (let step = 0; step < 16; step += 1) reach -= measureDistance(shape, x * reach, y * reach)
  return reach
}

/** How far a shape of radius 1 reaches to its sides, upwards and downwards: the box that labels keep off. */
export const SHAPE_BOUNDS: Readonly<Record<NodeShape, { aside: number; up: number; down: number }>> = {
  circle: { aside: 1, up: 1, down: 1 },
  rectangle: { aside: 1.2, up: 0.82, down: 0.82 },
  diamond: { aside: 1.28, up: 1.28, down: 1.28 },
  pin: { aside: 0.8, up: 1.05, down: 1.25 },
  hexagon: { aside: 1.04, up: 0.9, down: 0.9 },
  page: { aside: 0.8, up: 1.05, down: 1.05 },
}

function measureBox(x: number, y: number, halfWidth: number, halfHeight: number): number {
  const dx = Math.abs(x) - halfWidth
  const dy = Math.abs(y) - halfHeight
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0)
}

/** A round head of radius 0.8 around (0, 0.25) that tapers to a tip at (0, −1.25). */
function measurePin(x: number, y: number): number {
  const px = Math.abs(x)
  const py = y + 1.25
  const slope = -0.8 / 1.5
  const across = Math.sqrt(1 - slope * slope)
  const along = -slope * px + across * py
  if (along < 0) return Math.hypot(px, py)
  if (along > across * 1.5) return Math.hypot(px, py - 1.5) - 0.8
  return across * px + slope * py
}

/** Flat top and bottom, inner radius 0.9. */
function measureHexagon(x: number, y: number): number {
  const kx = -0.866025404
  const ky = 0.5
  let px = Math.abs(x)
  let py = Math.abs(y)
  const fold = 2 * Math.min(kx * px + ky * py, 0)
  px -= fold * kx
  py -= fold * ky
  const edge = Math.min(Math.max(px, -0.577350269 * 0.9), 0.577350269 * 0.9)
  return Math.hypot(px - edge, py - 0.9) * Math.sign(py - 0.9)
}
