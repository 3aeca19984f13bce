import type { Rows } from './lockstep.ts'

/**
 * Those with most ties first. Where one vertex after the other has as many ties as the last, the processor foretells
 * how often it goes round; and rows that many ask for lie together. Gives the vertex at each place.
 */
export function arrangeVertices(order: number, rows: Rows): Int32Array {
  const degrees = Int32Array.from({ length: order }, (_, vertex) => degreeOf(rows, vertex))
  const vertices = Int32Array.from({ length: order }, (_, vertex) => vertex)
  return vertices.sort((one, other) => (degrees[other] ?? 0) - (degrees[one] ?? 0) || one - other)
}

/** The same ties between places of `arranged`, each row ascending. */
export function renumber(arranged: Int32Array, { offsets, neighbours }: Rows): Rows {
  const places = new Int32Array(arranged.length)
  arranged.forEach((vertex, place) => {
    places[vertex] = place
  })
  const starts = new Int32Array(arranged.length + 1)
  const renumbered = new Int32Array((offsets[arranged.length] ?? 0) - (offsets[0] ?? 0))
  let written = 0
  arranged.forEach((vertex, place) => {
    const begin = written
    for (let at = offsets[vertex] ?? 0; at < (offsets[vertex + 1] ?? 0); at += 1) {
      renumbered[written++] = places[neighbours[at] ?? 0] ?? 0
    }
    renumbered.subarray(begin, written).sort()
    starts[place + 1] = written
  })
  return { offsets: starts, neighbours: renumbered }
}

/** Sources in the order of their lists of neighbours: those that go in lockstep then go along the same ties. */
export function sortSources(order: number, { offsets, neighbours }: Rows): Int32Array {
  const sources = Int32Array.from({ length: order }, (_, vertex) => vertex)
  return sources.sort((one, other) => {
    const [first, second] = [offsets[one] ?? 0, offsets[other] ?? 0]
    const [length, otherLength] = [(offsets[one + 1] ?? 0) - first, (offsets[other + 1] ?? 0) - second]
    const shared = Math.min(length, otherLength)
    for (let at = 0; at < shared; at += 1) {
      const difference = (neighbours[first + at] ?? 0) - (neighbours[second + at] ?? 0)
      if (difference !== 0) return difference
    }
    return length - otherLength || one - other
  })
}

function degreeOf({ offsets }: Rows, vertex: number): number {
  return (offsets[vertex + 1] ?? 0) - (offsets[vertex] ?? 0)
}
