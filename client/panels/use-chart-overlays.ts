import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

import type { ChartScene } from '../scene/chart-scene.ts'

/** Marks an element that lies over the chart and stays there. */
export const OVERLAY = { 'data-chart-overlay': true } as const

/** Tells the scene, whenever sizes change, what lies over it: the marked elements of the panel. */
export function useChartOverlays(scene: ChartScene | null): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const { current } = panel
    if (current === null || scene === null) return
    const overlays = [...current.querySelectorAll('[data-chart-overlay]')]
    const measure = (): void => {
      const origin = current.getBoundingClientRect()
      const boxes = overlays.map((overlay) => overlay.getBoundingClientRect())
      scene.setOverlays(
        boxes.map(({ left, top, right, bottom }) => ({
          left: left - origin.left,
          top: top - origin.top,
          right: right - origin.left,
          bottom: bottom - origin.top,
        })),
      )
    }
    const observer = new ResizeObserver(measure)
    for (const element of [current, ...overlays]) observer.observe(element)
    measure()
    return () => {
      observer.disconnect()
    }
  }, [scene])
  return panel
}
