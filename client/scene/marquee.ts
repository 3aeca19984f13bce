import { containsPoint, spanRectangle } from './polygon.ts'
import type { Point, SceneTheme } from './scene-model.ts'

/** Less movement than this, in CSS pixels, is a click. */
export const DRAG_THRESHOLD = 4

/** A box or a lasso while it is being drawn, in CSS pixels. */
export class Marquee {
  private readonly points: Point[]

  constructor(
    private readonly kind: 'box' | 'lasso',
    start: Point,
  ) {
    this.points = [start]
  }

  extend(point: Point): void {
    if (this.kind === 'box') this.points[1] = point
    else this.points.push(point)
  }

  /** Whether it has been drawn far enough to count. */
  isDrawn(): boolean {
    const [start] = this.points
    if (start === undefined) return false
    return this.points.some(({ x, y }) => Math.hypot(x - start.x, y - start.y) >= DRAG_THRESHOLD)
  }

  contains(point: Point): boolean {
    return containsPoint(this.outline(), point)
  }

  draw(context: CanvasRenderingContext2D, theme: SceneTheme): void {
    const [first, ...rest] = this.outline()
    if (first === undefined) return
    context.beginPath()
    context.moveTo(first.x, first.y)
    for (const { x, y } of rest) context.lineTo(x, y)
    context.closePath()
    context.globalAlpha = 0.08
    context.fillStyle = theme.accent
    context.fill('evenodd')
    context.globalAlpha = 1
    context.lineWidth = 1.5
    context.setLineDash([5, 3])
    context.strokeStyle = theme.accent
    context.stroke()
    context.setLineDash([])
  }

  private outline(): Point[] {
    const [start, end] = this.points
    if (this.kind === 'lasso' || start === undefined || end === undefined) return this.points
    return spanRectangle(start, end)
  }
}
