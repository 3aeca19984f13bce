import { planFit } from './fit-plan.ts'
import type { PlannedView } from './fit-plan.ts'
import type { Rectangle } from './rectangle.ts'
import type { SceneLabels } from './scene-labels.ts'
import type { Point } from './scene-model.ts'
import type { SceneState } from './scene-state.ts'
import { readViewport } from './viewport.ts'
import type { SceneRenderer, Viewport } from './viewport.ts'

/** Milliseconds; no animation of the program is longer. */
export const ANIMATION_DURATION = 180
const ZOOM_STEP = 1.5

/** CSS pixels left free around a chart at camera ratio 1; a fitted one leaves what its names need. */
export const STAGE_PADDING = 32

/** A fitted chart shows one chart unit in at most this many CSS pixels, so that two nodes do not fill the screen. */
const LARGEST_SCALE = 1.6

/** The side of the square that a node of full size is given in a fitted view, CSS pixels. */
const NODE_ROOM = 110
const LEAST_NODE_SCALE = 0.55

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
  const { x, y } = surround(points)
  return { x: widen(x, LEAST_FRAME.width), y: widen(y, LEAST_FRAME.height) }
}

/** The rectangle around all points; around the origin where there are none. */
function surround(points: Iterable<Point>): Frame {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    bottom = Math.min(bottom, y)
    top = Math.max(top, y)
  }
  if (left > right) [left, right, bottom, top] = [0, 0, 0, 0]
  return { x: [left, right], y: [bottom, top] }
}

function widen([low, high]: [number, number], least: number): [number, number] {
  const missing = Math.max(0, least - (high - low)) / 2
  return [low - missing, high + missing]
}

/** Camera moves: at most 180 ms, and at once where the reader prefers no motion. */
export class SceneCamera {
  /** The view is the fitted one: nobody has moved it since. */
  private fitted = true
  /** Moves of its own that are under way. */
  private moves = 0

  constructor(
    private readonly renderer: SceneRenderer,
    private readonly state: SceneState,
    private readonly labels: SceneLabels,
  ) {
    renderer.getCamera().on('updated', () => {
      if (this.moves === 0) this.fitted = false
    })
  }

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

  /**
   * Shows all nodes that are not hidden, with their names, and none of them below an overlay.
   *
   * @param atOnce without the animation
   */
  fit({ atOnce = false } = {}): void {
    const graph = this.renderer.getGraph()
    const visible = graph.filterNodes((id) => !this.state.hiddenNodes.has(id))
    if (visible.length === 0) return
    this.renderer.resize()
    const { width, height } = this.renderer.getDimensions()
    const screen = { left: 0, top: 0, right: width, bottom: height }
    const scaleAtOne = readViewport(this.renderer).scale * this.renderer.getCamera().ratio
    const frame = surround(visible.map((id) => graph.getNodeAttributes(id)))
    const view = planFit({
      frame,
      screen,
      overlays: this.state.overlays,
      largestScale: LARGEST_SCALE,
      measure: (planned, area) => this.labels.measure(describe(planned, screen, frame, visible.length), area),
    })
    const ratio = scaleAtOne / view.scale
    this.state.nodeScale = chooseNodeScale(view, frame, visible.length) * Math.sqrt(ratio)
    const center = { x: (width / 2 - view.left) / view.scale, y: (view.top - height / 2) / view.scale }
    this.moveTo({ ...this.toCamera(center), ratio }, atOnce)
    // The camera may already stand there, and the sizes change all the same.
    this.renderer.scheduleRender()
    this.fitted = true
  }

  /** Fits again after the room has changed; a view that somebody has chosen stays. */
  refit(): void {
    if (this.fitted) this.fit({ atOnce: true })
  }

  /** Centres a node, zooming in a little where the view is wide. */
  focus(place: Point): void {
    this.moveTo({ ...this.toCamera(place), ratio: Math.min(this.renderer.getCamera().ratio, 0.8) })
  }

  private toCamera(place: Point): Point {
    // With the camera's state named, sigma looks from where the camera and the container are now, not at the last frame.
    const now = { cameraState: this.renderer.getCamera().getState() }
    return this.renderer.viewportToFramedGraph(this.renderer.graphToViewport(place, now), now)
  }

  private moveTo(target: { x?: number; y?: number; ratio?: number }, atOnce = prefersStillness()): void {
    const camera = this.renderer.getCamera()
    this.fitted = false
    this.moves += 1
    const end = (): void => {
      this.moves -= 1
    }
    if (atOnce || prefersStillness()) {
      camera.setState(target)
      end()
    } else void camera.animate(target, { duration: ANIMATION_DURATION, easing: 'quadraticOut' }).then(end)
  }
}

function describe(view: PlannedView, screen: Rectangle, frame: Frame, count: number): Viewport {
  const { scale, left, top } = view
  return {
    project: ({ x, y }) => ({ x: left + scale * x, y: top - scale * y }),
    scale,
    nodeScale: chooseNodeScale(view, frame, count),
    width: screen.right,
    height: screen.bottom,
  }
}

/** Nodes keep their sizes in a fitted view as long as each has room for itself and a name, and shrink in a crowd. */
function chooseNodeScale({ scale }: PlannedView, { x, y }: Frame, count: number): number {
  const area = ((x[1] - x[0]) * scale + 2 * NODE_ROOM) * ((y[1] - y[0]) * scale + 2 * NODE_ROOM)
  return Math.min(1, Math.max(LEAST_NODE_SCALE, Math.sqrt(area / count) / NODE_ROOM))
}
