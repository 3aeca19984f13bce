import type { Rectangle } from './rectangle.ts'
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
  /** What the owner lays over the chart, such as a legend: no name is drawn below it. */
  overlays: readonly Rectangle[]
  /** CSS pixels of a node's radius of size 1 at camera ratio 1; a fit chooses it. */
  nodeScale: number
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
    overlays: [],
    nodeScale: 1,
    moving: false,
  }
}

/** Those of some ids that the chart still has. */
export function keepKnown(ids: Iterable<string>, isKnown: (id: string) => boolean): Set<string> {
  return new Set([...ids].filter(isKnown))
}
