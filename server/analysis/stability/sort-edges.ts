/** Edges by (from, to), and the place of each by the key it came with, from · order + to. */
export interface SortedEdges {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly strengths: Float64Array
  readonly places: ReadonlyMap<number, number>
}

/** Puts strengths that were summed by pairs of places below `order` in the order of a graph's edges. */
export function sortEdges(sums: ReadonlyMap<number, number>, order: number): SortedEdges {
  const keys = Float64Array.from(sums.keys()).sort()
  return {
    from: Int32Array.from(keys, (key) => Math.floor(key / order)),
    to: Int32Array.from(keys, (key) => key % order),
    strengths: keys.map((key) => sums.get(key) ?? 0),
    places: new Map(Array.from(keys, (key, place) => [key, place])),
  }
}
