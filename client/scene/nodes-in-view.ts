import type { NodeAttributes } from './display-data.ts'
import { SHAPE_BOUNDS } from './node-geometry.ts'
import type { Rectangle } from './rectangle.ts'
import type { SceneState } from './scene-state.ts'
import type { SceneRenderer, Viewport } from './viewport.ts'

const RING_REACH = 6
const BORDER_REACH = 2

/** A node as a view shows it, CSS pixels. */
export interface NodeInView {
  id: string
  x: number
  y: number
  radius: number
  /** The distance from the centre at which its name may begin. */
  reach: number
  /** What its shape, with border or ring, covers. */
  box: Rectangle
  attributes: NodeAttributes
}

/** Those of some nodes that a view shows, in the same order; hidden and unknown ones are left out. */
export function listNodesInView(
  renderer: SceneRenderer,
  state: SceneState,
  ids: Iterable<string>,
  viewport: Viewport,
): NodeInView[] {
  const graph = renderer.getGraph()
  const inView: NodeInView[] = []
  for (const id of ids) {
    if (state.hiddenNodes.has(id) || !graph.hasNode(id)) continue
    const attributes = graph.getNodeAttributes(id)
    const { x, y } = viewport.project(attributes)
    const size = state.appearance.get(id)?.size ?? attributes.model.size
    const radius = size * viewport.nodeScale
    if (x < -radius || y < -radius || x > viewport.width + radius || y > viewport.height + radius) continue
    const rim = state.selectedNodes.has(id) ? RING_REACH : BORDER_REACH
    const { aside, up, down } = SHAPE_BOUNDS[attributes.model.shape]
    const box = {
      left: x - radius * aside - rim,
      top: y - radius * up - rim,
      right: x + radius * aside + rim,
      bottom: y + radius * down + rim,
    }
    inView.push({ id, x, y, radius, reach: radius * Math.max(aside, up, down) + rim, box, attributes })
  }
  return inView
}
