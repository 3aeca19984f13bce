import type { SimpleGraph } from '../graph/simple-graph.ts'
import { visitTriangles } from './visit-triangles.ts'

/** How many triangles of an undirected graph each node belongs to. */
export function countTriangles(graph: SimpleGraph): Float64Array {
  const triangles = new Float64Array(graph.ids.length)
  visitTriangles(graph, (first, second, third) => {
    triangles[first] = (triangles[first] ?? 0) + 1
    triangles[second] = (triangles[second] ?? 0) + 1
    triangles[third] = (triangles[third] ?? 0) + 1
  })
  return triangles
}
