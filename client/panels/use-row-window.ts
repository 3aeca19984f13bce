import { useEffect, useState } from 'react'
import type { RefObject } from 'react'

import { computeRowWindow } from '../model/row-window.ts'
import type { RowWindow } from '../model/row-window.ts'

/** Of every row but the open one's ties, CSS pixels; the style sheet keeps to it. */
export const ROW_HEIGHT = 32

interface RowWindowOptions {
  readonly body: RefObject<HTMLElement | null>
  readonly scroller: HTMLElement | null
  readonly count: number
  /** Index of the row that is open, or -1. */
  readonly openIndex: number
  readonly openHeight: number
}

/** Which rows of a scrolled table to draw; it follows scrolling and changes of size. */
export function useRowWindow({ body, scroller, count, openIndex, openHeight }: RowWindowOptions): RowWindow {
  const [view, setView] = useState({ scrolled: 0, viewHeight: 0 })
  useEffect(() => {
    if (scroller === null) return
    const measure = (): void => {
      const top = body.current?.getBoundingClientRect().top ?? 0
      const past = Math.max(0, scroller.getBoundingClientRect().top - top)
      const scrolled = Math.floor(past / ROW_HEIGHT) * ROW_HEIGHT
      const viewHeight = scroller.clientHeight
      setView((last) =>
        last.scrolled === scrolled && last.viewHeight === viewHeight ? last : { scrolled, viewHeight },
      )
    }
    measure()
    scroller.addEventListener('scroll', measure, { passive: true })
    const observer = new ResizeObserver(measure)
    observer.observe(scroller)
    return () => {
      scroller.removeEventListener('scroll', measure)
      observer.disconnect()
    }
  }, [body, scroller, count])
  const open = openIndex === -1 ? null : { index: openIndex, height: openHeight }
  return computeRowWindow({ count, rowHeight: ROW_HEIGHT, open, ...view })
}
