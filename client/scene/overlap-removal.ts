import type { Coordinates } from './seed-positions.ts'

const PASSES = 60
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

/**
 * Pushes overlapping discs apart in place, each pair by half its overlap a pass, until none overlap or the passes are
 * used up. Uses neither chance nor a clock.
 *
 * @param sizes radii in chart units
 * @param margin free space between two discs, chart units
 */
export function removeOverlaps(positions: Coordinates, sizes: readonly number[], margin: number): void {
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0)
  const cell = Math.max(largest * 2 + margin, 1)
  for (let pass = 0; pass < PASSES; pass += 1) {
    if (!pushOnce(positions, sizes, margin, cell)) return
  }
}

function pushOnce(positions: Coordinates, sizes: readonly number[], margin: number, cell: number): boolean {
  const grid = new Map<string, number[]>()
  let moved = false
  sizes.forEach((size, node) => {
    const column = Math.floor((positions[node * 2] ?? 0) / cell)
    const row = Math.floor((positions[node * 2 + 1] ?? 0) / cell)
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const other of grid.get(`${column + dx},${row + dy}`) ?? []) {
          const apart = size + (sizes[other] ?? 0) + margin
          moved = pushApart(positions, node, other, apart) || moved
        }
      }
    }
    const key = `${column},${row}`
    const here = grid.get(key)
    if (here === undefined) grid.set(key, [node])
    else here.push(node)
  })
  return moved
}

function pushApart(positions: Coordinates, a: number, b: number, apart: number): boolean {
  const dx = (positions[a * 2] ?? 0) - (positions[b * 2] ?? 0)
  const dy = (positions[a * 2 + 1] ?? 0) - (positions[b * 2 + 1] ?? 0)
  const distance = Math.hypot(dx, dy)
  if (distance >= apart - 1e-6) return false
  const coincident = distance < 1e-6
  const x = coincident ? Math.cos(a * GOLDEN_ANGLE) : dx / distance
  const y = coincident ? Math.sin(a * GOLDEN_ANGLE) : dy / distance
  const push = (apart - distance) / 2
  positions[a * 2] = (positions[a * 2] ?? 0) + x * push
  positions[a * 2 + 1] = (positions[a * 2 + 1] ?? 0) + y * push
  positions[b * 2] = (positions[b * 2] ?? 0) - x * push
  positions[b * 2 + 1] = (positions[b * 2 + 1] ?? 0) - y * push
  return true
}
