import type { Point } from './scene-model.ts'

/** Whether a point lies in a polygon, by the number of edges to its right (even-odd rule). */
export function containsPoint(polygon: readonly Point[], { x, y }: Point): boolean {
  let inside = false
  polygon.forEach((a, index) => {
    const b = polygon[(index + 1) % polygon.length] ?? a
    const crosses = a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x
    if (crosses) inside = !inside
  })
  return inside
}

/** The four corners of the rectangle between two points. */
export function spanRectangle(a: Point, b: Point): Point[] {
  return [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }]
}
