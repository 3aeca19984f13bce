/** What the chart draws. Panels translate entities and claims into these; nothing here knows a case. */

/** Chart grammar: circle = person, rectangle = group, diamond = event, pin = location, hexagon = object, page = source. */
export type NodeShape = 'circle' | 'rectangle' | 'diamond' | 'pin' | 'hexagon' | 'page'

/** Solid = confirmed, dashed = unconfirmed, dotted = inferred or generic. */
export type LineStyle = 'solid' | 'dashed' | 'dotted'

export interface SceneNode {
  id: string
  shape: NodeShape
  label: string
  /** Radius in CSS pixels at the fitted view, 4 to 24. */
  size: number
  /** CSS hex colour. */
  color: string
  /** Saved position in chart units, y upwards; without both, the scene chooses one. */
  x?: number
  y?: number
  /** Drawn as a small lock: filled where the name is masked, outlined where it is protected but shown. */
  protection: 'masked' | 'protected' | null
}

export interface SceneEdge {
  id: string
  source: string
  target: string
  label: string
  line: LineStyle
  /** Refuted or contradicting: a cross mark on the line's middle; such a line is never dropped. */
  crossed: boolean
  directed: boolean
  /** CSS hex colour; the empty string stands for the theme's edge colour. */
  color: string
}

/** A directed multigraph: parallel edges and self loops are allowed. */
export interface SceneGraph {
  nodes: readonly SceneNode[]
  edges: readonly SceneEdge[]
}

/** CSS colours are hex; `fontFamily` is a CSS font-family list. */
export interface SceneTheme {
  background: string
  text: string
  edge: string
  /** Selection ring and marquee. */
  accent: string
  /** Text of nodes that fade while another is hovered. */
  faded: string
  /** Outline behind text, usually the background. */
  halo: string
  fontFamily: string
}

/** A measured size or a measure's or community's colour, laid over the model without changing it. */
export interface NodeAppearance {
  size?: number
  color?: string
}

export interface Point {
  x: number
  y: number
}

/** Positions by node id, in chart units. */
export type Positions = Readonly<Record<string, Point>>

export interface Hovered {
  kind: 'node' | 'edge'
  id: string
}

export type SceneTool = 'pan' | 'box' | 'lasso'
