import { EDGE_LABEL_SIZE, LabelPainter } from './label-painter.ts'
import type { RectangleGrid } from './label-placement.ts'
import type { LabelText } from './label-text.ts'
import type { Point } from './scene-model.ts'
import { LARGE_EDGE_COUNT } from './scene-state.ts'
import type { SceneState } from './scene-state.ts'
import { measureNode, traceEdge } from './viewport.ts'
import type { EdgeCourse, SceneRenderer, Viewport } from './viewport.ts'

/** Up to this many edges in view all carry their labels. */
const FEW_EDGES = 80

/** A hovered node with more edges than this names none of them. */
const FEW_HOVERED_EDGES = 24

/** Room beside the text that a labelled line keeps, CSS pixels. */
const LINE_MARGIN = 26
const LEAST_WIDTH = 36
const OFFSET = EDGE_LABEL_SIZE / 2 + 4

/** Draws the labels of edges along their middles, above the line. */
export class EdgeLabels {
  private readonly painter: LabelPainter

  constructor(
    private readonly renderer: SceneRenderer,
    private readonly state: SceneState,
    private readonly context: CanvasRenderingContext2D,
  ) {
    this.painter = new LabelPainter(context)
  }

  forgetMeasures(): void {
    this.painter.forget()
  }

  /** Labels of the hovered edge and of selected ones: whole, and before all others. */
  drawForced(viewport: Viewport, taken: RectangleGrid): void {
    for (const id of this.listForced()) this.drawLabel(id, viewport, taken, true)
  }

  /**
   * Labels of the hovered node's edges, then of all edges in view, where these are few: each only if it fits on its
   * line and covers no other.
   */
  drawOthers(viewport: Viewport, taken: RectangleGrid): void {
    const drawn = new Set(this.listForced())
    for (const id of [...this.listAroundHovered(), ...this.listInView(viewport)]) {
      if (!drawn.has(id)) this.drawLabel(id, viewport, taken, false)
      drawn.add(id)
    }
  }

  private listForced(): string[] {
    const { hovered, selectedEdges } = this.state
    const ids = new Set([...(hovered?.kind === 'edge' ? [hovered.id] : []), ...selectedEdges])
    return [...ids].filter((id) => this.renderer.getGraph().hasEdge(id) && this.isVisible(id))
  }

  private listAroundHovered(): string[] {
    const { keptEdges } = this.state
    if (keptEdges.size > FEW_HOVERED_EDGES) return []
    return [...keptEdges].filter((id) => this.isVisible(id))
  }

  private listInView(viewport: Viewport): string[] {
    const graph = this.renderer.getGraph()
    if (graph.size > LARGE_EDGE_COUNT) return []
    const inView = graph.filterEdges((id) => this.isVisible(id) && this.isInView(id, viewport))
    return inView.length > FEW_EDGES ? [] : inView
  }

  private isVisible(id: string): boolean {
    const { hiddenEdges, hiddenNodes } = this.state
    if (hiddenEdges.has(id)) return false
    return this.renderer
      .getGraph()
      .extremities(id)
      .every((node) => !hiddenNodes.has(node))
  }

  private isInView(id: string, viewport: Viewport): boolean {
    const { x, y } = traceEdge(this.renderer, viewport, id).middle
    return x >= 0 && y >= 0 && x <= viewport.width && y <= viewport.height
  }

  private drawLabel(id: string, viewport: Viewport, taken: RectangleGrid, forced: boolean): void {
    const graph = this.renderer.getGraph()
    const course = traceEdge(this.renderer, viewport, id)
    const [source, target] = graph.extremities(id)
    const loop = source === target
    const free = course.length - measureNode(this.renderer, source) - measureNode(this.renderer, target) - LINE_MARGIN
    if (!forced && !loop && free < LEAST_WIDTH) return
    const { theme, keptEdges, hovered } = this.state
    this.painter.useFont(theme, EDGE_LABEL_SIZE, this.state.selectedEdges.has(id))
    const text = this.painter.prepare(graph.getEdgeAttribute(id, 'model').label, forced || loop ? 220 : free)
    if (text.text === '') return
    const angle = keepUpright(course.angle)
    const center = offsetFrom(course, angle)
    const boxes = coverText(text, center, angle)
    if (!forced && boxes.some((box) => taken.collides(box))) return
    boxes.forEach((box) => {
      taken.add(box)
    })
    const faded = hovered !== null && !keptEdges.has(id)
    this.paint(text, center, angle, faded ? theme.faded : theme.text)
  }

  private paint(text: LabelText, center: Point, angle: number, color: string): void {
    this.context.save()
    this.context.translate(center.x, center.y)
    this.context.rotate(angle)
    this.painter.draw(text, 0, 0, color, this.state.theme.halo)
    this.context.restore()
  }
}

/** The same line read from the side on which its text does not stand on its head. */
function keepUpright(angle: number): number {
  if (angle > Math.PI / 2) return angle - Math.PI
  if (angle <= -Math.PI / 2) return angle + Math.PI
  return angle
}

/** Beside the line: above it, or on the outer side of a curve, which bends away from the ends of the text. */
function offsetFrom({ middle, angle, bulge }: EdgeCourse, upright: number): Point {
  const flipped = Math.abs(angle - upright) > 1
  const below = bulge !== 0 && bulge > 0 === flipped
  const offset = below ? -OFFSET : OFFSET
  return { x: middle.x + Math.sin(upright) * offset, y: middle.y - Math.cos(upright) * offset }
}

/** Small boxes along a turned text: its one upright box would claim a square as wide as the text is long. */
function coverText(
  { width }: LabelText,
  center: Point,
  angle: number,
): { left: number; top: number; right: number; bottom: number }[] {
  const half = EDGE_LABEL_SIZE / 2 + 1
  const count = Math.max(1, Math.ceil(width / (half * 2)))
  return Array.from({ length: count }, (_, index) => {
    const along = ((index + 0.5) / count - 0.5) * width
    const x = center.x + Math.cos(angle) * along
    const y = center.y + Math.sin(angle) * along
    return { left: x - half, top: y - half, right: x + half, bottom: y + half }
  })
}
