/** A binary heap of nodes by their distance; equal distances come out in an order that depends on nothing else. */
export class DistanceHeap {
  readonly #nodes: Int32Array
  /** In the order of `#nodes`. */
  readonly #distances: Float64Array
  /** Where each node stands in the heap; of no meaning for those outside. */
  readonly #places: Int32Array
  #size = 0

  constructor(most: number) {
    this.#nodes = new Int32Array(most)
    this.#distances = new Float64Array(most)
    this.#places = new Int32Array(most)
  }

  /** Takes a new node in, or brings one forward whose distance became smaller. */
  put(node: number, distance: number, isNew: boolean): void {
    const [nodes, places, distances] = [this.#nodes, this.#places, this.#distances]
    let place = isNew ? this.#size : (places[node] ?? 0)
    if (isNew) this.#size += 1
    while (place > 0) {
      const above = (place - 1) >> 1
      const other = distances[above] ?? 0
      if (other <= distance) break
      const moved = nodes[above] ?? 0
      nodes[place] = moved
      distances[place] = other
      places[moved] = place
      place = above
    }
    nodes[place] = node
    distances[place] = distance
    places[node] = place
  }

  /** Removes and gives the nearest node, −1 if there is none. */
  takeNearest(): number {
    if (this.#size === 0) return -1
    const nearest = this.#nodes[0] ?? -1
    this.#size -= 1
    if (this.#size > 0) this.#sinkLast()
    return nearest
  }

  /** Fills the place at the top with the last node and lets it down to where it belongs. */
  #sinkLast(): void {
    const [nodes, places, distances, size] = [this.#nodes, this.#places, this.#distances, this.#size]
    const node = nodes[size] ?? 0
    const distance = distances[size] ?? 0
    let place = 0
    for (let below = 1; below < size; below = 2 * place + 1) {
      if (below + 1 < size && (distances[below + 1] ?? 0) < (distances[below] ?? 0)) below += 1
      const other = distances[below] ?? 0
      if (other >= distance) break
      const moved = nodes[below] ?? 0
      nodes[place] = moved
      distances[place] = other
      places[moved] = place
      place = below
    }
    nodes[place] = node
    distances[place] = distance
    places[node] = place
  }
}
