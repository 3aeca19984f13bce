import { PointGrid } from './point-grid.ts'
import type { Point, SceneGraph } from './scene-model.ts'
import { seedPositions } from './seed-positions.ts'

/** Chart units between a new node and the middle of its neighbours, growing outwards. */
const STEP = 58
const TRIES = 40
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

/**
 * Chooses a place for every node that has none: near the middle of its placed neighbours, at the first free spot of a
 * spiral; nodes without any placed neighbour are laid out by themselves below the rest. The same graph and the same
 * places give the same result.
 *
 * @param placed where the other nodes stand; it is extended in place
 * @param seed of the seeded positions
 */
export function placeNewNodes(graph: SceneGraph, placed: Map<string, Point>, seed: number): void {
  const neighbours = listNeighbours(graph)
  const waiting = new Set(graph.nodes.filter((node) => !placed.has(node.id)).map((node) => node.id))
  if (waiting.size === 0) return
  const taken = new PointGrid(STEP * 0.75)
  for (const point of placed.values()) taken.add(point)
  let found = placed.size > 0
  while (found) {
    found = false
    for (const id of waiting) {
      const around = (neighbours.get(id) ?? []).flatMap((other) => placed.get(other) ?? [])
      if (around.length === 0) continue
      const spot = findFreeSpot(around, taken)
      placed.set(id, spot)
      taken.add(spot)
      waiting.delete(id)
      found = true
    }
  }
  if (waiting.size > 0) placeBelow(graph, waiting, placed, seed)
}

function findFreeSpot(around: readonly Point[], taken: PointGrid): Point {
  const middle = {
    x: around.reduce((sum, point) => sum + point.x, 0) / around.length,
    y: around.reduce((sum, point) => sum + point.y, 0) / around.length,
  }
  let spot = middle
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const radius = STEP * Math.sqrt(attempt)
    const angle = attempt * GOLDEN_ANGLE
    spot = { x: middle.x + radius * Math.cos(angle), y: middle.y + radius * Math.sin(angle) }
    if (taken.isFree(spot)) return spot
  }
  return spot
}

function placeBelow(graph: SceneGraph, waiting: Set<string>, placed: Map<string, Point>, seed: number): void {
  const nodes = graph.nodes.filter((node) => waiting.has(node.id))
  const numbers = new Map(nodes.map((node, index) => [node.id, index]))
  const links = graph.edges.flatMap((edge): [number, number][] => {
    const source = numbers.get(edge.source)
    const target = numbers.get(edge.target)
    return source === undefined || target === undefined ? [] : [[source, target]]
  })
  const input = { ids: nodes.map((node) => node.id), sizes: nodes.map((node) => node.size), links }
  const local = seedPositions(input, seed)
  const { left, bottom } = measureCorner(placed)
  nodes.forEach((node, index) => {
    placed.set(node.id, { x: left + (local[index * 2] ?? 0), y: bottom + (local[index * 2 + 1] ?? 0) })
  })
}

/** Where a block placed below the others starts; packed blocks extend to the right and downwards from zero. */
function measureCorner(placed: ReadonlyMap<string, Point>): { left: number; bottom: number } {
  if (placed.size === 0) return { left: 0, bottom: 0 }
  let left = Infinity
  let bottom = Infinity
  for (const { x, y } of placed.values()) {
    left = Math.min(left, x)
    bottom = Math.min(bottom, y)
  }
  return { left, bottom: bottom - STEP * 1.5 }
}

function listNeighbours(graph: SceneGraph): Map<string, string[]> {
  const neighbours = new Map<string, string[]>()
  const add = (from: string, to: string): void => {
    const list = neighbours.get(from)
    if (list === undefined) neighbours.set(from, [to])
    else list.push(to)
  }
  for (const { source, target } of graph.edges) {
    add(source, target)
    add(target, source)
  }
  return neighbours
}
