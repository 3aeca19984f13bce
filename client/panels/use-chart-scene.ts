import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'

import type { ColorScheme } from '../model/palette.ts'
import { ChartScene } from '../scene/chart-scene.ts'
import type { Hovered, Positions } from '../scene/scene-model.ts'
import { SCENE_THEMES } from './theme.ts'

export interface SceneEvents {
  readonly onSelect: (nodes: string[], edges: string[]) => void
  readonly onHover: (hovered: Hovered | null) => void
  readonly onNodesMoved: (positions: Positions) => void
}

export interface SceneHandle {
  readonly container: RefObject<HTMLDivElement | null>
  /** Null until the container stands, and again after it has gone. */
  readonly scene: ChartScene | null
  /** The first frame has been drawn. */
  readonly isReady: boolean
}

/** Creates a scene in a container for as long as the container stands, and kills it afterwards. */
export function useChartScene(scheme: ColorScheme, events: SceneEvents): SceneHandle {
  const container = useRef<HTMLDivElement>(null)
  const handlers = useRef(events)
  const firstScheme = useRef(scheme)
  const [scene, setScene] = useState<ChartScene | null>(null)
  const [isReady, setReady] = useState(false)
  useEffect(() => {
    handlers.current = events
  })
  useEffect(() => {
    const { current } = container
    if (current === null) return
    const created = new ChartScene(current, {
      theme: SCENE_THEMES[firstScheme.current],
      onSelect: (nodes, edges) => {
        handlers.current.onSelect(nodes, edges)
      },
      onHover: (id, kind) => {
        handlers.current.onHover(id === null || kind === null ? null : { id, kind })
      },
      onNodesMoved: (positions) => {
        handlers.current.onNodesMoved(positions)
      },
      onReady: () => {
        setReady(true)
      },
    })
    setScene(created)
    return () => {
      setScene(null)
      setReady(false)
      created.kill()
    }
  }, [])
  useEffect(() => {
    scene?.setTheme(SCENE_THEMES[scheme])
  }, [scene, scheme])
  return { container, scene, isReady }
}
