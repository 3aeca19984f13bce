import type { SimpleGraph } from '../graph/simple-graph.ts'

/** What the distances from each node to the others that it reaches add up to, every tie being 1 long. */
export interface DistanceSums {
  /** How many others each node reaches; directed, along the ties. */
  readonly reached: Int32Array
  readonly distances: Float64Array
  /** Sum of 1/distance; nodes of equally many others at each distance have the same bits. */
  readonly reciprocals: Float64Array
}

/** Bits of a word: so many targets are searched for at once. */
const TARGETS = 32
/**
 * Each reciprocal is cut into a multiple of the one unit and, of what is left, a multiple of the other. Sums of either
 * are exact for any number of nodes up to 2^19, so that it is of no consequence which targets share a word.
 */
const COARSE_UNIT = 2 ** -26
const FINE_UNIT = 2 ** -60

/** Where the searches for 32 targets stand; words are by node and have a bit for each target. */
interface Searches {
  /** Targets that the node reaches within the distance, and in exactly that distance; and in one step more. */
  readonly near: Int32Array
  front: Int32Array
  nextFront: Int32Array
  /** The nodes of the front, and of the next; those that reach any target. */
  nodes: Int32Array
  nextNodes: Int32Array
  readonly touched: Int32Array
  touchedCount: number
}

/**
 * Breadth-first searches back from 32 targets at a time, a tie looked at once for all that it leads on to (after M. Then
 * et al., The more the merrier: efficient multi-source graph traversal, PVLDB 8 (2014) 449–460).
 */
export function sumDistances(graph: SimpleGraph): DistanceSums {
  const order = graph.ids.length
  const reached = new Int32Array(order)
  const distances = new Float64Array(order)
  const coarse = new Float64Array(order)
  const fine = new Float64Array(order)
  const searches = openSearches(order)
  for (let first = 0; first < order; first += TARGETS) {
    let active = startSearches(searches, first, Math.min(order, first + TARGETS))
    for (let distance = 1; active > 0; distance += 1) {
      active = stepBack(graph, searches, active)
      const { nodes, front } = searches
      const reciprocal = 1 / distance
      const coarsePart = Math.floor(reciprocal / COARSE_UNIT) * COARSE_UNIT
      const finePart = Math.round((reciprocal - coarsePart) / FINE_UNIT) * FINE_UNIT
      for (let place = 0; place < active; place += 1) {
        const node = nodes[place] ?? 0
        const count = countBits(front[node] ?? 0)
        reached[node] = (reached[node] ?? 0) + count
        distances[node] = (distances[node] ?? 0) + count * distance
        coarse[node] = (coarse[node] ?? 0) + count * coarsePart
        fine[node] = (fine[node] ?? 0) + count * finePart
      }
    }
    endSearches(searches)
  }
  return { reached, distances, reciprocals: coarse.map((sum, node) => sum + (fine[node] ?? 0)) }
}

function openSearches(order: number): Searches {
  const list = (): Int32Array => new Int32Array(order)
  return {
    near: list(),
    front: list(),
    nextFront: list(),
    nodes: list(),
    nextNodes: list(),
    touched: list(),
    touchedCount: 0,
  }
}

/** Gives the number of nodes in the front: the targets from `first` to before `end`, each its own at distance 0. */
function startSearches(searches: Searches, first: number, end: number): number {
  for (let node = first; node < end; node += 1) {
    const place = node - first
    searches.near[node] = 1 << place
    searches.front[node] = 1 << place
    searches.nodes[place] = node
    searches.touched[place] = node
  }
  searches.touchedCount = end - first
  return end - first
}

/** Moves the front to those one step farther from the targets and gives their number. */
function stepBack({ incoming }: SimpleGraph, searches: Searches, active: number): number {
  const { near, front, nextFront, nodes, nextNodes, touched } = searches
  const { offsets, neighbours } = incoming
  let found = 0
  for (let place = 0; place < active; place += 1) {
    const node = nodes[place] ?? 0
    const targets = front[node] ?? 0
    const end = offsets[node + 1] ?? 0
    for (let at = offsets[node] ?? 0; at < end; at += 1) {
      const before = neighbours[at] ?? 0
      const fresh = targets & ~(near[before] ?? 0)
      if (fresh === 0) continue
      const known = nextFront[before] ?? 0
      if (known === 0) {
        nextNodes[found] = before
        found += 1
      }
      nextFront[before] = known | fresh
    }
  }
  for (let place = 0; place < active; place += 1) front[nodes[place] ?? 0] = 0
  for (let place = 0; place < found; place += 1) {
    const node = nextNodes[place] ?? 0
    const known = near[node] ?? 0
    if (known === 0) touched[searches.touchedCount++] = node
    near[node] = known | (nextFront[node] ?? 0)
  }
  searches.front = nextFront
  searches.nextFront = front
  searches.nodes = nextNodes
  searches.nextNodes = nodes
  return found
}

/** Wipes only what was written: a graph of many small parts has as many searches and short ones. */
function endSearches({ near, touched, touchedCount }: Searches): void {
  for (let place = 0; place < touchedCount; place += 1) near[touched[place] ?? 0] = 0
}

/** How many bits of a word are 1 (H. S. Warren, Hacker's Delight, 2nd edition (2012), chapter 5). */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
