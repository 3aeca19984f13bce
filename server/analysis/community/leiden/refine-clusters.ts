import type { Random } from '../../create-random.ts'
import type { LeidenGraph, LeidenProblem } from './leiden-graph.ts'
import { shufflePlaces } from './shuffle-places.ts'

/** How far chance may leave the greatest gain, in mean strengths of a tie: the paper's θ. */
const TEMPERATURE = 0.01
const LEAST_POWER = -37

/**
 * Divides each cluster anew, from single nodes on, into parts that are well connected within it: the refinement of
 * Leiden. Nodes join parts that they are tied to, greater gains being likelier, and never leave them, so that every part
 * is connected. Gives the part of each node, in [0, order).
 */
export function refineClusters(problem: LeidenProblem, clusters: Int32Array, random: Random): Int32Array {
  const refiner = new Refiner(problem, clusters)
  for (const node of shufflePlaces(problem.graph.order, random)) refiner.visit(node, random)
  return refiner.parts
}

class Refiner {
  readonly parts: Int32Array
  readonly #graph: LeidenGraph
  readonly #rate: number
  readonly #temperature: number
  readonly #clusters: Int32Array
  /** By cluster and by part: the sum of the sizes. */
  readonly #clusterTotals: Float64Array
  readonly #totals: Float64Array
  /** By part: what ties it to the rest of its cluster; whether it has two nodes or more. */
  readonly #outside: Float64Array
  readonly #joined: Uint8Array
  readonly #pulls: Float64Array
  readonly #touched: Int32Array
  readonly #chances: Float64Array

  constructor({ graph, rate, scale }: LeidenProblem, clusters: Int32Array) {
    const { order, offsets, neighbours, weights, sizes } = graph
    this.#graph = graph
    this.#rate = rate
    this.#temperature = TEMPERATURE * scale
    this.#clusters = clusters
    this.parts = new Int32Array(order)
    this.#clusterTotals = new Float64Array(order)
    this.#totals = sizes.slice()
    this.#outside = new Float64Array(order)
    this.#joined = new Uint8Array(order)
    this.#pulls = new Float64Array(order)
    this.#touched = new Int32Array(order)
    this.#chances = new Float64Array(order)
    for (let node = 0; node < order; node += 1) {
      const own = clusters[node] ?? 0
      let outside = 0
      for (let at = offsets[node] ?? 0, end = offsets[node + 1] ?? 0; at < end; at += 1) {
        if (clusters[neighbours[at] ?? 0] === own) outside += weights[at] ?? 0
      }
      this.parts[node] = node
      this.#outside[node] = outside
      this.#clusterTotals[own] = (this.#clusterTotals[own] ?? 0) + (sizes[node] ?? 0)
    }
  }

  /** Lets a node that is still single join a part, if it is well connected. */
  visit(node: number, random: Random): void {
    if (this.#joined[node] === 1) return
    const clusterTotal = this.#clusterTotals[this.#clusters[node] ?? 0] ?? 0
    if (!this.#isWellConnected(node, clusterTotal)) return
    const count = this.#gatherPulls(node)
    const part = this.#drawPart(node, count, clusterTotal, random)
    if (part !== node) this.#join(node, part, this.#pulls[part] ?? 0)
    for (let place = 0; place < count; place += 1) this.#pulls[this.#touched[place] ?? 0] = 0
  }

  #isWellConnected(part: number, clusterTotal: number): boolean {
    const total = this.#totals[part] ?? 0
    return (this.#outside[part] ?? 0) >= this.#rate * total * (clusterTotal - total)
  }

  /** Adds up what pulls the node to each part of its cluster, and gives how many parts do. */
  #gatherPulls(node: number): number {
    const { offsets, neighbours, weights } = this.#graph
    const clusters = this.#clusters
    const parts = this.parts
    const pulls = this.#pulls
    const touched = this.#touched
    const own = clusters[node]
    let count = 0
    for (let at = offsets[node] ?? 0, end = offsets[node + 1] ?? 0; at < end; at += 1) {
      const next = neighbours[at] ?? 0
      if (clusters[next] !== own) continue
      const part = parts[next] ?? 0
      const pull = pulls[part] ?? 0
      if (pull === 0) touched[count++] = part
      pulls[part] = pull + (weights[at] ?? 0)
    }
    return count
  }

  /** Draws one of the parts that lose nothing, the node by itself among them, by e to the gain over the temperature. */
  #drawPart(node: number, count: number, clusterTotal: number, random: Random): number {
    const pulls = this.#pulls
    const touched = this.#touched
    const gains = this.#chances
    const cost = this.#rate * (this.#totals[node] ?? 0)
    let most = 0
    for (let place = 0; place < count; place += 1) {
      const part = touched[place] ?? 0
      const gain = (pulls[part] ?? 0) - cost * (this.#totals[part] ?? 0)
      gains[place] = gain >= 0 && this.#isWellConnected(part, clusterTotal) ? gain : -1
      if ((gains[place] ?? 0) > most) most = gains[place] ?? 0
    }
    const single = weighChance(-most / this.#temperature)
    let sum = single
    for (let place = 0; place < count; place += 1) {
      const gain = gains[place] ?? 0
      if (gain >= 0) sum += weighChance((gain - most) / this.#temperature)
      gains[place] = sum
    }
    const drawn = random() * sum
    if (drawn < single) return node
    for (let place = 0; place < count; place += 1) if (drawn < (gains[place] ?? 0)) return touched[place] ?? node
    return node
  }

  /** `pull` is what ties the two: it lay outside of both. */
  #join(node: number, part: number, pull: number): void {
    this.#outside[part] = (this.#outside[part] ?? 0) + (this.#outside[node] ?? 0) - 2 * pull
    this.#totals[part] = (this.#totals[part] ?? 0) + (this.#totals[node] ?? 0)
    this.#totals[node] = 0
    this.#joined[part] = 1
    this.#joined[node] = 1
    this.parts[node] = part
  }
}

/** e to a power of at most 0; where that is less than what rounding leaves of 1, 0. */
function weighChance(power: number): number {
  return power > LEAST_POWER ? Math.exp(power) : 0
}
