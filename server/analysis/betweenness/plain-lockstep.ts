import { LANES } from './lockstep.ts'
import type { Lockstep, LockstepGraph, Rows } from './lockstep.ts'

/** A step goes forward from the front while that has fewer ties than this share of what is left, else back to it. */
const FORWARD_SHARE = 0.3
/** Counts above the one are divided; one that would get below the other is too small beside the largest. */
const HIGHEST = 2 ** 300
const LOWEST = 2 ** -600

/** A vertex and a bit for each source that reaches it at the same distance. */
interface Visit {
  readonly vertex: number
  mask: number
}

/** By what the counts of one distance were multiplied, lane by lane. */
type Scale = Float64Array | null

/**
 * The kernel of wasm/ in plain TypeScript, number by number, so that both give the same bits: it shows what that does,
 * stands beside it in tests, and in for it where the processor lacks vector instructions.
 *
 * Each vertex has a row of eight numbers, one for each source. Counts of shortest paths are added up over whole rows:
 * of a source that has not reached a vertex, all neighbours but those of the front still have 0. On the way
 * back shares are, for the same reason: of all neighbours only those one step farther have any yet.
 */
export class PlainLockstep implements Lockstep {
  #graph: LockstepGraph = EMPTY
  #sums = new Float64Array(0)
  #counts = new Float64Array(0)
  #shares = new Float64Array(0)
  #reached = new Uint8Array(0)
  #reaching = new Uint8Array(0)
  /** By distance. */
  #levels: Visit[][] = []
  #scales: Scale[] = []
  readonly #row = new Float64Array(LANES)
  #everyone = 0
  #openTies = 0

  get sums(): Float64Array {
    return this.#sums
  }

  load(graph: LockstepGraph): void {
    this.#graph = graph
    this.#sums = new Float64Array(graph.order)
    this.#counts = new Float64Array(graph.order * LANES)
    this.#shares = new Float64Array(graph.order * LANES)
    this.#reached = new Uint8Array(graph.order)
    this.#reaching = new Uint8Array(graph.order)
  }

  addFrom(sources: Int32Array): boolean {
    if (!this.#countPaths(sources)) {
      this.#counts.fill(0)
      return false
    }
    this.#handBack(Float64Array.from({ length: LANES }, (_, lane) => this.#graph.weights[sources[lane] ?? -1] ?? 0))
    return true
  }

  #countPaths(sources: Int32Array): boolean {
    const { incoming, order } = this.#graph
    this.#everyone = (1 << sources.length) - 1
    this.#openTies = (incoming.offsets[order] ?? 0) - (incoming.offsets[0] ?? 0)
    this.#reached.fill(0)
    this.#shares.fill(0)
    let front: Visit[] = Array.from(sources, (vertex, lane) => ({ vertex, mask: 1 << lane }))
    for (const { vertex, mask } of front) {
      this.#counts[vertex * LANES + 31 - Math.clz32(mask)] = 1
      this.#reached[vertex] = mask
    }
    this.#levels = []
    this.#scales = []
    while (front.length > 0) {
      this.#levels.push(front)
      const ties = front.reduce((sum, { vertex }) => sum + countTies(this.#graph.outgoing.offsets, vertex), 0)
      front = ties < FORWARD_SHARE * this.#openTies ? this.#goForward(front) : this.#lookBack()
      if (!this.#rescale(front)) return false
    }
    return true
  }

  /** Adds the counts of the front to those next that are not reached yet. */
  #goForward(front: readonly Visit[]): Visit[] {
    const { offsets, neighbours } = this.#graph.outgoing
    const [counts, reached, reaching] = [this.#counts, this.#reached, this.#reaching]
    const next: Visit[] = []
    for (const { vertex, mask } of front) {
      for (let at = offsets[vertex] ?? 0; at < (offsets[vertex + 1] ?? 0); at += 1) {
        const neighbour = neighbours[at] ?? 0
        const fresh = mask & ~(reached[neighbour] ?? 0)
        if (fresh === 0) continue
        if (reaching[neighbour] === 0) next.push({ vertex: neighbour, mask: 0 })
        reaching[neighbour] = (reaching[neighbour] ?? 0) | fresh
        forEachLane(fresh, (lane) => {
          const to = neighbour * LANES + lane
          counts[to] = (counts[to] ?? 0) + (counts[vertex * LANES + lane] ?? 0)
        })
      }
    }
    for (const visit of next) {
      visit.mask = reaching[visit.vertex] ?? 0
      reaching[visit.vertex] = 0
      this.#markReached(visit)
    }
    return next
  }

  /** Adds up, at each vertex that some source has not reached, all counts around it. */
  #lookBack(): Visit[] {
    const next: Visit[] = []
    const rows: Float64Array[] = []
    for (let vertex = 0; vertex < this.#graph.order; vertex += 1) {
      const known = this.#reached[vertex] ?? 0
      if (known === this.#everyone) continue
      addRows(this.#graph.incoming, vertex, this.#counts, this.#row)
      const mask = findPositive(this.#row) & ~known
      if (mask === 0) continue
      next.push({ vertex, mask })
      rows.push(this.#row.slice())
    }
    // Only now, as others at this distance must not see them.
    next.forEach((visit, place) => {
      forEachLane(visit.mask, (lane) => (this.#counts[visit.vertex * LANES + lane] = rows[place]?.[lane] ?? 0))
      this.#markReached(visit)
    })
    return next
  }

  #markReached({ vertex, mask }: Visit): void {
    const multiplicity = this.#graph.multiplicities[vertex] ?? 1
    forEachLane(mask, (lane) => (this.#counts[vertex * LANES + lane] = multiplicity * this.#countOf(vertex, lane)))
    const all = (this.#reached[vertex] ?? 0) | mask
    this.#reached[vertex] = all
    if (all === this.#everyone) this.#openTies -= countTies(this.#graph.incoming.offsets, vertex)
  }

  #countOf(vertex: number, lane: number): number {
    return this.#counts[vertex * LANES + lane] ?? 0
  }

  /** Divides high counts of one distance by a power of two, which rounds nothing. */
  #rescale(visits: readonly Visit[]): boolean {
    const tops = new Float64Array(LANES)
    for (const { vertex } of visits) {
      for (let lane = 0; lane < LANES; lane += 1) tops[lane] = Math.max(tops[lane] ?? 0, this.#countOf(vertex, lane))
    }
    const scale = tops.some((top) => top > HIGHEST)
      ? tops.map((top) => 2 ** -Math.floor(Math.log2(Math.max(top, 1))))
      : null
    this.#scales.push(scale)
    if (scale === null) return true
    let isWide = false
    for (const { vertex, mask } of visits) {
      forEachLane(mask, (lane) => {
        const count = this.#countOf(vertex, lane) * (scale[lane] ?? 1)
        if (count < LOWEST) isWide = true
        this.#counts[vertex * LANES + lane] = count
      })
    }
    return !isWide
  }

  #handBack(sourceWeights: Float64Array): void {
    const [counts, shares] = [this.#counts, this.#shares]
    for (let level = this.#levels.length - 1; level > 0; level -= 1) {
      const visits = this.#levels[level] ?? []
      // scales[i] belongs to the counts at distance i + 1.
      for (const visit of visits) this.#gather(visit, this.#scales[level] ?? null, sourceWeights)
      for (const { vertex, mask } of visits) {
        forEachLane(mask, (lane) => {
          const at = vertex * LANES + lane
          shares[at] = counts[at] ?? 0
          counts[at] = 0
        })
      }
    }
    for (const { vertex } of this.#levels[0] ?? []) counts.fill(0, vertex * LANES, (vertex + 1) * LANES)
  }

  /** Leaves what the vertex hands on in the place of its counts, which nobody needs any longer. */
  #gather({ vertex, mask }: Visit, scale: Scale, sourceWeights: Float64Array): void {
    const { multiplicities, weights, outgoing } = this.#graph
    const multiplicity = multiplicities[vertex] ?? 1
    const weight = (weights[vertex] ?? 0) * multiplicity
    const row = addRows(outgoing, vertex, this.#shares, this.#row)
    // As a vector of two lanes adds: the even ones and the odd ones.
    const totals = [0, 0]
    forEachLane(mask, (lane) => {
      const at = vertex * LANES + lane
      const count = this.#counts[at] ?? 0
      const sum = (row[lane] ?? 0) * (scale?.[lane] ?? 1)
      totals[lane & 1] = (totals[lane & 1] ?? 0) + count * sum * (sourceWeights[lane] ?? 0)
      this.#counts[at] = weight / count + sum * multiplicity
    })
    this.#sums[vertex] = (this.#sums[vertex] ?? 0) + ((totals[0] ?? 0) + (totals[1] ?? 0))
  }
}

const NOBODY = { offsets: new Int32Array(1), neighbours: new Int32Array(0) }
const EMPTY: LockstepGraph = {
  order: 0,
  outgoing: NOBODY,
  incoming: NOBODY,
  multiplicities: new Float64Array(0),
  weights: new Float64Array(0),
}

/** Eight sums at once, each in the order of the neighbours; `sum` is given back. */
function addRows({ offsets, neighbours }: Rows, vertex: number, rows: Float64Array, sum: Float64Array): Float64Array {
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0]
  const end = offsets[vertex + 1] ?? 0
  for (let at = offsets[vertex] ?? 0; at < end; at += 1) {
    const row = (neighbours[at] ?? 0) * LANES
    a += rows[row] ?? 0
    b += rows[row + 1] ?? 0
    c += rows[row + 2] ?? 0
    d += rows[row + 3] ?? 0
    e += rows[row + 4] ?? 0
    f += rows[row + 5] ?? 0
    g += rows[row + 6] ?? 0
    h += rows[row + 7] ?? 0
  }
  ;[sum[0], sum[1], sum[2], sum[3]] = [a, b, c, d]
  ;[sum[4], sum[5], sum[6], sum[7]] = [e, f, g, h]
  return sum
}

/** A bit for each lane above 0. */
function findPositive(row: Float64Array): number {
  let found = 0
  for (let lane = 0; lane < LANES; lane += 1) if ((row[lane] ?? 0) > 0) found |= 1 << lane
  return found
}

function countTies(offsets: Int32Array, vertex: number): number {
  return (offsets[vertex + 1] ?? 0) - (offsets[vertex] ?? 0)
}

function forEachLane(mask: number, visit: (lane: number) => void): void {
  for (let rest = mask; rest !== 0; rest &= rest - 1) visit(31 - Math.clz32(rest & -rest))
}
