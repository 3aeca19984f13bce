import type { LeidenGraph } from './leiden-graph.ts'

/** Makes graphs of parts, all of them smaller than one graph, in the same room. */
export class Aggregator {
  readonly #neighbours: Int32Array
  readonly #weights: Float64Array

  constructor(largest: LeidenGraph) {
    this.#neighbours = new Int32Array(largest.neighbours.length)
    this.#weights = new Float64Array(largest.neighbours.length)
  }

  /** Makes one node of each part, tied by the sum of what ties its nodes; ties within a part only add to `inside`. */
  aggregate(graph: LeidenGraph, parts: Int32Array, order: number): LeidenGraph {
    const { offsets, neighbours, weights } = graph
    const rowNeighbours = this.#neighbours
    const rowWeights = this.#weights
    const members = sortByPart(parts, order)
    const ends = new Int32Array(order + 1)
    const sizes = new Float64Array(order)
    // Where the entry of each neighbour stands that the row at hand has already.
    const entry = new Int32Array(order).fill(-1)
    let inside = graph.inside
    let count = 0
    let place = 0
    for (let part = 0; part < order; part += 1) {
      const first = count
      for (const end = members.ends[part] ?? 0; place < end; place += 1) {
        const node = members.nodes[place] ?? 0
        sizes[part] = (sizes[part] ?? 0) + (graph.sizes[node] ?? 0)
        for (let at = offsets[node] ?? 0, last = offsets[node + 1] ?? 0; at < last; at += 1) {
          const other = parts[neighbours[at] ?? 0] ?? 0
          const weight = weights[at] ?? 0
          const known = entry[other] ?? -1
          if (other === part) inside += weight
          else if (known >= first) rowWeights[known] = (rowWeights[known] ?? 0) + weight
          else {
            entry[other] = count
            rowNeighbours[count] = other
            rowWeights[count] = weight
            count += 1
          }
        }
      }
      ends[part + 1] = count
    }
    return {
      order,
      offsets: ends,
      neighbours: rowNeighbours.slice(0, count),
      weights: rowWeights.slice(0, count),
      sizes,
      inside,
    }
  }
}

/** Nodes part after part, within a part in their order; part i ends before ends[i]. */
function sortByPart(parts: Int32Array, order: number): { readonly nodes: Int32Array; readonly ends: Int32Array } {
  const next = new Int32Array(order + 1)
  for (const part of parts) next[part + 1] = (next[part + 1] ?? 0) + 1
  for (let part = 0; part < order; part += 1) next[part + 1] = (next[part + 1] ?? 0) + (next[part] ?? 0)
  const nodes = new Int32Array(parts.length)
  for (let node = 0; node < parts.length; node += 1) {
    const part = parts[node] ?? 0
    const place = next[part] ?? 0
    nodes[place] = node
    next[part] = place + 1
  }
  return { nodes, ends: next }
}
