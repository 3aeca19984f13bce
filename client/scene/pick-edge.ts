import { measureBend } from './edge-geometry.ts'
import type { Point } from './scene-model.ts'
import type { SceneState } from './scene-state.ts'
import { readViewport } from './viewport.ts'
import type { SceneRenderer } from './viewport.ts'

/** CSS pixels from a line within which a click means it. */
const TOLERANCE = 5
const CURVE_STEPS = 8

/**
 * Finds the edge nearest to a point by geometry: the way of large charts, which draw no picking buffer for edges. It
 * takes a few milliseconds for fifty thousand. Self loops are not found.
 *
 * @param point CSS pixels from the container's upper left corner
 */
export function findEdgeNear(renderer: SceneRenderer, state: SceneState, point: Point): string | null {
  const { project } = readViewport(renderer)
  let nearest: string | null = null
  let least = TOLERANCE
  renderer.getGraph().forEachEdge((id, { lane }, source, target, from, to) => {
    if (state.hiddenEdges.has(id) || state.hiddenNodes.has(source) || state.hiddenNodes.has(target)) return
    const bend = measureBend(lane, Math.hypot(to.x - from.x, to.y - from.y))
    const distance = measureDistanceToCurve(point, project(from), project(to), -bend)
    if (distance >= least) return
    least = distance
    nearest = id
  })
  return nearest
}

/**
 * Distance from a point to an edge's curve, followed in straight pieces.
 *
 * @param bend as in edge-geometry.ts, positive to the left with y upwards, to the right with y downwards
 */
export function measureDistanceToCurve(point: Point, from: Point, to: Point, bend: number): number {
  const steps = bend === 0 ? 1 : CURVE_STEPS
  const dx = to.x - from.x
  const dy = to.y - from.y
  const at = (t: number): Point => {
    const rise = 4 * bend * t * (1 - t)
    return { x: from.x + dx * t - dy * rise, y: from.y + dy * t + dx * rise }
  }
  let least = Infinity
  for (let step = 0; step < steps; step += 1) {
    least = Math.min(least, measureDistanceToSegment(point, at(step / steps), at((step + 1) / steps)))
  }
  return least
}

function measureDistanceToSegment({ x, y }: Point, a: Point, b: Point): number {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / length))
  return Math.hypot(x - a.x - dx * t, y - a.y - dy * t)
}
