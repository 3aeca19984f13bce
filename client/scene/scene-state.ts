import type { Hovered, NodeAppearance, SceneTheme } from './scene-model.ts'

/**
 * What changes while the chart is looked at. Reducers and shader programs read it, the graph's own data is never
 * repainted.
 */
export interface SceneState {
  theme: SceneTheme
  appearance: ReadonlyMap<string, NodeAppearance>
  hiddenNodes: ReadonlySet<string>
  hiddenEdges: ReadonlySet<string>
  selectedNodes: ReadonlySet<string>
  selectedEdges: ReadonlySet<string>
  hovered: Hovered | null
  /** While something is hovered: it and its neighbours, which do not fade. */
  keptNodes: ReadonlySet<string>
  keptEdges: ReadonlySet<string>
  /** The camera is moving: large charts draw fewer edges and no labels until it rests. */
  moving: boolean
}

/** The share of its colour that a faded item keeps. */
export const FADED_SHARE = 0.15

/**
 * Above this many edges a chart saves work: few edges while the camera moves, no hovering of edges, and while a node
 * is hovered the edges that would fade are left out.
 */
export const LARGE_EDGE_COUNT = 8000

/** Returns the state of an untouched chart. */
export function createSceneState(theme: SceneTheme): SceneState {
  return {
    theme,
    appearance: new Map(),
    hiddenNodes: new Set(),
    hiddenEdges: new Set(),
    selectedNodes: new Set(),
    selectedEdges: new Set(),
    hovered: null,
    keptNodes: new Set(),
    keptEdges: new Set(),
    moving: false,
  }
}
