import type { DrawnGraph } from './build-graph.ts'
import { EdgeLabels } from './edge-labels.ts'
import { LabelPainter, NODE_LABEL_SIZE } from './label-painter.ts'
import { placeLabels, RectangleGrid } from './label-placement.ts'
import type { LabelRequest, Rectangle } from './label-placement.ts'
import type { LabelText } from './label-text.ts'
import { drawLock } from './lock-mark.ts'
import type { NodeAttributes } from './display-data.ts'
import type { SceneState } from './scene-state.ts'
import type { SceneRenderer, Viewport } from './viewport.ts'
import { readViewport } from './viewport.ts'

/** At most this many labels are placed in one frame. */
const MOST_LABELS = 300

/** Up to this many nodes in view, each gets its name even if it lies over a node. */
const FEW_NODES = 120

/** Charts with more nodes draw no labels while the camera moves. */
const LARGE_NODE_COUNT = 2000

const LINE_HEIGHT = NODE_LABEL_SIZE + 4
const RING_REACH = 6
const BORDER_REACH = 2

interface NodeInView {
  id: string
  x: number
  y: number
  radius: number
  reach: number
  attributes: NodeAttributes
}

/** Draws node labels and lock marks, then edge labels, on sigma's two label layers after each of its frames. */
export class SceneLabels {
  private readonly context: CanvasRenderingContext2D
  private readonly painter: LabelPainter
  private readonly edgeLabels: EdgeLabels
  private ranked: string[] = []
  /** Whether the fonts have arrived; until then nothing is drawn, so that no text jumps. */
  ready = false

  constructor(
    private readonly renderer: SceneRenderer,
    private readonly state: SceneState,
  ) {
    this.context = getContext(renderer, 'labels')
    this.painter = new LabelPainter(this.context)
    this.edgeLabels = new EdgeLabels(renderer, state, getContext(renderer, 'edgeLabels'))
  }

  /** Orders the nodes by importance again, after the graph or the sizes have changed. */
  rank(graph: DrawnGraph): void {
    const sizes = new Map(graph.mapNodes((id, { model }) => [id, this.state.appearance.get(id)?.size ?? model.size]))
    this.ranked = graph.nodes().sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0) || (a < b ? -1 : 1))
  }

  forgetMeasures(): void {
    this.painter.forget()
    this.edgeLabels.forgetMeasures()
  }

  draw(): void {
    if (!this.ready) return
    if (this.state.moving && this.renderer.getGraph().order > LARGE_NODE_COUNT) return
    const viewport = readViewport(this.renderer)
    const nodes = this.listNodesInView(viewport)
    const taken = new RectangleGrid()
    this.edgeLabels.drawForced(viewport, taken)
    this.drawNodeLabels(nodes, taken)
    this.edgeLabels.drawOthers(viewport, taken)
    for (const node of nodes) this.drawLockOf(node)
  }

  /** Nodes on the screen, the hovered and selected ones and the neighbours of the hovered first. */
  private listNodesInView({ project, width, height }: Viewport): NodeInView[] {
    const graph = this.renderer.getGraph()
    const { hovered, selectedNodes, keptNodes, hiddenNodes, appearance } = this.state
    const first = hovered?.kind === 'node' ? [hovered.id] : []
    const order = new Set([...first, ...selectedNodes, ...keptNodes, ...this.ranked])
    const inView: NodeInView[] = []
    for (const id of order) {
      if (hiddenNodes.has(id) || !graph.hasNode(id)) continue
      const attributes = graph.getNodeAttributes(id)
      const { x, y } = project(attributes)
      const radius = this.renderer.scaleSize(appearance.get(id)?.size ?? attributes.model.size)
      if (x < -radius || y < -radius || x > width + radius || y > height + radius) continue
      const extent = attributes.model.shape === 'circle' ? radius : radius * 1.2
      const reach = extent + (selectedNodes.has(id) ? RING_REACH : BORDER_REACH)
      inView.push({ id, x, y, radius, reach, attributes })
    }
    return inView
  }

  private drawNodeLabels(nodes: readonly NodeInView[], taken: RectangleGrid): void {
    const obstacles = new RectangleGrid()
    for (const { x, y, radius } of nodes) {
      obstacles.add({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius })
    }
    const texts = new Map<string, LabelText>()
    const requests = nodes.slice(0, MOST_LABELS * 4).flatMap((node) => this.requestLabel(node, texts))
    const placed = placeLabels(requests, taken, obstacles, nodes.length > FEW_NODES, this.measureScreen()).slice(
      0,
      MOST_LABELS,
    )
    for (const { id, box } of placed.reverse()) {
      const text = texts.get(id)
      if (text === undefined) continue
      this.painter.useFont(this.state.theme, NODE_LABEL_SIZE, this.isForced(id))
      const { theme } = this.state
      const color = this.isFaded(id) ? theme.faded : theme.text
      this.painter.draw(text, (box.left + box.right) / 2, (box.top + box.bottom) / 2, color, theme.halo)
    }
  }

  private measureScreen(): Rectangle {
    const { width, height } = this.renderer.getDimensions()
    return { left: 0, top: 0, right: width, bottom: height }
  }

  private requestLabel(node: NodeInView, texts: Map<string, LabelText>): LabelRequest[] {
    const { id, x, y, reach, attributes } = node
    const forced = this.isForced(id)
    this.painter.useFont(this.state.theme, NODE_LABEL_SIZE, forced)
    const text = this.painter.prepare(attributes.model.label)
    if (text.text === '') return []
    texts.set(id, text)
    const { width, direction } = text
    return [{ id, x, y, reach, width: width + 2, height: LINE_HEIGHT, direction, forced }]
  }

  private drawLockOf({ id, x, y, radius, attributes: { model } }: NodeInView): void {
    if (model.protection === null || radius < 3) return
    this.context.globalAlpha = this.isFaded(id) ? 0.3 : 1
    const corner = radius * 0.75 + 1
    drawLock(this.context, x + corner, y - corner, model.protection, this.state.theme)
    this.context.globalAlpha = 1
  }

  private isForced(id: string): boolean {
    const { hovered, selectedNodes } = this.state
    return selectedNodes.has(id) || (hovered?.kind === 'node' && hovered.id === id)
  }

  private isFaded(id: string): boolean {
    return this.state.hovered !== null && !this.state.keptNodes.has(id)
  }
}

function getContext(renderer: SceneRenderer, layer: string): CanvasRenderingContext2D {
  const context = renderer.getCanvases()[layer]?.getContext('2d')
  if (context === null || context === undefined) throw new Error(`The renderer has no 2D layer named ${layer}`)
  return context
}
