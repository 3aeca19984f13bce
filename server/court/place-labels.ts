import { boundNode, contains, measureOverlap } from './page-layout.ts'
import type { Box, PlacedNode, Point } from './page-layout.ts'
import { pointAt } from './route-lines.ts'
import type { RoutedLine } from './route-lines.ts'
import { estimateWidth } from './svg-text.ts'

export const NUMBER_SIZE = 2.1
export const WORDS_SIZE = 2.1

/** Where a line's number stands on it, and its words beside the number where there is room for them. */
export interface PlacedLabel {
  /** Where the number is along the line, 0 to 1. */
  readonly t: number
  readonly badge: Box
  /** Where the cross of a refuted or contradicted line stands, clear of all words; null on other lines. */
  readonly cross: Point | null
  readonly words: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' | 'middle' } | null
}

const ALONG = [0.5, 0.43, 0.57, 0.36, 0.64, 0.3, 0.7, 0.24, 0.76, 0.18, 0.82] as const
const BADGE_HEIGHT = 2.9
/** Half the side of the room that a cross takes up. */
const CROSS_ROOM = 2
const PATH_STEPS = 24

/**
 * Numbers first, each on its own line where it covers least and no other line passes; then words, where they fit
 * without covering anything.
 */
export function placeLabels(routes: readonly RoutedLine[], nodes: readonly PlacedNode[], area: Box): PlacedLabel[] {
  const taken = nodes.map(boundNode)
  const paths = routes.map(samplePath)
  const numbers = routes.map((route, index) => {
    const choices = ALONG.map((t) => ({ t, badge: boundBadge(route, pointAt(route, t)) }))
    const costs = choices.map(({ t, badge }) => {
      return weighBadge(badge, taken, paths, index) + Math.abs(t - 0.5) + (contains(area, badge) ? 0 : 50)
    })
    const best = choices[costs.indexOf(Math.min(...costs))] ?? { t: 0.5, badge: boundBadge(route, route.bend) }
    taken.push(best.badge)
    return { ...best, cross: placeCross(route, best.t, taken) }
  })
  return numbers.map((label, index) => ({ ...label, words: placeWords(routes[index], label.badge, taken, area) }))
}

/** On the line beside its number, with room of its own: on another line's words it would seem to refute them. */
function placeCross(route: RoutedLine, t: number, taken: Box[]): Point | null {
  if (!route.line.crossed) return null
  const cross = pointAt(route, t < 0.5 ? t + 0.2 : t - 0.2)
  taken.push({ x: cross.x - CROSS_ROOM, y: cross.y - CROSS_ROOM, width: CROSS_ROOM * 2, height: CROSS_ROOM * 2 })
  return cross
}

/** What stands on the number: `12`, `12 A`. */
export function writeNumber({ line }: Pick<RoutedLine, 'line'>): string {
  return line.marks === '' ? String(line.number) : `${line.number} ${line.marks}`
}

function boundBadge(route: RoutedLine, { x, y }: Point): Box {
  const width = Math.max(estimateWidth(writeNumber(route), NUMBER_SIZE) + 1.4, BADGE_HEIGHT)
  return { x: x - width / 2, y: y - BADGE_HEIGHT / 2, width, height: BADGE_HEIGHT }
}

function samplePath(route: RoutedLine): Point[] {
  return Array.from({ length: PATH_STEPS + 1 }, (_, step) => pointAt(route, step / PATH_STEPS))
}

function weighBadge(badge: Box, taken: readonly Box[], paths: readonly (readonly Point[])[], own: number): number {
  const covered = taken.reduce((sum, box) => sum + measureOverlap(badge, box), 0)
  const near = { x: badge.x - 0.5, y: badge.y - 0.5, width: badge.width + 1, height: badge.height + 1 }
  const crossed = paths.filter((path, index) => index !== own && path.some((point) => contains(near, point))).length
  return covered * 4 + crossed * 3
}

/** Beside, below or above the number, whichever is free first; null where nothing is. Free room is taken. */
function placeWords(route: RoutedLine | undefined, badge: Box, taken: Box[], area: Box): PlacedLabel['words'] {
  if (route === undefined) return null
  const width = estimateWidth(route.line.predicate, WORDS_SIZE) + 0.6
  const [middle, base] = [badge.x + badge.width / 2, badge.y + badge.height * 0.72]
  const below = badge.y + badge.height + WORDS_SIZE * 0.95
  const choices = [
    { x: badge.x + badge.width + 0.5, y: base, anchor: 'start', left: badge.x + badge.width + 0.3 },
    { x: badge.x - 0.5, y: base, anchor: 'end', left: badge.x - 0.3 - width },
    { x: middle, y: below, anchor: 'middle', left: middle - width / 2 },
    { x: middle, y: badge.y - WORDS_SIZE * 0.35, anchor: 'middle', left: middle - width / 2 },
  ] as const
  for (const { x, y, anchor, left } of choices) {
    const box = { x: left, y: y - WORDS_SIZE * 0.85, width, height: WORDS_SIZE * 1.1 }
    const inside = contains(area, box) && contains(area, { x: box.x + box.width, y: box.y + box.height })
    if (!inside || taken.some((other) => other !== badge && measureOverlap(box, other) > 0)) continue
    taken.push(box)
    return { x, y, anchor }
  }
  return null
}
