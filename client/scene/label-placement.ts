import type { TextDirection } from './label-text.ts'
import { clampInto, isInside } from './rectangle.ts'
import type { Rectangle, RectangleGrid } from './rectangle.ts'

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
  /** Drawn even where it covers a node: hovered and selected ones, and the landmarks of an overview. */
  forced: boolean
}

export interface PlacedLabel {
  id: string
  box: Rectangle
}

/** Where labels may lie. */
export interface LabelGround {
  /** Labels placed so far and what lies over the chart; labels are added in place. */
  taken: RectangleGrid
  /** The nodes' own rectangles. */
  nodes: RectangleGrid
  /** What is visible. */
  screen: Rectangle
  /** A label that fits nowhere on the screen: left out, or placed beyond it, as when the room it wants is measured. */
  beyond: 'leave out' | 'place'
}

const GAP = 4

/** The distance of a name that finds no place next to its node, still near enough to be taken for its own. */
const FAR = 12

/**
 * Places labels greedily: each takes the first place around its node that lies on the screen and meets no earlier
 * label and no node. Where none is free, a forced label takes the place that covers least of the nodes; any other is
 * left out. No label ever lies over another.
 *
 * @param requests most important first
 */
export function placeLabels(requests: readonly LabelRequest[], ground: LabelGround): PlacedLabel[] {
  const placed: PlacedLabel[] = []
  for (const request of requests) {
    const box = findPlace(request, ground)
    if (box === undefined) continue
    ground.taken.add(box)
    placed.push({ id: request.id, box })
  }
  return placed
}

function findPlace(request: LabelRequest, ground: LabelGround): Rectangle | undefined {
  const { taken, nodes, screen, beyond } = ground
  const clear = listSides(request).filter((side) => !taken.collides(side) && !nodes.collides(side))
  const inside = clear.find((side) => isInside(side, screen))
  if (inside !== undefined) return inside
  if (beyond === 'place') return findNearest(clear, screen)
  return request.forced ? findLeastCovering(request, ground) : undefined
}

/** The one of some places that reaches least beyond the screen. */
function findNearest(places: readonly Rectangle[], screen: Rectangle): Rectangle | undefined {
  const reach = ({ left, top, right, bottom }: Rectangle): number =>
    Math.max(screen.left - left, right - screen.right, screen.top - top, bottom - screen.bottom)
  return [...places].sort((a, b) => reach(a) - reach(b))[0]
}

function findLeastCovering(request: LabelRequest, { taken, nodes, screen }: LabelGround): Rectangle | undefined {
  let least = Infinity
  let best: Rectangle | undefined
  for (const side of listSides(request).map((one) => clampInto(one, screen))) {
    const covered = nodes.measureCovered(side)
    if (covered >= least || taken.collides(side)) continue
    least = covered
    best = side
  }
  return best
}

/** The places around a node in the order in which a reader of the text's direction expects its name. */
function listSides({ x, y, reach, width, height, direction }: LabelRequest): Rectangle[] {
  const at = (left: number, top: number): Rectangle => ({ left, top, right: left + width, bottom: top + height })
  const beside = (rise: number, distance = reach + GAP): [right: Rectangle, left: Rectangle] => {
    const top = y - height / 2 + rise
    return [at(x + distance, top), at(x - distance - width, top)]
  }
  const stack = (share: number, distance = reach + 1): Rectangle[] => {
    const left = x - width * share
    return [at(left, y + distance), at(left, y - distance - height)]
  }
  const near = reach * 0.7 + GAP / 2
  const slant = near + height / 2
  const [right, left] = beside(0)
  const corners = [...beside(slant, near), ...beside(-slant, near)]
  const aside = [...stack(0.3), ...stack(0.7), ...beside(height / 2), ...beside(-height / 2)]
  const farther = [
    ...stack(0.12),
    ...stack(0.88),
    ...stack(0.5, reach + FAR),
    ...beside(0, reach + FAR),
    ...beside(height),
    ...beside(-height),
  ]
  return direction === 'ltr'
    ? [right, ...stack(0.5), left, ...corners, ...aside, ...farther]
    : [left, ...stack(0.5), right, ...corners.reverse(), ...aside.reverse(), ...farther.reverse()]
}
