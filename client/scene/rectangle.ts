/** A rectangle in CSS pixels, y downwards. */
export interface Rectangle {
  left: number
  top: number
  right: number
  bottom: number
}

const CELL = 64

/** Whether two rectangles share any area. */
export function overlaps(a: Rectangle, b: Rectangle): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/** Whether a rectangle lies wholly in another. */
export function isInside(a: Rectangle, b: Rectangle): boolean {
  return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom
}

/** The same rectangle moved so that it lies in another, as far as it is small enough. */
export function clampInto({ left, top, right, bottom }: Rectangle, outer: Rectangle): Rectangle {
  const dx = Math.max(outer.left - left, Math.min(0, outer.right - right))
  const dy = Math.max(outer.top - top, Math.min(0, outer.bottom - bottom))
  return { left: left + dx, top: top + dy, right: right + dx, bottom: bottom + dy }
}

/** Rectangles in cells, so that a collision is found without looking at all of them. */
export class RectangleGrid {
  private readonly cells = new Map<number, Rectangle[]>()

  add(rectangle: Rectangle): void {
    for (const key of listCells(rectangle)) {
      const cell = this.cells.get(key)
      if (cell === undefined) this.cells.set(key, [rectangle])
      else cell.push(rectangle)
    }
  }

  /** The area of a rectangle that others cover, those on top of each other counted twice. */
  measureCovered(rectangle: Rectangle): number {
    const others = new Set(listCells(rectangle).flatMap((key) => this.cells.get(key) ?? []))
    let area = 0
    for (const other of others) area += measureOverlap(rectangle, other)
    return area
  }

  collides(rectangle: Rectangle): boolean {
    return listCells(rectangle).some((key) => this.cells.get(key)?.some((other) => overlaps(rectangle, other)) === true)
  }
}

function measureOverlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return Math.max(0, width) * Math.max(0, height)
}

function listCells({ left, top, right, bottom }: Rectangle): number[] {
  const keys: number[] = []
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) {
      keys.push(column * 65536 + row)
    }
  }
  return keys
}
