import { ChartScene } from '../../../../client/scene/chart-scene.ts'
import type { Positions, SceneTheme } from '../../../../client/scene/scene-model.ts'

/** What the page remembers of the callbacks of its chart. */
export interface SceneEvents {
  selected: { nodes: string[]; edges: string[] }[]
  hovered: (string | null)[]
  moved: Positions[]
}

/** What a test does with the page. */
export interface ScenePage {
  mount: (theme: SceneTheme) => { scene: ChartScene; ready: Promise<void> }
  events: SceneEvents
}

declare global {
  interface Window {
    scenePage: ScenePage
    scene: ChartScene
  }
}

const container = document.querySelector<HTMLElement>('#chart')
if (container === null) throw new Error('The page has no place for a chart')

const events: SceneEvents = { selected: [], hovered: [], moved: [] }

window.scenePage = {
  events,
  mount: (theme) => {
    const { promise, resolve } = createSignal()
    window.scene = new ChartScene(container, {
      theme,
      onSelect: (nodes, edges) => events.selected.push({ nodes, edges }),
      onHover: (id) => events.hovered.push(id),
      onNodesMoved: (positions) => events.moved.push(positions),
      onReady: resolve,
    })
    return { scene: window.scene, ready: promise }
  },
}

function createSignal(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
