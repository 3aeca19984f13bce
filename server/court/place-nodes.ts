import type { Exhibit } from './exhibit-model.ts'
import { boundNode, layOutLabel } from './page-layout.ts'
import type { Box, PlacedNode, Point } from './page-layout.ts'
import { LEAST_EXTENT, suggestPositions } from './suggest-positions.ts'

/** Farthest that one direction is stretched beyond the other to make use of the sheet. */
const MOST_STRETCH = 1.6
const PASSES = 200
/** Room between nodes for lines and their numbers, in millimetres, as far as the sheet has it. */
const GAPS = { least: 1.5, most: 14 } as const
/** The share of the sheet that nodes with the room around them may take up. */
const FILLED = 0.6

/** Brings the chart to the sheet: fitted into `area`, nodes and labels pushed apart as far as there is room. */
export function placeNodes(exhibit: Pick<Exhibit, 'nodes' | 'lines' | 'positions'>, area: Box): PlacedNode[] {
  const ids = exhibit.nodes.map((node) => node.id)
  const index = new Map(ids.map((id, place) => [id, place]))
  const links = exhibit.lines.map((line) => [index.get(line.source) ?? 0, index.get(line.target) ?? 0] as const)
  const places = fitInto(suggestPositions({ ids, links }, exhibit.positions), area)
  const nodes = exhibit.nodes.map(({ id, shape, masked, label }, at) => {
    const labelAbove = leansDown(places, links, at)
    return { id, shape, masked, labelAbove, ...layOutLabel(label), ...(places[at] ?? { x: area.x, y: area.y }) }
  })
  return pushApart(nodes, area)
}

/** Whether most lines leave a node downwards, so that its label reads better above. */
function leansDown(places: readonly Point[], links: readonly (readonly [number, number])[], at: number): boolean {
  let lean = 0
  const own = places[at]
  for (const [a, b] of links) {
    const other = a === at ? places[b] : b === at ? places[a] : undefined
    if (own === undefined || other === undefined) continue
    const [dx, dy] = [Math.abs(other.x - own.x), other.y - own.y]
    if (Math.abs(dy) > dx * 0.3) lean += Math.sign(dy)
  }
  return lean > 0
}

/** Chart units have y upwards, sheets downwards. */
function fitInto(places: readonly Point[], area: Box): Point[] {
  const xs = places.map((place) => place.x)
  const ys = places.map((place) => -place.y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top]
  const inner = { width: area.width * 0.86, height: area.height * 0.86 }
  const across = width > LEAST_EXTENT ? inner.width / width : Infinity
  const down = height > LEAST_EXTENT ? inner.height / height : Infinity
  const least = Math.min(across, down)
  const scaleX = width > LEAST_EXTENT ? Math.min(across, least * MOST_STRETCH) : 0
  const scaleY = height > LEAST_EXTENT ? Math.min(down, least * MOST_STRETCH) : 0
  return places.map((place) => ({
    x: area.x + area.width / 2 + (place.x - left - width / 2) * scaleX,
    y: area.y + area.height / 2 + (-place.y - top - height / 2) * scaleY,
  }))
}

function pushApart(nodes: readonly PlacedNode[], area: Box): PlacedNode[] {
  const places = nodes.map((node) => keepInside(node, area))
  const gap = chooseGap(nodes, area)
  for (let pass = 0; pass < PASSES; pass += 1) {
    let moved = false
    for (let a = 0; a < places.length; a += 1) {
      for (let b = a + 1; b < places.length; b += 1) moved = pushPair(places, a, b, { area, gap }) || moved
    }
    if (!moved) break
  }
  return places
}

/** The widest gap with which all nodes fit loosely. */
function chooseGap(nodes: readonly PlacedNode[], area: Box): number {
  const boxes = nodes.map(boundNode)
  const room = area.width * area.height * FILLED
  for (let gap: number = GAPS.most; gap > GAPS.least; gap -= 0.5) {
    const wanted = boxes.reduce((sum, box) => sum + (box.width + gap) * (box.height + gap), 0)
    if (wanted <= room) return gap
  }
  return GAPS.least
}

/** Parts two overlapping nodes along the shorter way out; nodes on one spot part by their order. */
function pushPair(
  places: PlacedNode[],
  a: number,
  b: number,
  { area, gap }: { readonly area: Box; readonly gap: number },
): boolean {
  const [one, other] = [places[a], places[b]]
  if (one === undefined || other === undefined) return false
  const [first, second] = [boundNode(one), boundNode(other)]
  const dx = second.x + second.width / 2 - (first.x + first.width / 2)
  const dy = second.y + second.height / 2 - (first.y + first.height / 2)
  const overX = (first.width + second.width) / 2 + gap - Math.abs(dx)
  const overY = (first.height + second.height) / 2 + gap - Math.abs(dy)
  if (overX <= 0.01 || overY <= 0.01) return false
  const push = overX < overY ? { x: (dx < 0 ? -overX : overX) / 2, y: 0 } : { x: 0, y: (dy < 0 ? -overY : overY) / 2 }
  places[a] = keepInside({ ...one, x: one.x - push.x, y: one.y - push.y }, area)
  places[b] = keepInside({ ...other, x: other.x + push.x, y: other.y + push.y }, area)
  return true
}

function keepInside(node: PlacedNode, area: Box): PlacedNode {
  const box = boundNode(node)
  const right = Math.min(0, area.x + area.width - (box.x + box.width))
  const low = Math.min(0, area.y + area.height - (box.y + box.height))
  const x = Math.max(box.x + right, area.x) - box.x
  const y = Math.max(box.y + low, area.y) - box.y
  return { ...node, x: node.x + x, y: node.y + y }
}
