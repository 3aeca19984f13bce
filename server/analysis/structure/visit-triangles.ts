import type { SimpleGraph } from '../graph/simple-graph.ts'

/** A triangle by its corners and by the edges between the first two, the first and the last, and the last two. */
export type TriangleVisitor = (
  first: number,
  second: number,
  third: number,
  firstSecond: number,
  firstThird: number,
  secondThird: number,
) => void

/**
 * Visits each triangle of an undirected graph once. Every tie is looked at from its end of lower degree only, which
 * bounds the work by the ties to the power of 1.5 (T. Schank and D. Wagner, WEA 2005, LNCS 3503, 606–609).
 */
export function visitTriangles({ ids, outgoing }: SimpleGraph, visit: TriangleVisitor): void {
  const order = ids.length
  const { starts, higher, edges } = orientUpwards(order, outgoing)
  const marks = new Int32Array(order).fill(-1)
  const edgeTo = new Int32Array(order)
  for (let node = 0; node < order; node += 1) {
    const end = starts[node + 1] ?? 0
    for (let at = starts[node] ?? 0; at < end; at += 1) {
      marks[higher[at] ?? 0] = node
      edgeTo[higher[at] ?? 0] = edges[at] ?? 0
    }
    for (let at = starts[node] ?? 0; at < end; at += 1) {
      const second = higher[at] ?? 0
      const secondEnd = starts[second + 1] ?? 0
      for (let other = starts[second] ?? 0; other < secondEnd; other += 1) {
        const third = higher[other] ?? 0
        if (marks[third] === node) visit(node, second, third, edges[at] ?? 0, edgeTo[third] ?? 0, edges[other] ?? 0)
      }
    }
  }
}

/** The neighbours of each node that have a higher degree or, at the same degree, a later place. */
function orientUpwards(
  order: number,
  { offsets, neighbours, edges }: SimpleGraph['outgoing'],
): { readonly starts: Int32Array; readonly higher: Int32Array; readonly edges: Int32Array } {
  const starts = new Int32Array(order + 1)
  const higher = new Int32Array(neighbours.length / 2)
  const kept = new Int32Array(neighbours.length / 2)
  let filled = 0
  for (let node = 0; node < order; node += 1) {
    const end = offsets[node + 1] ?? 0
    const degree = end - (offsets[node] ?? 0)
    for (let at = offsets[node] ?? 0; at < end; at += 1) {
      const neighbour = neighbours[at] ?? 0
      const other = (offsets[neighbour + 1] ?? 0) - (offsets[neighbour] ?? 0)
      if (other < degree || (other === degree && neighbour < node)) continue
      higher[filled] = neighbour
      kept[filled] = edges[at] ?? 0
      filled += 1
    }
    starts[node + 1] = filled
  }
  return { starts, higher, edges: kept }
}
