import type { Random } from '../../create-random.ts'
import type { LeidenGraph } from './leiden-graph.ts'
import { shufflePlaces } from './shuffle-places.ts'

/** A gain below this share of a node's strength is rounding, and would let it wander for ever. */
const ROUNDING = 1e-12
/** Knuth's multiplier: 2^32 over the golden ratio. */
const SPREAD = 0x9e3779b1

/**
 * Moves each node to the cluster that gains most, a fresh one among them, until none gains any more: the fast local
 * moving of Leiden. A move calls those neighbours back who are in another cluster than the node then is. Changes
 * `clusters`, whose numbers lie in [0, order).
 */
export function moveNodes(graph: LeidenGraph, rate: number, clusters: Int32Array, random: Random): void {
  const salt = Math.floor(random() * 2 ** 32)
  new NodeMover(graph, rate, clusters, salt).run(shufflePlaces(graph.order, random))
}

class NodeMover {
  readonly #graph: LeidenGraph
  readonly #rate: number
  readonly #clusters: Int32Array
  /** By cluster: the sum of its sizes, how many nodes it has, and what pulls the node at hand to it. */
  readonly #totals: Float64Array
  readonly #counts: Int32Array
  readonly #pulls: Float64Array
  /** The clusters that pull at all. */
  readonly #touched: Int32Array
  #touchedCount = 0
  /** Decides which of equally good clusters a node sees first, so that chance does and not its neighbours' order. */
  readonly #salt: number
  /** A stack of the numbers that no cluster bears. */
  readonly #free: Int32Array
  #freeCount = 0

  constructor(graph: LeidenGraph, rate: number, clusters: Int32Array, salt: number) {
    const { order, sizes } = graph
    this.#salt = salt
    this.#graph = graph
    this.#rate = rate
    this.#clusters = clusters
    this.#totals = new Float64Array(order)
    this.#counts = new Int32Array(order)
    this.#pulls = new Float64Array(order)
    this.#touched = new Int32Array(order)
    this.#free = new Int32Array(order)
    for (let node = 0; node < order; node += 1) {
      const own = clusters[node] ?? 0
      this.#totals[own] = (this.#totals[own] ?? 0) + (sizes[node] ?? 0)
      this.#counts[own] = (this.#counts[own] ?? 0) + 1
    }
    for (let number = 0; number < order; number += 1) {
      if (this.#counts[number] === 0) this.#free[this.#freeCount++] = number
    }
  }

  /** `queue` has every node once; it becomes a ring in which each waits at most once. */
  run(queue: Int32Array): void {
    const { order, offsets, neighbours } = this.#graph
    const clusters = this.#clusters
    const waiting = new Uint8Array(order).fill(1)
    let head = 0
    for (let left = order; left > 0; left -= 1) {
      const node = queue[head] ?? 0
      waiting[node] = 0
      const best = this.#chooseCluster(node)
      if (best !== clusters[node]) {
        this.#move(node, best)
        let tail = head + left < order ? head + left : head + left - order
        for (let at = offsets[node] ?? 0, end = offsets[node + 1] ?? 0; at < end; at += 1) {
          const next = neighbours[at] ?? 0
          if (waiting[next] === 1 || clusters[next] === best) continue
          waiting[next] = 1
          queue[tail] = next
          tail = tail + 1 === order ? 0 : tail + 1
          left += 1
        }
      }
      head = head + 1 === order ? 0 : head + 1
    }
  }

  #chooseCluster(node: number): number {
    const pulls = this.#pulls
    const touched = this.#touched
    const totals = this.#totals
    const strength = this.#gatherPulls(node)
    const own = this.#clusters[node] ?? 0
    const size = this.#graph.sizes[node] ?? 0
    const cost = this.#rate * size
    const alone = this.#counts[own] === 1
    const stay = alone ? 0 : (pulls[own] ?? 0) - cost * ((totals[own] ?? 0) - size)
    let best = own
    let most = stay + ROUNDING * strength
    const count = this.#touchedCount
    let place = count === 0 ? 0 : (Math.imul(node ^ this.#salt, SPREAD) >>> 8) % count
    for (let left = count; left > 0; left -= 1) {
      const cluster = touched[place] ?? 0
      place = place + 1 === count ? 0 : place + 1
      const gain = (pulls[cluster] ?? 0) - cost * (totals[cluster] ?? 0)
      pulls[cluster] = 0
      if (gain <= most || cluster === own) continue
      best = cluster
      most = gain
    }
    return most < 0 && !alone ? (this.#free[this.#freeCount - 1] ?? own) : best
  }

  /** Adds up what pulls the node to each cluster, and gives its strength. */
  #gatherPulls(node: number): number {
    const { offsets, neighbours, weights } = this.#graph
    const clusters = this.#clusters
    const pulls = this.#pulls
    const touched = this.#touched
    let strength = 0
    let count = 0
    for (let at = offsets[node] ?? 0, end = offsets[node + 1] ?? 0; at < end; at += 1) {
      const cluster = clusters[neighbours[at] ?? 0] ?? 0
      const weight = weights[at] ?? 0
      const pull = pulls[cluster] ?? 0
      if (pull === 0) touched[count++] = cluster
      pulls[cluster] = pull + weight
      strength += weight
    }
    this.#touchedCount = count
    return strength
  }

  #move(node: number, best: number): void {
    const totals = this.#totals
    const counts = this.#counts
    const own = this.#clusters[node] ?? 0
    const size = this.#graph.sizes[node] ?? 0
    const left = (counts[own] ?? 0) - 1
    counts[own] = left
    totals[own] = left === 0 ? 0 : (totals[own] ?? 0) - size
    // A fresh cluster is always the uppermost free one.
    if (counts[best] === 0) this.#freeCount -= 1
    if (left === 0) this.#free[this.#freeCount++] = own
    counts[best] = (counts[best] ?? 0) + 1
    totals[best] = (totals[best] ?? 0) + size
    this.#clusters[node] = best
  }
}
