import type { LockstepGraph } from '../../../../server/analysis/betweenness/lockstep.ts'

/** Distances and exact numbers of shortest paths from one vertex, multiplicities of those between counted. */
function search({ order, outgoing, multiplicities }: LockstepGraph, source: number) {
  const distances = Array.from({ length: order }, (_, vertex) => (vertex === source ? 0 : Infinity))
  const counts = Array.from({ length: order }, (_, vertex) => BigInt(vertex === source ? 1 : 0))
  const queue = [source]
  for (const vertex of queue) {
    const times = vertex === source ? 1n : BigInt(multiplicities[vertex] ?? 1)
    const { offsets, neighbours } = outgoing
    for (const next of neighbours.subarray(offsets[vertex], offsets[vertex + 1])) {
      const distance = (distances[vertex] ?? 0) + 1
      if (distances[next] === Infinity) queue.push(next)
      distances[next] = Math.min(distances[next] ?? 0, distance)
      if (distances[next] === distance) counts[next] = (counts[next] ?? 0n) + times * (counts[vertex] ?? 0n)
    }
  }
  return { distances, counts }
}

/** One number divided by another, neither of which a floating point number need be able to hold. */
function divide(one: bigint, other: bigint): number {
  return Number((one * 2n ** 80n) / other) / 2 ** 80
}

/**
 * By vertex, over all ordered pairs of other vertices, the share of their shortest paths that lead through it, each pair
 * as often as both weigh together: by the formula, in whole numbers.
 */
export function sumByFormula(graph: LockstepGraph): number[] {
  const vertices = Array.from({ length: graph.order }, (_, vertex) => vertex)
  const rows = vertices.map((vertex) => search(graph, vertex))
  const weigh = (vertex: number): number => graph.weights[vertex] ?? 0
  return vertices.map((between) => {
    const times = BigInt(graph.multiplicities[between] ?? 1)
    let sum = 0
    for (const source of vertices) {
      for (const target of vertices) {
        if (source === between || target === between || source === target) continue
        const distance = rows[source]?.distances[target] ?? Infinity
        if ((rows[source]?.distances[between] ?? 0) + (rows[between]?.distances[target] ?? 0) !== distance) continue
        if (distance === Infinity) continue
        const through = times * (rows[source]?.counts[between] ?? 0n) * (rows[between]?.counts[target] ?? 0n)
        sum += weigh(source) * weigh(target) * divide(through, rows[source]?.counts[target] ?? 1n)
      }
    }
    return sum
  })
}
