import type { Point } from './scene-model.ts'
import type { SceneState } from './scene-state.ts'
import { readViewport } from './viewport.ts'
import type { SceneRenderer } from './viewport.ts'

/** Milliseconds; no animation of the program is longer. */
export const ANIMATION_DURATION = 180
const ZOOM_STEP = 1.5

/** CSS pixels left free around the chart, room for labels. */
export const STAGE_PADDING = 56

/** A fitted chart shows one chart unit in at most this many CSS pixels, so that two nodes do not fill the screen. */
const LARGEST_SCALE = 1.6

/** The least part of the plane that a view frames, chart units. */
const LEAST_FRAME = { width: 520, height: 390 }

export interface Frame {
  x: [number, number]
  y: [number, number]
}

/** Whether the reader asked for no animation. */
export function prefersStillness(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches
}

/** The rectangle around all points, widened to a least size about its centre. */
export function frame(points: Iterable<Point>): Frame {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    bottom = Math.min(bottom, y)
    top = Math.max(top, y)
  }
  if (left > right) [left, right, bottom, top] = [0, 0, 0, 0]
  return { x: widen(left, right, LEAST_FRAME.width), y: widen(bottom, top, LEAST_FRAME.height) }
}

function widen(low: number, high: number, least: number): [number, number] {
  const missing = Math.max(0, least - (high - low)) / 2
  return [low - missing, high + missing]
}

/** Camera moves: at most 180 ms, and at once where the reader prefers no motion. */
export class SceneCamera {
  constructor(
    private readonly renderer: SceneRenderer,
    private readonly state: SceneState,
  ) {}

  zoomIn(): void {
    this.moveTo({ ratio: this.renderer.getCamera().ratio / ZOOM_STEP })
  }

  zoomOut(): void {
    this.moveTo({ ratio: this.renderer.getCamera().ratio * ZOOM_STEP })
  }

  /** Shifts the view by a distance in CSS pixels; positive moves the eye right and down. */
  pan(dx: number, dy: number): void {
    const { width, height } = this.renderer.getDimensions()
    this.moveTo(this.renderer.viewportToFramedGraph({ x: width / 2 + dx, y: height / 2 + dy }))
  }

  /** Shows all nodes that are not hidden. */
  fit(): void {
    const graph = this.renderer.getGraph()
    const visible = graph.filterNodes((id) => !this.state.hiddenNodes.has(id))
    if (visible.length === 0) return
    const { x, y } = frame(visible.map((id) => graph.getNodeAttributes(id)))
    const { width, height } = this.renderer.getDimensions()
    const scaleAtOne = readViewport(this.renderer).scale * this.renderer.getCamera().ratio
    const scale = Math.min(
      (width - 2 * STAGE_PADDING) / (x[1] - x[0]),
      (height - 2 * STAGE_PADDING) / (y[1] - y[0]),
      LARGEST_SCALE,
    )
    const center = this.toCamera({ x: (x[0] + x[1]) / 2, y: (y[0] + y[1]) / 2 })
    this.moveTo({ ...center, ratio: scaleAtOne / Math.max(scale, 1e-6) })
  }

  /** Centres a node, zooming in a little where the view is wide. */
  focus(place: Point): void {
    this.moveTo({ ...this.toCamera(place), ratio: Math.min(this.renderer.getCamera().ratio, 0.8) })
  }

  private toCamera(place: Point): Point {
    return this.renderer.viewportToFramedGraph(this.renderer.graphToViewport(place))
  }

  private moveTo(target: { x?: number; y?: number; ratio?: number }): void {
    const camera = this.renderer.getCamera()
    if (prefersStillness()) camera.setState(target)
    else void camera.animate(target, { duration: ANIMATION_DURATION, easing: 'quadraticOut' })
  }
}
