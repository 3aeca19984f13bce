import { useCallback, useEffect, useRef, useState } from 'react'

import type { Positions } from '../scene/scene-model.ts'
import type { ChartScene } from '../scene/chart-scene.ts'

const SEED = 1
const LARGE = 4000

export interface LayoutRun {
  /** Share done, 0 to 1, or null while none runs. */
  readonly share: number | null
  /** The chart stands where it will stay: places were kept, or the first layout has ended. */
  readonly isSettled: boolean
  readonly error: unknown
  readonly start: () => void
  readonly cancel: () => void
}

/**
 * Runs the layout on demand, and once by itself where nothing was saved. The chart is drawn before and meanwhile.
 *
 * @param saved places kept from earlier visits; null while they are not known
 * @param order number of nodes on the chart
 */
export function useLayoutRun(scene: ChartScene | null, saved: Positions | null, order: number): LayoutRun {
  const [share, setShare] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [ended, setEnded] = useState<ChartScene | null>(null)
  const laidOut = useRef<ChartScene | null>(null)
  const start = useCallback((): void => {
    if (scene === null) return
    setShare(0)
    setError(null)
    scene
      .runLayout({ seed: SEED, iterations: order > LARGE ? 100 : 300, onProgress: setShare })
      .catch(setError)
      .finally(() => {
        setShare(null)
        setEnded(scene)
      })
  }, [scene, order])
  const isFirst = saved !== null && Object.keys(saved).length === 0 && order > 0
  useEffect(() => {
    if (!isFirst || scene === null || laidOut.current === scene) return
    laidOut.current = scene
    const frame = requestAnimationFrame(start)
    return () => {
      cancelAnimationFrame(frame)
    }
  }, [isFirst, scene, start])
  const isSettled = share === null && saved !== null && scene !== null && (!isFirst || ended === scene)
  return { share, isSettled, error, start, cancel: () => scene?.cancelLayout() }
}
