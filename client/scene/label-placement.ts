import type { TextDirection } from './label-text.ts'

/** A rectangle in CSS pixels, y downwards. */
export interface Rectangle {
  left: number
  top: number
  right: number
  bottom: number
}

/** A label that asks for a place beside its node; the order of the requests is their importance. */
export interface LabelRequest {
  id: string
  /** The node's centre and the distance from it that its shape and ring take up. */
  x: number
  y: number
  reach: number
  width: number
  height: number
  direction: TextDirection
  /** Drawn even where it covers a node: hovered and selected ones. */
  forced: boolean
}

export interface PlacedLabel {
  id: string
  box: Rectangle
}

const GAP = 4
const CELL = 64

/** How much of a label may lie over nodes in a chart that is not crowded. */
const TOLERATED_SHARE = 0.2

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

/** Whether two rectangles share any area. */
export function overlaps(a: Rectangle, b: Rectangle): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/**
 * Places labels greedily: each takes the first of the eight places around its node that meets no earlier label and no
 * node, one on the screen if there is any. Where none is free, a forced label takes the place that covers least of the
 * nodes; any other is left out, unless `crowded` is false and it covers little. No label ever lies over another.
 *
 * @param requests most important first
 * @param taken labels placed so far; it is extended in place
 * @param nodes the nodes' own rectangles
 * @param crowded whether a label should rather be left out than cover a node
 * @param screen what is visible
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  taken: RectangleGrid,
  nodes: RectangleGrid,
  crowded: boolean,
  screen: Rectangle,
): PlacedLabel[] {
  const placed: PlacedLabel[] = []
  for (const request of requests) {
    const free = listSides(request).filter((side) => !taken.collides(side))
    const clear = free.filter((side) => !nodes.collides(side))
    const box =
      clear.find((side) => isInside(side, screen)) ?? clear[0] ?? findLeastCovering(request, free, nodes, crowded)
    if (box === undefined) continue
    taken.add(box)
    placed.push({ id: request.id, box })
  }
  return placed
}

/** Whether a rectangle lies wholly in another. */
function isInside(a: Rectangle, b: Rectangle): boolean {
  return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom
}

function findLeastCovering(
  { forced, width, height }: LabelRequest,
  free: readonly Rectangle[],
  nodes: RectangleGrid,
  crowded: boolean,
): Rectangle | undefined {
  if (crowded && !forced) return undefined
  let least = forced ? Infinity : TOLERATED_SHARE * width * height
  let best: Rectangle | undefined
  for (const side of free) {
    const covered = nodes.measureCovered(side)
    if (covered >= least) continue
    least = covered
    best = side
  }
  return best
}

/** The sides and corners of a node in the order in which a reader of the text's direction expects its name. */
function listSides({ x, y, reach, width, height, direction }: LabelRequest): Rectangle[] {
  const at = (left: number, top: number): Rectangle => ({ left, top, right: left + width, bottom: top + height })
  const right = at(x + reach + GAP, y - height / 2)
  const left = at(x - reach - GAP - width, y - height / 2)
  const near = reach * 0.7 + GAP / 2
  const corners = [
    at(x + near, y + near),
    at(x + near, y - near - height),
    at(x - near - width, y + near),
    at(x - near - width, y - near - height),
  ]
  const below = at(x - width / 2, y + reach + 1)
  const above = at(x - width / 2, y - reach - 1 - height)
  return direction === 'ltr'
    ? [right, below, above, left, ...corners]
    : [left, below, above, right, ...corners.reverse()]
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
