import type { MouseCoords, SigmaEventPayload } from 'sigma/types'
import { DRAG_THRESHOLD, Marquee } from './marquee.ts'
import type { Hovered, Point, SceneTool } from './scene-model.ts'
import { findEdgeNear } from './pick-edge.ts'
import { LARGE_EDGE_COUNT } from './scene-state.ts'
import type { SceneState } from './scene-state.ts'
import { readViewport } from './viewport.ts'
import type { SceneRenderer } from './viewport.ts'

/** What gestures do to the chart. */
export interface GestureHost {
  hover: (hovered: Hovered | null) => void
  select: (nodes: ReadonlySet<string>, edges: ReadonlySet<string>) => void
  /** Moves nodes on the screen; `endMove` follows once with the same ids. */
  moveNodes: (places: ReadonlyMap<string, Point>) => void
  endMove: (ids: readonly string[]) => void
}

interface Drag {
  start: Point
  from: Point
  origins: Map<string, Point>
  moved: boolean
}

const MARQUEE_LAYER = 'marquee'

/** Turns sigma's pointer events into hovering, selecting, dragging and drawing a box or a lasso. */
export class PointerGestures {
  private tool: SceneTool = 'pan'
  private drag: Drag | null = null
  private marquee: Marquee | null = null
  /** A finished drag or marquee is followed by a click that is none. */
  private ignoreClick = false

  constructor(
    private readonly renderer: SceneRenderer,
    private readonly state: SceneState,
    private readonly host: GestureHost,
  ) {
    renderer.createCanvasContext(MARQUEE_LAYER, { style: { pointerEvents: 'none' } })
    this.bindHover()
    this.bindClicks()
    this.bindPresses()
  }

  setTool(tool: SceneTool): void {
    this.tool = tool
    this.renderer.getContainer().style.cursor = tool === 'pan' ? '' : 'crosshair'
  }

  /** Gives up a marquee that is being drawn; says whether there was one. */
  cancel(): boolean {
    const active = this.marquee !== null
    this.marquee = null
    if (active) this.drawMarquee()
    return active
  }

  private bindHover(): void {
    const enter = (hovered: Hovered): void => {
      if (this.drag === null && this.marquee === null) this.setHovered(hovered)
    }
    const leave = (): void => {
      if (this.drag === null) this.setHovered(null)
    }
    this.renderer.on('enterNode', ({ node }) => {
      enter({ kind: 'node', id: node })
    })
    this.renderer.on('enterEdge', ({ edge }) => {
      enter({ kind: 'edge', id: edge })
    })
    this.renderer.on('leaveNode', leave)
    this.renderer.on('leaveEdge', leave)
  }

  private setHovered(hovered: Hovered | null): void {
    if (this.tool === 'pan') this.renderer.getContainer().style.cursor = hovered === null ? '' : 'pointer'
    this.host.hover(hovered)
  }

  private bindClicks(): void {
    const onNode = ({ node, event }: SigmaEventPayload & { node: string }): void => {
      this.click(event, { kind: 'node', id: node })
    }
    const onEdge = ({ edge, event }: SigmaEventPayload & { edge: string }): void => {
      this.click(event, { kind: 'edge', id: edge })
    }
    this.renderer.on('clickNode', onNode)
    this.renderer.on('clickEdge', onEdge)
    this.renderer.on('clickStage', ({ event }) => {
      const large = this.renderer.getGraph().size > LARGE_EDGE_COUNT
      const edge = large ? findEdgeNear(this.renderer, this.state, event) : null
      this.click(event, edge === null ? null : { kind: 'edge', id: edge })
    })
    this.renderer.on('doubleClickNode', (payload) => {
      payload.preventSigmaDefault()
      onNode(payload)
    })
    this.renderer.on('doubleClickEdge', (payload) => {
      payload.preventSigmaDefault()
      onEdge(payload)
    })
  }

  private click(event: MouseCoords, item: Hovered | null): void {
    if (this.ignoreClick) return
    const adding = isAdding(event)
    if (item === null && adding) return
    const nodes = new Set(adding ? this.state.selectedNodes : [])
    const edges = new Set(adding ? this.state.selectedEdges : [])
    if (item !== null) toggle(item.kind === 'node' ? nodes : edges, item.id)
    this.host.select(nodes, edges)
  }

  private bindPresses(): void {
    this.renderer.on('downNode', ({ node, event }) => {
      this.press(event, node)
    })
    this.renderer.on('downEdge', ({ event }) => {
      this.press(event, null)
    })
    this.renderer.on('downStage', ({ event }) => {
      this.press(event, null)
    })
    this.renderer.on('moveBody', ({ event }) => {
      this.move(event)
    })
    const release = (event: { original: MouseEvent | TouchEvent }): void => {
      this.release(event.original)
    }
    this.renderer.getMouseCaptor().on('mouseup', release)
    this.renderer.getTouchCaptor().on('touchup', release)
  }

  private press(event: MouseCoords, node: string | null): void {
    const { original } = event
    this.ignoreClick = false
    if (original instanceof MouseEvent && original.button !== 0) return
    if (this.tool !== 'pan' || original.shiftKey) {
      this.marquee = new Marquee(this.tool === 'box' ? 'box' : 'lasso', { x: event.x, y: event.y })
    } else if (node !== null) {
      this.drag = this.startDrag(event, node)
    }
  }

  private startDrag(event: MouseCoords, node: string): Drag {
    const graph = this.renderer.getGraph()
    const { selectedNodes } = this.state
    const ids = selectedNodes.has(node) ? [...selectedNodes].filter((id) => graph.hasNode(id)) : [node]
    const origins = new Map(
      ids.map((id) => {
        const { x, y } = graph.getNodeAttributes(id)
        return [id, { x, y }]
      }),
    )
    return { start: { x: event.x, y: event.y }, from: this.renderer.viewportToGraph(event), origins, moved: false }
  }

  private move(event: MouseCoords): void {
    if (this.drag === null && this.marquee === null) return
    event.preventSigmaDefault()
    if (this.marquee !== null) {
      this.marquee.extend({ x: event.x, y: event.y })
      this.drawMarquee()
    } else if (this.drag !== null) {
      this.dragTo(this.drag, event)
    }
  }

  private dragTo(drag: Drag, event: MouseCoords): void {
    drag.moved ||= Math.hypot(event.x - drag.start.x, event.y - drag.start.y) >= DRAG_THRESHOLD
    if (!drag.moved) return
    const now = this.renderer.viewportToGraph(event)
    const places = new Map<string, Point>()
    for (const [id, { x, y }] of drag.origins) {
      places.set(id, { x: x + now.x - drag.from.x, y: y + now.y - drag.from.y })
    }
    this.host.moveNodes(places)
  }

  private release(original: MouseEvent | TouchEvent): void {
    const { drag, marquee } = this
    this.drag = null
    this.marquee = null
    if (drag?.moved === true) {
      this.ignoreClick = true
      this.host.endMove([...drag.origins.keys()])
    }
    if (marquee === null) return
    this.drawMarquee()
    if (!marquee.isDrawn()) return
    this.ignoreClick = true
    const adding = original.shiftKey || original.ctrlKey || original.metaKey
    const nodes = new Set([...(adding ? this.state.selectedNodes : []), ...this.findInside(marquee)])
    this.host.select(nodes, adding ? this.state.selectedEdges : new Set())
  }

  private findInside(marquee: Marquee): string[] {
    const { project } = readViewport(this.renderer)
    return this.renderer
      .getGraph()
      .filterNodes((id, attributes) => !this.state.hiddenNodes.has(id) && marquee.contains(project(attributes)))
  }

  private drawMarquee(): void {
    const context = this.renderer.getCanvases()[MARQUEE_LAYER]?.getContext('2d')
    if (context === null || context === undefined) return
    const { width, height } = this.renderer.getDimensions()
    context.clearRect(0, 0, width, height)
    this.marquee?.draw(context, this.state.theme)
  }
}

function isAdding({ original }: MouseCoords): boolean {
  return original.ctrlKey || original.metaKey || original.shiftKey
}

function toggle(set: Set<string>, id: string): void {
  if (!set.delete(id)) set.add(id)
}
