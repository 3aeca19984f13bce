import type { Random } from '../create-random.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import { labelComponents } from '../structure/label-components.ts'
import type { LockstepGraph } from './lockstep.ts'
import { PlainSearch } from './plain-search.ts'

/** How far off estimates may be, and how likely it may be that any of them is farther; both between 0 and 1. */
export interface SampleBounds {
  readonly error: number
  readonly risk: number
}

/** The constant of the bound, as estimated by M. Löffler and J. M. Phillips (ESA 2009), whom the paper follows. */
const UNIVERSAL = 0.5

/**
 * By node, the estimated share of ordered pairs of nodes between which it lies on a shortest path of fewest ties drawn
 * at random: with a probability of at least 1 − risk, none is more than `error` off (M. Riondato and E. M.
 * Kornaropoulos, Fast approximation of betweenness centrality through sampling, Data Mining and Knowledge Discovery 30
 * (2016) 438–475). Each sample is one search.
 */
export function sampleShares(graph: SimpleGraph, bounds: SampleBounds, random: Random): Float64Array {
  const order = graph.ids.length
  const shares = new Float64Array(order)
  const search = new PlainSearch(asLockstepGraph(graph))
  const samples = countSamples(boundDiameter(graph, search), bounds)
  const pick = (below: number): number => Math.floor(random() * below)
  for (let sample = 0; sample < samples; sample += 1) {
    const source = pick(order)
    const other = pick(order - 1)
    const target = other < source ? other : other + 1
    search.searchFrom(source)
    if ((search.distances[target] ?? -1) < 0) continue
    for (let node = drawBefore(graph, search, target, random); node !== source;) {
      shares[node] = (shares[node] ?? 0) + 1 / samples
      node = drawBefore(graph, search, node, random)
    }
  }
  return shares
}

/**
 * How many samples keep to the bounds where no shortest path has more than so many nodes, its ends among them; 0 where
 * none has any between.
 */
export function countSamples(diameter: number, { error, risk }: SampleBounds): number {
  if (diameter < 3) return 0
  const dimension = Math.floor(Math.log2(diameter - 2)) + 1
  return Math.ceil((UNIVERSAL / error ** 2) * (dimension + Math.log(1 / risk)))
}

/** Never too low: undirected, no path is longer than from some node to the two farthest from it; else all in a part. */
function boundDiameter(graph: SimpleGraph, search: PlainSearch): number {
  const { numbers, count } = labelComponents(graph)
  const sizes = new Int32Array(count + 1)
  const firsts = new Int32Array(count + 1)
  for (let node = numbers.length - 1; node >= 0; node -= 1) {
    const part = numbers[node] ?? 0
    sizes[part] = (sizes[part] ?? 0) + 1
    firsts[part] = node
  }
  let longest = 0
  for (let part = 1; part <= count; part += 1) {
    const size = sizes[part] ?? 0
    if (size <= longest) continue
    longest = Math.max(longest, graph.directed ? size : boundPart(search, firsts[part] ?? 0))
  }
  return longest
}

function boundPart(search: PlainSearch, first: number): number {
  const reached = search.searchFrom(first)
  const [last = 0, beforeLast = 0] = [1, 2].map((back) => search.distances[search.order[reached - back] ?? first])
  return last + beforeLast + 1
}

/** The node before another on a shortest path, each path as likely. */
function drawBefore({ incoming }: SimpleGraph, search: PlainSearch, node: number, random: Random): number {
  const distance = (search.distances[node] ?? 0) - 1
  let left = random()
  let chosen = -1
  for (let at = incoming.offsets[node] ?? 0; at < (incoming.offsets[node + 1] ?? 0); at += 1) {
    const before = incoming.neighbours[at] ?? 0
    if (search.distances[before] !== distance) continue
    // What rounding leaves falls to the last.
    chosen = before
    left -= search.compareCounts(before, node)
    if (left < 0) return before
  }
  return chosen
}

function asLockstepGraph({ ids, outgoing, incoming }: SimpleGraph): LockstepGraph {
  const ones = new Float64Array(ids.length).fill(1)
  return { order: ids.length, outgoing, incoming, multiplicities: ones, weights: ones }
}
