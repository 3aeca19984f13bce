import type { Point } from './scene-model.ts'

/** Width over height of the packed whole, near that of a screen. */
const ASPECT = 1.5

export interface Box {
  width: number
  height: number
}

/**
 * Places boxes in rows, the tallest first, so that unconnected parts of a chart stand beside each other and do not
 * fly apart. Two boxes are at least `gap` apart.
 *
 * @returns the lower left corner of each box, y upwards, in the order of the input
 */
export function packBoxes(boxes: readonly Box[], gap: number): Point[] {
  const order = boxes.map((_, index) => index)
  order.sort((a, b) => (boxes[b]?.height ?? 0) - (boxes[a]?.height ?? 0) || a - b)
  const area = boxes.reduce((sum, box) => sum + (box.width + gap) * (box.height + gap), 0)
  const widest = Math.max(0, ...boxes.map((box) => box.width))
  const rowWidth = Math.max(widest, Math.sqrt(area * ASPECT))
  const corners: Point[] = boxes.map(() => ({ x: 0, y: 0 }))
  let x = 0
  let top = 0
  let rowHeight = 0
  for (const index of order) {
    const box = boxes[index] ?? { width: 0, height: 0 }
    if (x > 0 && x + box.width > rowWidth) {
      top -= rowHeight + gap
      x = 0
      rowHeight = 0
    }
    corners[index] = { x, y: top - box.height }
    x += box.width + gap
    rowHeight = Math.max(rowHeight, box.height)
  }
  return corners
}
