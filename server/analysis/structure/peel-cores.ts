import type { SimpleGraph } from '../graph/simple-graph.ts'

/** Nodes by degree: a counting sort that stays sorted while degrees fall by one. */
interface Shelf {
  readonly degrees: Int32Array
  readonly sorted: Int32Array
  /** Where each node stands in `sorted`. */
  readonly places: Int32Array
  /** Where each degree begins in `sorted`. */
  readonly starts: Int32Array
}

/** Core number of each node; directed, ties out and in count (V. Batagelj and M. Zaveršnik, arXiv:cs/0310049). */
export function peelCores(graph: SimpleGraph): Float64Array {
  const shelf = shelveNodes(graph)
  for (const node of shelf.sorted) {
    lowerNeighbours(node, graph.outgoing, shelf)
    if (graph.directed) lowerNeighbours(node, graph.incoming, shelf)
  }
  return Float64Array.from(shelf.degrees)
}

function shelveNodes({ ids, from, to }: SimpleGraph): Shelf {
  const order = ids.length
  const degrees = new Int32Array(order)
  for (const end of from) degrees[end] = (degrees[end] ?? 0) + 1
  for (const end of to) degrees[end] = (degrees[end] ?? 0) + 1
  let highest = 0
  for (const degree of degrees) if (degree > highest) highest = degree
  const starts = new Int32Array(highest + 2)
  for (const degree of degrees) starts[degree + 1] = (starts[degree + 1] ?? 0) + 1
  for (let degree = 1; degree < starts.length; degree += 1) {
    starts[degree] = (starts[degree] ?? 0) + (starts[degree - 1] ?? 0)
  }
  const next = starts.slice()
  const sorted = new Int32Array(order)
  const places = new Int32Array(order)
  for (let node = 0; node < order; node += 1) {
    const degree = degrees[node] ?? 0
    const place = next[degree] ?? 0
    next[degree] = place + 1
    sorted[place] = node
    places[node] = place
  }
  return { degrees, sorted, places, starts }
}

/** Takes one tie off each neighbour of higher degree: it goes to the front of its degree, which then begins behind it. */
function lowerNeighbours(node: number, { offsets, neighbours }: SimpleGraph['outgoing'], shelf: Shelf): void {
  const { degrees, sorted, places, starts } = shelf
  const core = degrees[node] ?? 0
  const end = offsets[node + 1] ?? 0
  for (let at = offsets[node] ?? 0; at < end; at += 1) {
    const neighbour = neighbours[at] ?? 0
    const degree = degrees[neighbour] ?? 0
    if (degree <= core) continue
    const [place, front] = [places[neighbour] ?? 0, starts[degree] ?? 0]
    const other = sorted[front] ?? 0
    sorted[front] = neighbour
    sorted[place] = other
    places[neighbour] = front
    places[other] = place
    starts[degree] = front + 1
    degrees[neighbour] = degree - 1
  }
}
