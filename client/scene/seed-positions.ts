import { findComponents } from './connected-components.ts'
import type { LayoutInput } from './connected-components.ts'
import { packBoxes } from './pack-components.ts'
import { createRandom } from './random.ts'

/** Coordinates by node number: x of node n at 2n, y at 2n + 1. */
export type Coordinates = Float64Array

/** Chart units between neighbouring nodes of a seeded component. */
const SPACING = 62

/** Chart units between the boxes of two components. */
const COMPONENT_GAP = 90

/** Vogel's angle: successive points on a spiral at this angle fill a disc evenly (H. Vogel, 1979). */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

/**
 * Places every node at once, before any layout: each component as a sunflower disc with its best connected nodes in
 * the middle, the components packed beside each other.
 *
 * @param seed turns each disc, so that layouts of different seeds start from different places
 */
export function seedPositions(input: LayoutInput, seed: number): Coordinates {
  const random = createRandom(seed)
  const positions = new Float64Array(input.ids.length * 2)
  const components = findComponents(input)
  const degrees = countDegrees(input)
  for (const component of components) {
    const turn = random() * Math.PI * 2
    const ranked = [...component].sort((a, b) => (degrees[b] ?? 0) - (degrees[a] ?? 0) || a - b)
    ranked.forEach((node, rank) => {
      const radius = SPACING * Math.sqrt(rank)
      positions[node * 2] = radius * Math.cos(rank * GOLDEN_ANGLE + turn)
      positions[node * 2 + 1] = radius * Math.sin(rank * GOLDEN_ANGLE + turn)
    })
  }
  packInPlace(positions, components, input.sizes, COMPONENT_GAP)
  return positions
}

/** Moves whole components so that they stand beside each other, at least `gap` apart. */
export function packInPlace(
  positions: Coordinates,
  components: readonly number[][],
  sizes: readonly number[],
  gap: number,
): void {
  const extents = components.map((component) => measureExtent(positions, component, sizes))
  const corners = packBoxes(
    extents.map(({ left, right, bottom, top }) => ({ width: right - left, height: top - bottom })),
    gap,
  )
  components.forEach((component, index) => {
    const extent = extents[index]
    const corner = corners[index]
    if (extent === undefined || corner === undefined) return
    for (const node of component) {
      positions[node * 2] = (positions[node * 2] ?? 0) - extent.left + corner.x
      positions[node * 2 + 1] = (positions[node * 2 + 1] ?? 0) - extent.bottom + corner.y
    }
  })
}

export interface Extent {
  left: number
  right: number
  bottom: number
  top: number
}

/** The rectangle around the discs of some nodes. */
export function measureExtent(positions: Coordinates, component: readonly number[], sizes: readonly number[]): Extent {
  const extent = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity }
  for (const node of component) {
    const x = positions[node * 2] ?? 0
    const y = positions[node * 2 + 1] ?? 0
    const size = sizes[node] ?? 0
    extent.left = Math.min(extent.left, x - size)
    extent.right = Math.max(extent.right, x + size)
    extent.bottom = Math.min(extent.bottom, y - size)
    extent.top = Math.max(extent.top, y + size)
  }
  return extent
}

function countDegrees({ ids, links }: LayoutInput): number[] {
  const degrees = ids.map(() => 0)
  for (const [from, to] of links) {
    degrees[from] = (degrees[from] ?? 0) + 1
    degrees[to] = (degrees[to] ?? 0) + 1
  }
  return degrees
}
