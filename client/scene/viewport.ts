import type { Sigma } from 'sigma'
import type { EdgeAttributes, NodeAttributes, NodeView } from './display-data.ts'
import { findMiddle, measureBend, measureLoopRadius } from './edge-geometry.ts'
import type { Point } from './scene-model.ts'

export type SceneRenderer = Sigma<NodeAttributes, EdgeAttributes>

/** From chart units, y upwards, to CSS pixels from the upper left corner, y downwards; the chart never turns. */
export interface Viewport {
  project: (point: Point) => Point
  /** CSS pixels of a length of one chart unit. */
  scale: number
  /** CSS pixels of a node's radius of size 1. */
  nodeScale: number
  width: number
  height: number
}

/** Reads the view as it will be drawn next, also in the middle of an animation. */
export function readViewport(renderer: SceneRenderer): Viewport {
  const cameraState = renderer.getCamera().getState()
  const origin = renderer.graphToViewport({ x: 0, y: 0 }, { cameraState })
  const far = renderer.graphToViewport({ x: 1000, y: 1000 }, { cameraState })
  const scaleX = (far.x - origin.x) / 1000
  const scaleY = (far.y - origin.y) / 1000
  return {
    project: ({ x, y }) => ({ x: origin.x + x * scaleX, y: origin.y + y * scaleY }),
    scale: scaleX,
    nodeScale: renderer.scaleSize(1),
    ...renderer.getDimensions(),
  }
}

/** A node's current radius in CSS pixels. */
export function measureNode(renderer: SceneRenderer, id: string): number {
  return renderer.scaleSize(readNodeView(renderer, id)?.size ?? 0)
}

/** What the reducer made of a node. */
export function readNodeView(renderer: SceneRenderer, id: string): NodeView | undefined {
  return renderer.getNodeDisplayData(id) as NodeView | undefined
}

/** An edge as drawn: its middle in CSS pixels, its direction there (radians, y downwards) and its length. */
export interface EdgeCourse {
  middle: Point
  angle: number
  length: number
  /** Above 0 where the curve lies to the left of its direction, below 0 to the right. */
  bulge: number
}

/** Follows an edge; for a self loop the middle is the point farthest from the node. */
export function traceEdge(renderer: SceneRenderer, viewport: Viewport, id: string): EdgeCourse {
  const graph = renderer.getGraph()
  const { lane } = graph.getEdgeAttributes(id)
  const source = graph.getSourceAttributes(id)
  const target = graph.getTargetAttributes(id)
  const start = viewport.project(source)
  if (graph.isSelfLoop(id)) {
    const size = readNodeView(renderer, graph.source(id))?.size ?? 0
    const radius = renderer.scaleSize(measureLoopRadius(lane, size))
    return { middle: { x: start.x, y: start.y - radius * 2 }, angle: 0, length: radius * 2, bulge: 0 }
  }
  const end = viewport.project(target)
  const bend = measureBend(lane, Math.hypot(target.x - source.x, target.y - source.y))
  return {
    middle: viewport.project(findMiddle(source, target, bend)),
    angle: Math.atan2(end.y - start.y, end.x - start.x),
    length: Math.hypot(end.x - start.x, end.y - start.y),
    bulge: bend,
  }
}
