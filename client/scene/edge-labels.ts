import { EDGE_LABEL_SIZE, LabelPainter } from './label-painter.ts'
import type { LabelGround } from './label-placement.ts'
import type { LabelText } from './label-text.ts'
import { isInside } from './rectangle.ts'
import type { Rectangle } from './rectangle.ts'
import type { DrawnLabel } from './scene-labels.ts'
import type { Point } from './scene-model.ts'
import { LARGE_EDGE_COUNT } from './scene-state.ts'
import type { SceneState } from './scene-state.ts'
import { measureNode, traceEdge } from './viewport.ts'
import type { EdgeCourse, SceneRenderer, Viewport } from './viewport.ts'

/** Up to this many edges in view carry their labels, where there is room. */
const FEW_EDGES = 80

/** A hovered node with more edges than this names none of them. */
const FEW_HOVERED_EDGES = 24

/** What the text leaves of its line at both ends together, CSS pixels. */
const LINE_MARGIN = 10
const MAX_WIDTH = 220
const OFFSET = EDGE_LABEL_SIZE / 2 + 4

/** Where along the free part of a straight line a text may stand, as shares of what is left of it to each side. */
const SHIFTS = [0, -0.5, 0.5, -1, 1]

interface Spot {
  center: Point
  angle: number
  boxes: Rectangle[]
}

/** Draws the labels of edges along their middles, beside the line: whole or not at all. */
export class EdgeLabels {
  private readonly painter: LabelPainter
  private drawn: DrawnLabel[] = []

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

  /** Starts a frame. */
  begin(): void {
    this.drawn = []
  }

  /** What this frame has drawn. */
  listDrawn(): readonly DrawnLabel[] {
    return this.drawn
  }

  /** Labels of the hovered edge and of selected ones: before all others, and wherever they lie. */
  drawForced(viewport: Viewport, ground: LabelGround): void {
    for (const id of this.listForced()) this.drawLabel(id, viewport, ground, true)
  }

  /**
   * Labels of the hovered node's edges, then of all edges in view, where these are few: each only if it fits on its
   * line and covers neither a name nor a node.
   */
  drawOthers(viewport: Viewport, ground: LabelGround): void {
    const drawn = new Set(this.listForced())
    for (const id of [...this.listAroundHovered(), ...this.listInView(viewport)]) {
      if (!drawn.has(id)) this.drawLabel(id, viewport, ground, false)
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

  private drawLabel(id: string, viewport: Viewport, ground: LabelGround, forced: boolean): void {
    const graph = this.renderer.getGraph()
    const course = traceEdge(this.renderer, viewport, id)
    const [source, target] = graph.extremities(id)
    const ends = measureNode(this.renderer, source) + measureNode(this.renderer, target)
    const free = source === target ? MAX_WIDTH : course.length - ends - LINE_MARGIN
    const { theme, keptEdges, hovered } = this.state
    this.painter.useFont(theme, EDGE_LABEL_SIZE, this.state.selectedEdges.has(id))
    const text = this.painter.prepare(graph.getEdgeAttribute(id, 'model').label, MAX_WIDTH)
    if (text.text === '' || (!forced && text.width > free)) return
    const spots = listSpots(text, course, free - text.width)
    const spot = spots.find(({ boxes }) => isFree(boxes, ground)) ?? (forced ? spots[0] : undefined)
    if (spot === undefined) return
    spot.boxes.forEach((box) => {
      ground.taken.add(box)
    })
    this.drawn.push({ kind: 'edge', id, boxes: spot.boxes })
    const faded = hovered !== null && !keptEdges.has(id)
    this.paint(text, spot, faded ? theme.faded : theme.text)
  }

  private paint(text: LabelText, { center, angle }: Spot, color: string): void {
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

function isFree(boxes: readonly Rectangle[], { taken, nodes, screen }: LabelGround): boolean {
  return boxes.every((box) => isInside(box, screen) && !taken.collides(box) && !nodes.collides(box))
}

/**
 * Beside the line, above it first. A curve takes its text on the outer side of its middle only, where it bends away
 * from the text's ends.
 *
 * @param slack what a straight line has left beside the text, CSS pixels
 */
function listSpots(text: LabelText, course: EdgeCourse, slack: number): Spot[] {
  const { middle, angle: direction, bulge } = course
  const angle = keepUpright(direction)
  const flipped = Math.abs(direction - angle) > 1
  const isBelow = bulge !== 0 && bulge > 0 === flipped
  const outer = isBelow ? -OFFSET : OFFSET
  const at = (along: number, offset: number): Spot => {
    const center = {
      x: middle.x + Math.sin(angle) * offset + Math.cos(angle) * along,
      y: middle.y - Math.cos(angle) * offset + Math.sin(angle) * along,
    }
    return { center, angle, boxes: coverText(text, center, angle) }
  }
  if (bulge !== 0 || slack <= 0) return [at(0, outer)]
  return SHIFTS.flatMap((share) => [at((share * slack) / 2, OFFSET), at((share * slack) / 2, -OFFSET)])
}

/** Small boxes along a turned text: its one upright box would claim a square as wide as the text is long. */
function coverText({ width }: LabelText, center: Point, angle: number): Rectangle[] {
  const half = EDGE_LABEL_SIZE / 2 + 1
  const count = Math.max(1, Math.ceil(width / (half * 2)))
  return Array.from({ length: count }, (_, index) => {
    const along = ((index + 0.5) / count - 0.5) * width
    const x = center.x + Math.cos(angle) * along
    const y = center.y + Math.sin(angle) * along
    return { left: x - half, top: y - half, right: x + half, bottom: y + half }
  })
}
