import { isInside, overlaps } from './rectangle.ts'
import type { Rectangle } from './rectangle.ts'
import type { Frame } from './scene-camera.ts'

/** A view without a camera: chart point (x, y) is drawn at (left + scale x, top − scale y), CSS pixels. */
export interface PlannedView {
  scale: number
  left: number
  top: number
}

export interface FitRequest {
  /** The rectangle around the centres of all nodes, chart units. */
  frame: Frame
  screen: Rectangle
  /** What lies over the chart, such as a legend. */
  overlays: readonly Rectangle[]
  /** CSS pixels of a chart unit at most, so that two nodes do not fill the screen. */
  largestScale: number
  /** What the nodes and their names cover in a view; names keep to the area where they can. */
  measure: (view: PlannedView, area: Rectangle) => { shapes: readonly Rectangle[]; names: readonly Rectangle[] }
}

/** Free space along the edges of the screen and around overlays, CSS pixels. */
const MARGIN = 10

/** What a view gains by being e times as large, in shares of all names. */
const SCALE_WEIGHT = 0.3

/** Rounds of measuring names at a scale and making more room for them. */
const ROUNDS = 5

/** Names outside the outermost nodes get at most this share of the screen on each side. */
const MOST_ROOM = 0.16

type Room = Record<keyof Rectangle, number>

/**
 * Finds a view in which no node lies outside the screen or below an overlay, as large as it can be without losing
 * names at its edges. Overlays stand at edges or in corners: where one is in the way, the chart moves aside or up.
 */
export function planFit(request: FitRequest): PlannedView {
  const { screen, overlays, frame, largestScale } = request
  const options = listAreas(screen, overlays)
    .map((area) => ({ area, bound: measureScale(frame, area, NO_ROOM, largestScale) }))
    .sort((a, b) => b.bound - a.bound)
  let best: Candidate | null = null
  for (const { area, bound } of options) {
    if (best !== null && best.view.scale >= bound) break
    for (const candidate of listCandidates(area, request)) {
      if (best === null || candidate.score > best.score) best = candidate
    }
  }
  return best === null ? center(frame, screen, NO_ROOM, largestScale) : moveToMiddle(best, request)
}

interface Candidate {
  view: PlannedView
  /** Room left for names around the frame. */
  room: Room
  names: number
  score: number
}

const NO_ROOM: Room = { left: 0, top: 0, right: 0, bottom: 0 }

/** Views of an area with ever more room for names at its edges, without those where a node would lie below an overlay. */
function listCandidates(area: Rectangle, request: FitRequest): Candidate[] {
  const { frame, screen, largestScale, measure } = request
  const most = { x: (screen.right - screen.left) * MOST_ROOM, y: (screen.bottom - screen.top) * MOST_ROOM }
  const candidates: Candidate[] = []
  let room = NO_ROOM
  for (let round = 0; round < ROUNDS; round += 1) {
    const view = center(frame, area, room, largestScale)
    const { shapes, names } = measure(view, area)
    const outside = [...shapes, ...names].filter((box) => !isInside(box, area))
    const inside = names.filter((box) => isInside(box, area)).length
    if (areClear(shapes, request)) {
      const score = inside / Math.max(1, shapes.length) + SCALE_WEIGHT * Math.log(view.scale)
      candidates.push({ view, room, names: inside, score })
    }
    if (outside.length === 0) break
    room = widenRoom(room, outside, projectFrame(frame, view), most)
  }
  return candidates
}

/** Moves a view that gave way to overlays back towards the middle of the screen, as far as nothing is lost by it. */
function moveToMiddle({ view, room, names }: Candidate, request: FitRequest): PlannedView {
  const { frame, screen, measure } = request
  const middle = center(frame, shrink(screen), room, view.scale)
  if (middle.scale < view.scale) return view
  for (const share of [1, 0.8, 0.6, 0.4, 0.2]) {
    const moved = {
      scale: view.scale,
      left: view.left + (middle.left - view.left) * share,
      top: view.top + (middle.top - view.top) * share,
    }
    const covered = measure(moved, shrink(screen))
    const inside = covered.names.filter((box) => isInside(box, shrink(screen))).length
    if (areClear(covered.shapes, request) && inside >= names) return moved
  }
  return view
}

function areClear(shapes: readonly Rectangle[], { overlays, screen }: FitRequest): boolean {
  return shapes.every((shape) => isInside(shape, screen) && !isBelow(shape, overlays))
}

function shrink({ left, top, right, bottom }: Rectangle): Rectangle {
  return { left: left + MARGIN, top: top + MARGIN, right: right - MARGIN, bottom: bottom - MARGIN }
}

function isBelow(shape: Rectangle, overlays: readonly Rectangle[]): boolean {
  return overlays.some((overlay) => overlaps(shape, overlay))
}

function widenRoom(room: Room, outside: readonly Rectangle[], inner: Rectangle, most: { x: number; y: number }): Room {
  const wider = { ...room }
  for (const { left, top, right, bottom } of outside) {
    wider.left = Math.max(wider.left, Math.min(most.x, inner.left - left))
    wider.right = Math.max(wider.right, Math.min(most.x, right - inner.right))
    wider.top = Math.max(wider.top, Math.min(most.y, inner.top - top))
    wider.bottom = Math.max(wider.bottom, Math.min(most.y, bottom - inner.bottom))
  }
  return wider
}

function projectFrame({ x, y }: Frame, { scale, left, top }: PlannedView): Rectangle {
  return { left: left + x[0] * scale, right: left + x[1] * scale, top: top - y[1] * scale, bottom: top - y[0] * scale }
}

function measureScale({ x, y }: Frame, area: Rectangle, room: Room, largest: number): number {
  const across = (area.right - area.left - room.left - room.right) / Math.max(x[1] - x[0], 1e-9)
  const down = (area.bottom - area.top - room.top - room.bottom) / Math.max(y[1] - y[0], 1e-9)
  return Math.max(Math.min(across, down, largest), 1e-4)
}

function center(frame: Frame, area: Rectangle, room: Room, largest: number): PlannedView {
  const scale = measureScale(frame, area, room, largest)
  const middle = {
    x: (area.left + room.left + area.right - room.right) / 2,
    y: (area.top + room.top + area.bottom - room.bottom) / 2,
  }
  return {
    scale,
    left: middle.x - ((frame.x[0] + frame.x[1]) / 2) * scale,
    top: middle.y + ((frame.y[0] + frame.y[1]) / 2) * scale,
  }
}

/** The screen, and what is left of it when overlays are cut off, in part or whole, at one of their two edges. */
function listAreas(screen: Rectangle, overlays: readonly Rectangle[]): Rectangle[] {
  return overlays.reduce((areas, overlay) => areas.flatMap((area) => cutOff(area, overlay, screen)), [shrink(screen)])
}

function cutOff(area: Rectangle, overlay: Rectangle, screen: Rectangle): Rectangle[] {
  const isLeft = overlay.left + overlay.right < screen.left + screen.right
  const isUpper = overlay.top + overlay.bottom < screen.top + screen.bottom
  return [0, 0.5, 1].flatMap((share) => {
    const across = (overlay.right - overlay.left + MARGIN) * share
    const down = (overlay.bottom - overlay.top + MARGIN) * share
    if (share === 0) return [area]
    return [
      isLeft
        ? { ...area, left: Math.max(area.left, overlay.left + across) }
        : { ...area, right: Math.min(area.right, overlay.right - across) },
      isUpper
        ? { ...area, top: Math.max(area.top, overlay.top + down) }
        : { ...area, bottom: Math.min(area.bottom, overlay.bottom - down) },
    ]
  })
}
