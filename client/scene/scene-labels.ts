import type { DrawnGraph } from './build-graph.ts'
import { EdgeLabels } from './edge-labels.ts'
import { chooseNamed } from './landmarks.ts'
import { LabelPainter, NODE_LABEL_SIZE } from './label-painter.ts'
import type { NameText } from './label-painter.ts'
import { placeLabels } from './label-placement.ts'
import type { LabelGround, LabelRequest, PlacedLabel } from './label-placement.ts'
import { drawLock, LOCK_REACH } from './lock-mark.ts'
import { listNodesInView } from './nodes-in-view.ts'
import type { NodeInView } from './nodes-in-view.ts'
import { RectangleGrid } from './rectangle.ts'
import type { Rectangle } from './rectangle.ts'
import type { Point } from './scene-model.ts'
import type { SceneState } from './scene-state.ts'
import type { SceneRenderer, Viewport } from './viewport.ts'
import { readViewport } from './viewport.ts'

/** At most this many labels are placed in one frame. */
const MOST_LABELS = 300

/** Charts with more nodes draw no labels while the camera moves. */
const LARGE_NODE_COUNT = 2000

/** Nodes drawn smaller than this carry no lock mark, CSS pixels. */
const LEAST_LOCKED_RADIUS = 3

/** A label as it was drawn: one box for a node's, several along the line for an edge's. */
export interface DrawnLabel {
  kind: 'node' | 'edge'
  id: string
  boxes: readonly Rectangle[]
}

/** A name and where its node is. */
interface Name {
  text: NameText
  x: number
}

/** Draws node labels and lock marks, then edge labels, on sigma's two label layers after each of its frames. */
export class SceneLabels {
  private readonly context: CanvasRenderingContext2D
  private readonly painter: LabelPainter
  private readonly edgeLabels: EdgeLabels
  private ranked: string[] = []
  private drawnNodes: PlacedLabel[] = []
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

  /** What the last frame drew, CSS pixels from the container's upper left corner. */
  listDrawn(): DrawnLabel[] {
    const nodes = this.drawnNodes.map(({ id, box }) => ({ kind: 'node' as const, id, boxes: [box] }))
    return [...nodes, ...this.edgeLabels.listDrawn()]
  }

  /**
   * What shapes and names would cover in some view; names keep to `screen` where they can.
   *
   * @returns shapes by node, and names (none before the fonts have arrived)
   */
  measure(viewport: Viewport, screen: Rectangle): { shapes: Rectangle[]; names: Rectangle[] } {
    const nodes = listNodesInView(this.renderer, this.state, this.ranked, viewport)
    const shapes = nodes.map(({ box }) => box)
    if (!this.ready) return { shapes, names: [] }
    const ground = { ...this.prepareGround(nodes, screen), beyond: 'place' as const }
    return { shapes, names: this.placeNames(nodes, ground, new Map()).map(({ box }) => box) }
  }

  draw(): void {
    this.drawnNodes = []
    this.edgeLabels.begin()
    if (!this.ready) return
    if (this.state.moving && this.renderer.getGraph().order > LARGE_NODE_COUNT) return
    const viewport = readViewport(this.renderer)
    const nodes = listNodesInView(this.renderer, this.state, this.listByUrgency(), viewport)
    const { width, height } = viewport
    const ground = this.prepareGround(nodes, { left: 0, top: 0, right: width, bottom: height })
    for (const node of nodes) this.drawLockOf(node)
    this.edgeLabels.drawForced(viewport, ground)
    this.drawNames(nodes, ground)
    this.edgeLabels.drawOthers(viewport, ground)
  }

  /** The hovered and selected nodes and the neighbours of the hovered first. */
  private listByUrgency(): Set<string> {
    const { hovered, selectedNodes, keptNodes } = this.state
    const first = hovered?.kind === 'node' ? [hovered.id] : []
    return new Set([...first, ...selectedNodes, ...keptNodes, ...this.ranked])
  }

  private prepareGround(nodes: readonly NodeInView[], screen: Rectangle): LabelGround {
    const obstacles = new RectangleGrid()
    for (const node of nodes) {
      obstacles.add(node.box)
      if (!hasLock(node)) continue
      const { x, y } = placeLock(node)
      obstacles.add({ left: x - LOCK_REACH, top: y - LOCK_REACH, right: x + LOCK_REACH, bottom: y + LOCK_REACH })
    }
    const taken = new RectangleGrid()
    for (const overlay of this.state.overlays) taken.add(overlay)
    return { taken, nodes: obstacles, screen, beyond: 'leave out' }
  }

  private placeNames(nodes: readonly NodeInView[], ground: LabelGround, texts: Map<string, Name>): PlacedLabel[] {
    const { landmarks, others } = chooseNamed(nodes)
    const forced = new Set([...nodes.filter(({ id }) => this.isForced(id)), ...landmarks])
    const named = [...new Set([...forced, ...others.slice(0, MOST_LABELS * 4)])]
    const requests = named.flatMap((node) => this.requestLabel(node, texts, forced.has(node)))
    return placeLabels(requests, ground).slice(0, MOST_LABELS)
  }

  private drawNames(nodes: readonly NodeInView[], ground: LabelGround): void {
    const texts = new Map<string, Name>()
    this.drawnNodes = this.placeNames(nodes, ground, texts)
    for (const { id, box } of [...this.drawnNodes].reverse()) {
      const name = texts.get(id)
      if (name === undefined) continue
      this.painter.useFont(this.state.theme, NODE_LABEL_SIZE, this.isForced(id))
      const { theme } = this.state
      const color = this.isFaded(id) ? theme.faded : theme.text
      this.painter.drawName(name.text, box, name.x, color, theme.halo)
    }
  }

  private requestLabel(node: NodeInView, texts: Map<string, Name>, forced: boolean): LabelRequest[] {
    const { id, x, y, reach, attributes } = node
    this.painter.useFont(this.state.theme, NODE_LABEL_SIZE, this.isForced(id))
    const text = this.painter.prepareName(attributes.model.label)
    if (text.lines.length === 0) return []
    texts.set(id, { text, x })
    const { width, height, direction } = text
    return [{ id, x, y, reach, width: width + 2, height, direction, forced }]
  }

  private drawLockOf(node: NodeInView): void {
    const { protection } = node.attributes.model
    if (protection === null || !hasLock(node)) return
    this.context.globalAlpha = this.isFaded(node.id) ? 0.3 : 1
    const { x, y } = placeLock(node)
    drawLock(this.context, x, y, protection, this.state.theme)
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

function hasLock({ radius, attributes }: NodeInView): boolean {
  return attributes.model.protection !== null && radius >= LEAST_LOCKED_RADIUS
}

function placeLock({ x, y, radius }: NodeInView): Point {
  const corner = radius * 0.75 + 1
  return { x: x + corner, y: y - corner }
}

function getContext(renderer: SceneRenderer, layer: string): CanvasRenderingContext2D {
  const context = renderer.getCanvases()[layer]?.getContext('2d')
  if (context === null || context === undefined) throw new Error(`The renderer has no 2D layer named ${layer}`)
  return context
}
