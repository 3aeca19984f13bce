import { Sigma } from 'sigma'
import { createEdgeCompoundProgram } from 'sigma/rendering'
import type { DrawnGraph } from './build-graph.ts'
import { reduceEdge, reduceNode } from './display-data.ts'
import type { EdgeAttributes, NodeAttributes } from './display-data.ts'
import { createEdgeProgram } from './edge-program.ts'
import { createNodeProgram } from './node-program.ts'
import { ANIMATION_DURATION, prefersStillness, STAGE_PADDING } from './scene-camera.ts'
import type { SceneState } from './scene-state.ts'
import type { SceneRenderer } from './viewport.ts'

/** Starts sigma on a container; whoever calls this kills it. */
export function createRenderer(graph: DrawnGraph, container: HTMLElement, state: SceneState): SceneRenderer {
  // Not 0: sigma divides by its durations.
  const duration = prefersStillness() ? 1 : ANIMATION_DURATION
  return new Sigma<NodeAttributes, EdgeAttributes>(graph, container, {
    allowInvalidContainer: true,
    defaultNodeType: 'shape',
    defaultEdgeType: 'straight',
    nodeProgramClasses: { shape: createNodeProgram(state) },
    edgeProgramClasses: {
      straight: createEdgeProgram(state, 'straight'),
      bent: createEdgeProgram(state, 'bent'),
      coarse: createEdgeProgram(state, 'coarse'),
      hairline: createEdgeCompoundProgram([createEdgeProgram(state, 'hairline'), createEdgeProgram(state, 'head')]),
    },
    nodeReducer: (id, attributes) => reduceNode(state, id, attributes),
    edgeReducer: (id, attributes) => reduceEdge(state, id, attributes),
    enableEdgeEvents: true,
    enableCameraRotation: false,
    // The scene draws its own labels after each frame.
    renderLabels: false,
    renderEdgeLabels: false,
    defaultDrawNodeHover: () => undefined,
    stagePadding: STAGE_PADDING,
    zoomToSizeRatioFunction: (ratio) => Math.sqrt(ratio) / state.nodeScale,
    minCameraRatio: 0.002,
    maxCameraRatio: 4,
    zoomDuration: duration,
    inertiaDuration: duration,
    doubleClickZoomingDuration: duration,
  })
}
