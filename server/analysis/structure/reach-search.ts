import type { SimpleGraph } from '../graph/simple-graph.ts'

/** Breadth-first searches from sets of nodes, along the ties. */
export class ReachSearch {
  readonly nodes: number
  readonly #graph: SimpleGraph
  /** Null where each node reached counts by 1/distance instead, however far. */
  readonly #steps: number | null
  readonly #queue: Int32Array
  readonly #distances: Int32Array

  constructor(graph: SimpleGraph, steps: number | null) {
    this.nodes = graph.ids.length
    this.#graph = graph
    this.#steps = steps
    this.#queue = new Int32Array(this.nodes)
    this.#distances = new Int32Array(this.nodes).fill(-1)
  }

  /** What the set reaches outside itself: so many nodes, or the sum of 1/distance. */
  reachOthers(set: readonly number[]): number {
    let sum = 0
    this.visit(set, (_, distance) => {
      if (distance > 0) sum += this.worth(distance)
    })
    return sum
  }

  /** What a node at this distance counts; those of the set itself count 1. */
  worth(distance: number): number {
    return this.#steps === null ? 1 / Math.max(1, distance) : 1
  }

  /** Calls back with each node within reach of the set, nearest first, and its distance; 0 for the set itself. */
  visit(set: readonly number[], visit: (node: number, distance: number) => void): void {
    const [queue, distances] = [this.#queue, this.#distances]
    const { offsets, neighbours } = this.#graph.outgoing
    const farthest = this.#steps ?? this.nodes
    let filled = 0
    for (const node of set) {
      distances[node] = 0
      queue[filled++] = node
    }
    for (let at = 0; at < filled; at += 1) {
      const node = queue[at] ?? 0
      const distance = distances[node] ?? 0
      visit(node, distance)
      if (distance === farthest) continue
      for (let next = offsets[node] ?? 0; next < (offsets[node + 1] ?? 0); next += 1) {
        const neighbour = neighbours[next] ?? 0
        if ((distances[neighbour] ?? -1) >= 0) continue
        distances[neighbour] = distance + 1
        queue[filled++] = neighbour
      }
    }
    for (let at = 0; at < filled; at += 1) distances[queue[at] ?? 0] = -1
  }
}
