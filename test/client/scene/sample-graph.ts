import type { SceneEdge, SceneNode } from '../../../client/scene/scene-model.ts'

/** A node with defaults: a blue circle of radius 12 named by its id. */
export function createNode(id: string, x: number, y: number, rest: Partial<SceneNode> = {}): SceneNode {
  return { id, shape: 'circle', label: '', size: 12, color: '#0072b2', x, y, protection: null, ...rest }
}

/** An edge with defaults: solid, directed, in black, without a label. */
export function createEdge(id: string, source: string, target: string, rest: Partial<SceneEdge> = {}): SceneEdge {
  return {
    id,
    source,
    target,
    label: '',
    line: 'solid',
    crossed: false,
    directed: true,
    color: '#000000',
    ...rest,
  }
}
