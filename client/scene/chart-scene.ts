import { buildGraph, readPoint } from './build-graph.ts'
import type { DrawnGraph } from './build-graph.ts'
import { createRenderer } from './create-renderer.ts'
import { emphasise } from './hover-emphasis.ts'
import { awaitFonts } from './label-painter.ts'
import { describeForLayout, namePlaces } from './layout-input.ts'
import { LayoutRunner } from './layout-runner.ts'
import { MotionWatch } from './motion-watch.ts'
import { placeNewNodes } from './place-new-nodes.ts'
import { PointerGestures } from './pointer-gestures.ts'
import { frame, SceneCamera } from './scene-camera.ts'
import { bindKeyboard } from './scene-keyboard.ts'
import type { Rectangle } from './rectangle.ts'
import { SceneLabels } from './scene-labels.ts'
import type { DrawnLabel } from './scene-labels.ts'
import type { Hovered, NodeAppearance, Point, Positions, SceneGraph, SceneTheme, SceneTool } from './scene-model.ts'
import { createSceneState, keepKnown, LARGE_EDGE_COUNT } from './scene-state.ts'
import type { SceneState } from './scene-state.ts'
import { readViewport, traceEdge } from './viewport.ts'
import type { SceneRenderer } from './viewport.ts'

/** Seed of the places that nodes get before any layout has run. */
const FIRST_SEED = 1

export interface ChartSceneOptions {
  theme: SceneTheme
  /** The user changed the selection; not called for `select`. */
  onSelect: (nodes: string[], edges: string[]) => void
  onHover: (id: string | null, kind: Hovered['kind'] | null) => void
  /** The user moved nodes or a layout ended; only the nodes that moved. */
  onNodesMoved: (positions: Positions) => void
  /** Once, when the first frame with labels has been drawn. */
  onReady?: () => void
}

export interface LayoutOptions {
  seed: number
  /** Of ForceAtlas2 per connected component; 300 is plenty for a case, 100 for ten thousand nodes. */
  iterations: number
  /** Called with the finished share, 0 to 1. */
  onProgress?: (share: number) => void
}

/**
 * A chart in a container: draws a SceneGraph with sigma and lets the user look, select and move. Needs no framework;
 * its owner calls `kill` when the container goes.
 */
export class ChartScene {
  private readonly state: SceneState
  private readonly renderer: SceneRenderer
  private readonly labels: SceneLabels
  private readonly gestures: PointerGestures
  private readonly camera: SceneCamera
  private readonly layout = new LayoutRunner()
  private readonly motion: MotionWatch
  private readonly resizing: ResizeObserver
  private readonly unbindKeyboard: () => void
  private graph: DrawnGraph
  private refitting: number | null = null
  private killed = false

  constructor(
    container: HTMLElement,
    private readonly options: ChartSceneOptions,
  ) {
    this.state = createSceneState(options.theme)
    this.graph = buildGraph({ nodes: [], edges: [] }, new Map())
    container.style.backgroundColor = options.theme.background
    this.renderer = createRenderer(this.graph, container, this.state)
    this.labels = new SceneLabels(this.renderer, this.state)
    this.camera = new SceneCamera(this.renderer, this.state, this.labels)
    this.gestures = this.createGestures()
    this.unbindKeyboard = bindKeyboard(container, {
      escape: () => {
        if (!this.gestures.cancel()) this.selectByUser(new Set(), new Set())
      },
      zoomIn: () => {
        this.zoomIn()
      },
      zoomOut: () => {
        this.zoomOut()
      },
      fit: () => {
        this.fit()
      },
      pan: (dx, dy) => {
        this.camera.pan(dx, dy)
      },
    })
    this.motion = new MotionWatch((moving) => {
      this.state.moving = moving
      if (!moving) this.renderer.scheduleRender()
    })
    this.renderer.getCamera().on('updated', () => {
      this.motion.touch()
    })
    this.renderer.on('afterRender', () => {
      this.labels.draw()
    })
    this.resizing = new ResizeObserver(() => {
      this.scheduleRefit()
      this.renderer.scheduleRender()
    })
    this.resizing.observe(container)
  }

  /**
   * Shows a graph at once. Nodes that stay keep their places; new ones use the model's, else one near their
   * neighbours. Selection and visibility of what is gone are forgotten.
   *
   * @throws DanglingEdgeError if an edge names an absent node
   */
  setGraph(model: SceneGraph): void {
    const first = this.graph.order === 0
    const places = new Map<string, Point>()
    for (const { id, x, y } of model.nodes) {
      if (this.graph.hasNode(id)) places.set(id, readPoint(this.graph.getNodeAttributes(id)))
      else if (x !== undefined && y !== undefined && Number.isFinite(x) && Number.isFinite(y)) places.set(id, { x, y })
    }
    placeNewNodes(model, places, FIRST_SEED)
    this.graph = buildGraph(model, places)
    emphasise(this.state, this.graph, null)
    this.state.selectedNodes = keepKnown(this.state.selectedNodes, (id) => this.graph.hasNode(id))
    this.state.selectedEdges = keepKnown(this.state.selectedEdges, (id) => this.graph.hasEdge(id))
    if (first) this.reframe()
    this.renderer.setGraph(this.graph)
    this.labels.rank(this.graph)
    void this.prepareFonts()
  }

  /** Sizes and colours by node id, in place of all earlier ones; nothing moves. */
  setAppearance(appearance: ReadonlyMap<string, NodeAppearance>): void {
    this.state.appearance = appearance
    this.labels.rank(this.graph)
    this.refresh()
  }

  /** Hides nodes, with their edges, and edges by id; all others are shown. */
  setVisibility(hiddenNodes: ReadonlySet<string>, hiddenEdges: ReadonlySet<string>): void {
    this.state.hiddenNodes = hiddenNodes
    this.state.hiddenEdges = hiddenEdges
    this.refresh()
  }

  /** Selects exactly these; unknown ids are ignored. */
  select(nodes: Iterable<string>, edges: Iterable<string>): void {
    const nodesBefore = this.state.selectedNodes
    const edgesBefore = this.state.selectedEdges
    this.state.selectedNodes = keepKnown(nodes, (id) => this.graph.hasNode(id))
    this.state.selectedEdges = keepKnown(edges, (id) => this.graph.hasEdge(id))
    const changedEdges = [...edgesBefore, ...this.state.selectedEdges]
    if (this.graph.size > LARGE_EDGE_COUNT && changedEdges.length > 0) this.renderer.scheduleRefresh()
    else this.refresh([...nodesBefore, ...this.state.selectedNodes], changedEdges)
  }

  /** Moves the camera to a node; does nothing for an unknown one. */
  focus(nodeId: string): void {
    if (this.graph.hasNode(nodeId)) this.camera.focus(readPoint(this.graph.getNodeAttributes(nodeId)))
  }

  setTheme(theme: SceneTheme): void {
    this.state.theme = theme
    this.renderer.getContainer().style.backgroundColor = theme.background
    this.labels.forgetMeasures()
    this.refresh()
    void this.prepareFonts()
  }

  zoomIn(): void {
    this.camera.zoomIn()
  }

  zoomOut(): void {
    this.camera.zoomOut()
  }

  fit(): void {
    this.camera.fit()
  }

  /**
   * Tells what its owner lays over the chart, CSS pixels from the container's upper left corner: names keep off it, and
   * so do nodes after a fit.
   */
  setOverlays(overlays: readonly Rectangle[]): void {
    this.state.overlays = overlays
    this.scheduleRefit()
    this.renderer.scheduleRender()
  }

  setTool(tool: SceneTool): void {
    this.gestures.setTool(tool)
  }

  /** All places, chart units, y upwards. */
  positions(): Record<string, Point> {
    return Object.fromEntries(this.graph.mapNodes((id, attributes) => [id, readPoint(attributes)]))
  }

  /** Moves nodes to saved places and frames the chart anew; unknown ids and places that are no numbers are ignored. */
  applyPositions(positions: Positions): void {
    for (const [id, { x, y }] of Object.entries(positions)) {
      if (!this.graph.hasNode(id) || !Number.isFinite(x) || !Number.isFinite(y)) continue
      Object.assign(this.graph.getNodeAttributes(id), { x, y })
    }
    this.reframe()
    this.renderer.refresh()
    this.camera.fit({ atOnce: true })
  }

  /**
   * Lays the chart out in a worker; the same graph and seed give the same places.
   *
   * @returns 'cancelled' after `cancelLayout`, `kill` or a newer layout
   * @throws LayoutError if the worker fails
   */
  async runLayout({ seed, iterations, onProgress }: LayoutOptions): Promise<'finished' | 'cancelled'> {
    const input = describeForLayout(this.graph)
    const coordinates = await this.layout.run({ input, seed, iterations }, onProgress)
    if (coordinates === null || this.killed) return 'cancelled'
    this.applyPositions(namePlaces(input, coordinates))
    this.options.onNodesMoved(this.positions())
    return 'finished'
  }

  cancelLayout(): void {
    this.layout.cancel()
  }

  /** A node's centre in CSS pixels from the container's upper left corner, or null for an unknown one. */
  viewportPositionOf(nodeId: string): Point | null {
    if (!this.graph.hasNode(nodeId)) return null
    return readViewport(this.renderer).project(this.graph.getNodeAttributes(nodeId))
  }

  /** The middle of an edge, on its curve, in CSS pixels from the container's upper left corner. */
  viewportPositionOfEdge(edgeId: string): Point | null {
    if (!this.graph.hasEdge(edgeId)) return null
    return traceEdge(this.renderer, readViewport(this.renderer), edgeId).middle
  }

  /** The names and sentences that the last frame drew, and where. */
  drawnLabels(): DrawnLabel[] {
    return this.labels.listDrawn()
  }

  /** Ends the renderer, the worker and all listeners; the scene is of no use afterwards. */
  kill(): void {
    this.killed = true
    this.layout.cancel()
    this.motion.stop()
    this.resizing.disconnect()
    if (this.refitting !== null) cancelAnimationFrame(this.refitting)
    this.unbindKeyboard()
    this.renderer.kill()
  }

  private createGestures(): PointerGestures {
    return new PointerGestures(this.renderer, this.state, {
      hover: (hovered) => {
        const { nodes, edges } = emphasise(this.state, this.graph, hovered)
        this.refresh(nodes, edges)
        this.options.onHover(hovered?.id ?? null, hovered?.kind ?? null)
      },
      select: (nodes, edges) => {
        this.selectByUser(nodes, edges)
      },
      moveNodes: (places) => {
        for (const [id, place] of places) Object.assign(this.graph.getNodeAttributes(id), place)
        const edges = [...places.keys()].flatMap((id) => this.graph.edges(id))
        this.refresh([...places.keys()], edges)
      },
      endMove: (ids) => {
        const moved = ids.map((id) => [id, readPoint(this.graph.getNodeAttributes(id))] as const)
        this.options.onNodesMoved(Object.fromEntries(moved))
      },
    })
  }

  private selectByUser(nodes: ReadonlySet<string>, edges: ReadonlySet<string>): void {
    this.select(nodes, edges)
    this.options.onSelect([...this.state.selectedNodes], [...this.state.selectedEdges])
  }

  /** Derives the look of some items, or of all, again; places among the programs stay, so that nothing is indexed. */
  private refresh(nodes = this.graph.nodes(), edges = this.graph.edges()): void {
    const known = nodes.filter((id) => this.graph.hasNode(id))
    const knownEdges = edges.filter((id) => this.graph.hasEdge(id))
    this.renderer.refresh({ partialGraph: { nodes: known, edges: knownEdges }, skipIndexation: true, schedule: true })
  }

  /** Fixes the frame of the view, so that it does not breathe while nodes are dragged. */
  private reframe(): void {
    this.renderer.setCustomBBox(frame(this.graph.mapNodes((_id, attributes) => readPoint(attributes))))
  }

  /** One refit a frame, however many sizes change. */
  private scheduleRefit(): void {
    this.refitting ??= requestAnimationFrame(() => {
      this.refitting = null
      this.camera.refit()
    })
  }

  private async prepareFonts(): Promise<void> {
    const first = !this.labels.ready
    const sample = this.graph.mapNodes((_id, { model }) => model.label).join('')
    await awaitFonts(this.state.theme, [...new Set(sample)].join(''))
    if (this.killed) return
    this.labels.forgetMeasures()
    this.labels.ready = true
    this.camera.refit()
    this.renderer.once('afterRender', () => {
      if (first) this.options.onReady?.()
    })
    this.renderer.scheduleRender()
  }
}
