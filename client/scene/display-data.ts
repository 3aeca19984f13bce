import type { EdgeDisplayData, NodeDisplayData } from 'sigma/types'
import type { LineStyle, NodeShape, SceneEdge, SceneNode } from './scene-model.ts'
import type { SceneState } from './scene-state.ts'

/** Attributes of a node in the graphology graph: its place and, unchanged, its model. */
export interface NodeAttributes {
  [key: string]: unknown
  x: number
  y: number
  model: SceneNode
}

/** Attributes of an edge: its model and the way it is drawn. */
export interface EdgeAttributes {
  [key: string]: unknown
  model: SceneEdge
  /** Lane among its parallels, see edge-curvature.ts. */
  lane: number
  /** The edge program that draws it. */
  program: EdgeProgramName
}

export type EdgeProgramName = 'straight' | 'bent' | 'coarse' | 'hairline'

/** What the node program reads beyond sigma's own display data. */
export interface NodeView extends NodeDisplayData {
  shape: NodeShape
  selected: boolean
  kept: boolean
}

/** What the edge program reads beyond sigma's own display data. */
export interface EdgeView extends EdgeDisplayData {
  line: LineStyle
  crossed: boolean
  directed: boolean
  loop: boolean
  lane: number
  selected: boolean
  kept: boolean
}

/** Derives how a node looks now. Labels are drawn by the scene itself, hence none for sigma. */
export function reduceNode(state: SceneState, id: string, attributes: NodeAttributes): Partial<NodeView> {
  const { model } = attributes
  const appearance = state.appearance.get(id)
  return {
    x: attributes.x,
    y: attributes.y,
    type: 'shape',
    label: null,
    shape: model.shape,
    size: appearance?.size ?? model.size,
    color: appearance?.color ?? model.color,
    hidden: state.hiddenNodes.has(id),
    selected: state.selectedNodes.has(id),
    kept: state.keptNodes.has(id),
  }
}

/** Derives how an edge looks now. */
export function reduceEdge(state: SceneState, id: string, attributes: EdgeAttributes): Partial<EdgeView> {
  const { model } = attributes
  return {
    type: isSelectedHairline(state, id, attributes) ? 'straight' : attributes.program,
    label: null,
    color: model.color === '' ? state.theme.edge : model.color,
    line: model.line,
    crossed: model.crossed,
    directed: model.directed,
    loop: model.source === model.target,
    lane: attributes.lane,
    hidden: state.hiddenEdges.has(id),
    selected: state.selectedEdges.has(id),
    kept: state.keptEdges.has(id),
  }
}

/** A hairline is too thin for a casing, so that selecting it changes its program. */
function isSelectedHairline(state: SceneState, id: string, { program }: EdgeAttributes): boolean {
  return program === 'hairline' && state.selectedEdges.has(id)
}
