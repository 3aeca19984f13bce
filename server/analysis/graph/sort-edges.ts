import { InvalidGraphError } from './invalid-graph-error.ts'
import { createSharedInts, createSharedNumbers } from './shared-arrays.ts'

/** Edges by the places of their ends. */
export interface EdgeArrays {
  readonly from: Readonly<Int32Array>
  readonly to: Readonly<Int32Array>
  /** Finite and above 0. */
  readonly strengths: Readonly<Float64Array>
}

/**
 * The edges by (from, to), from < to where they are undirected, in shared memory: two counting sorts, one after the
 * other, that take 8 bytes an edge and 4 a node beside what they give. Throws InvalidGraphError for loops, parallel
 * edges, ends outside the ids and strengths that are not above 0.
 */
export function sortEdges(ids: readonly string[], given: EdgeArrays, directed: boolean): EdgeArrays {
  checkEdges(ids, given)
  const { from, to, strengths } = directed ? given : turnEdges(given)
  const places = sortBy(from, ids.length, sortBy(to, ids.length, null))
  const sorted = {
    from: createSharedInts(from.length),
    to: createSharedInts(from.length),
    strengths: createSharedNumbers(from.length),
  }
  for (let place = 0; place < places.length; place += 1) {
    const edge = places[place] ?? 0
    sorted.from[place] = from[edge] ?? 0
    sorted.to[place] = to[edge] ?? 0
    sorted.strengths[place] = strengths[edge] ?? 0
  }
  rejectParallel(sorted, ids)
  return sorted
}

function checkEdges(ids: readonly string[], { from, to, strengths }: EdgeArrays): void {
  for (let edge = 0; edge < from.length; edge += 1) {
    const [one, other, strength] = [ids[from[edge] ?? -1], ids[to[edge] ?? -1], strengths[edge] ?? Number.NaN]
    if (one === undefined || other === undefined) {
      throw new InvalidGraphError('unknown-node', 'An edge has an end that is no node.')
    }
    if (one === other) throw new InvalidGraphError('loop', `"${one}" is tied to itself.`)
    if (strength > 0 && Number.isFinite(strength)) continue
    const message = `The strength between "${one}" and "${other}" is ${strength}; it must be above 0.`
    throw new InvalidGraphError('strength', message)
  }
}

function turnEdges({ from, to, strengths }: EdgeArrays): EdgeArrays {
  const low = from.map((end, edge) => Math.min(end, to[edge] ?? 0))
  const high = from.map((end, edge) => Math.max(end, to[edge] ?? 0))
  return { from: low, to: high, strengths }
}

/** The edges, taken in the order given or as they stand, by one of their ends; equal ones keep their order. */
function sortBy(ends: Readonly<Int32Array>, order: number, given: Int32Array | null): Int32Array {
  const starts = new Int32Array(order + 1)
  for (const end of ends) starts[end + 1] = (starts[end + 1] ?? 0) + 1
  for (let node = 0; node < order; node += 1) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0)
  const sorted = new Int32Array(ends.length)
  for (let place = 0; place < ends.length; place += 1) {
    const edge = given === null ? place : (given[place] ?? 0)
    const end = ends[edge] ?? 0
    const at = starts[end] ?? 0
    sorted[at] = edge
    starts[end] = at + 1
  }
  return sorted
}

function rejectParallel({ from, to }: EdgeArrays, ids: readonly string[]): void {
  for (let edge = 1; edge < from.length; edge += 1) {
    if (from[edge] !== from[edge - 1] || to[edge] !== to[edge - 1]) continue
    const [one, other] = [ids[from[edge] ?? 0] ?? '', ids[to[edge] ?? 0] ?? '']
    throw new InvalidGraphError('parallel', `"${one}" and "${other}" are tied twice.`)
  }
}
