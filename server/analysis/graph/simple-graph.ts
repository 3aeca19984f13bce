/** Who can be reached from each node in one step: neighbours of node i stand at offsets[i] … offsets[i + 1] − 1. */
export interface Adjacency {
  readonly offsets: Int32Array
  /** Places in `ids`, ascending within a node. */
  readonly neighbours: Int32Array
  /** The edge that leads there, a place in `from`, `to` and `strengths`. */
  readonly edges: Int32Array
}

/**
 * What every measure is computed on: a graph without loops and parallel edges, in compressed sparse rows. The same
 * nodes and edges give the same arrays, whatever order they came in, so that equal material gives equal bits.
 */
export interface SimpleGraph {
  /** Keys of the nodes in code unit order; entity ids for a case. */
  readonly ids: readonly string[]
  readonly directed: boolean
  /** Ends of each edge as places in `ids`, by (from, to); from < to where the graph is undirected. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** Strength of each edge, finite and above 0; 1 where no weights are read. It is never a distance. */
  readonly strengths: Float64Array
  readonly outgoing: Adjacency
  /** The same object as `outgoing` where the graph is undirected. */
  readonly incoming: Adjacency
  /** Key of the one group that each node is asserted to belong to; null where none is, or several are. */
  readonly groups: readonly (string | null)[]
}

export interface SimpleEdge {
  readonly from: string
  readonly to: string
  readonly strength: number
}

export interface SimpleGraphParts {
  /** Distinct keys, in any order. */
  readonly ids: readonly string[]
  readonly edges: readonly SimpleEdge[]
  readonly directed: boolean
  /** Asserted group of a node; nodes that it lacks have none. */
  readonly groups?: ReadonlyMap<string, string>
}

export type GraphFault = 'loop' | 'parallel' | 'unknown-node' | 'repeated-node' | 'strength'

/** The parts make no simple graph. */
export class InvalidGraphError extends Error {
  override readonly name = 'InvalidGraphError'
  constructor(
    readonly fault: GraphFault,
    message: string,
  ) {
    super(message)
  }
}

interface PlacedEdge {
  readonly from: number
  readonly to: number
  readonly strength: number
}

/** Throws InvalidGraphError for loops, parallel edges, unknown or repeated nodes and strengths that are not above 0. */
export function buildSimpleGraph(parts: SimpleGraphParts): SimpleGraph {
  const ids = [...parts.ids].sort(compareKeys)
  const places = new Map(ids.map((id, place) => [id, place]))
  if (places.size !== ids.length) throw new InvalidGraphError('repeated-node', 'A node is listed twice.')
  const edges = parts.edges.map((edge) => placeEdge(edge, places, parts.directed))
  edges.sort((one, other) => one.from - other.from || one.to - other.to)
  rejectParallel(edges, ids)
  return assembleSimpleGraph({
    ids,
    directed: parts.directed,
    from: Int32Array.from(edges, (edge) => edge.from),
    to: Int32Array.from(edges, (edge) => edge.to),
    strengths: Float64Array.from(edges, (edge) => edge.strength),
    groups: ids.map((id) => parts.groups?.get(id) ?? null),
  })
}

/** Adds who can be reached from whom to nodes and edges that are already checked and in order; it checks nothing. */
export function assembleSimpleGraph(parts: Omit<SimpleGraph, 'outgoing' | 'incoming'>): SimpleGraph {
  const { ids, directed, from, to } = parts
  const outgoing = listNeighbours(ids.length, from, to, directed ? 'out' : 'both')
  return { ...parts, outgoing, incoming: directed ? listNeighbours(ids.length, from, to, 'in') : outgoing }
}

function compareKeys(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function placeEdge(edge: SimpleEdge, places: ReadonlyMap<string, number>, directed: boolean): PlacedEdge {
  const [from, to] = [places.get(edge.from), places.get(edge.to)]
  if (from === undefined || to === undefined) {
    throw new InvalidGraphError('unknown-node', `An edge names "${from === undefined ? edge.from : edge.to}", no node.`)
  }
  if (from === to) throw new InvalidGraphError('loop', `"${edge.from}" is tied to itself.`)
  if (!(edge.strength > 0 && Number.isFinite(edge.strength))) {
    const message = `The strength between "${edge.from}" and "${edge.to}" is ${edge.strength}; it must be above 0.`
    throw new InvalidGraphError('strength', message)
  }
  const turned = !directed && from > to
  return { from: turned ? to : from, to: turned ? from : to, strength: edge.strength }
}

function rejectParallel(sorted: readonly PlacedEdge[], ids: readonly string[]): void {
  const second = sorted.find((edge, place) => {
    const before = sorted[place - 1]
    return before?.from === edge.from && before.to === edge.to
  })
  if (second === undefined) return
  throw new InvalidGraphError('parallel', `"${ids[second.from] ?? ''}" and "${ids[second.to] ?? ''}" are tied twice.`)
}

/** Counting sort by node; as edges come by (from, to), neighbours come ascending. */
function listNeighbours(order: number, from: Int32Array, to: Int32Array, way: 'out' | 'in' | 'both'): Adjacency {
  const offsets = new Int32Array(order + 1)
  const count = (node: number): void => {
    offsets[node + 1] = (offsets[node + 1] ?? 0) + 1
  }
  if (way !== 'out') to.forEach(count)
  if (way !== 'in') from.forEach(count)
  for (let node = 0; node < order; node += 1) offsets[node + 1] = (offsets[node + 1] ?? 0) + (offsets[node] ?? 0)
  const next = offsets.slice()
  const neighbours = new Int32Array(offsets[order] ?? 0)
  const edges = new Int32Array(neighbours.length)
  const enter = (node: number, neighbour: number, edge: number): void => {
    const at = next[node] ?? 0
    neighbours[at] = neighbour
    edges[at] = edge
    next[node] = at + 1
  }
  // Backward ends first: in an undirected graph they are the smaller neighbours.
  if (way !== 'out')
    to.forEach((node, edge) => {
      enter(node, from[edge] ?? 0, edge)
    })
  if (way !== 'in')
    from.forEach((node, edge) => {
      enter(node, to[edge] ?? 0, edge)
    })
  return { offsets, neighbours, edges }
}
