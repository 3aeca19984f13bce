import type { Random } from '../../create-random.ts'
import { Aggregator } from './aggregate-graph.ts'
import { measureSingles } from './leiden-graph.ts'
import type { LeidenGraph, LeidenProblem } from './leiden-graph.ts'
import { moveNodes } from './move-nodes.ts'
import { refineClusters } from './refine-clusters.ts'
import { splitClusters } from './split-clusters.ts'

/** A gain below this share of the quality is rounding. */
const ROUNDING = 1e-12
/** Passes in a row that must gain nothing before a graph counts as divided: in small ones chance weighs more, and costs less. */
const PATIENCE = { small: 5, large: 1 } as const
const LARGE = 1000

/**
 * Divides a graph by Leiden (V. A. Traag, L. Waltman and N. J. van Eck, Scientific Reports 9 (2019) 5233): nodes move,
 * clusters are refined and become the nodes of a smaller graph, until nothing joins any more; and all that again from
 * the division found, until that gains nothing: five times in a row on fewer than 1,000 nodes. Every cluster is connected. Gives clusters numbered from 0 by first node.
 * The same problem and the same numbers drawn give the same clusters.
 *
 * @param mostPasses after how many passes to stop although the last one gained
 */
export function runLeiden(problem: LeidenProblem, random: Random, mostPasses = Infinity): Int32Array {
  const aggregator = new Aggregator(problem.graph)
  let clusters: Int32Array = Int32Array.from({ length: problem.graph.order }, (_, node) => node)
  let quality = measureSingles(problem.graph, problem.rate)
  let patience: number = problem.graph.order < LARGE ? PATIENCE.small : PATIENCE.large
  for (let pass = 0; pass < mostPasses && patience > 0; pass += 1) {
    const found = improve(problem, clusters, random, aggregator)
    if (found.quality <= quality + ROUNDING * Math.abs(quality)) {
      patience -= 1
      continue
    }
    clusters = found.clusters
    quality = found.quality
  }
  return splitClusters(problem.graph, clusters)
}

/** One pass from a given division. */
function improve(
  problem: LeidenProblem,
  given: Int32Array,
  random: Random,
  aggregator: Aggregator,
): { readonly clusters: Int32Array; readonly quality: number } {
  const { rate } = problem
  const steps: Int32Array[] = []
  let level: LeidenGraph = problem.graph
  let clusters: Int32Array = given.slice()
  for (;;) {
    moveNodes(level, rate, clusters, random)
    const found = number(clusters)
    if (found.count === level.order) break
    const refined = number(refineClusters({ ...problem, graph: level }, clusters, random))
    // Where nothing may join without loss, clusters are joined as they are.
    const parts = refined.count < level.order ? refined : found
    clusters = carryOver(found.numbers, parts.numbers, parts.count)
    level = aggregator.aggregate(level, parts.numbers, parts.count)
    steps.push(parts.numbers)
  }
  return { clusters: traceBack(steps, level.order), quality: measureSingles(level, rate) }
}

/** The node of the last graph that each node of the first has become a part of. */
function traceBack(steps: readonly Int32Array[], last: number): Int32Array {
  let places: Int32Array = Int32Array.from({ length: last }, (_, node) => node)
  for (const step of [...steps].reverse()) {
    const above = places
    places = step.map((part) => above[part] ?? 0)
  }
  return places
}

/** The cluster of each part; all nodes of a part are in one. */
function carryOver(clusters: Int32Array, parts: Int32Array, count: number): Int32Array {
  const carried = new Int32Array(count)
  for (let node = 0; node < parts.length; node += 1) carried[parts[node] ?? 0] = clusters[node] ?? 0
  return carried
}

/** Numbers clusters, whose numbers lie in [0, length), from 0 by first node. */
function number(clusters: Int32Array): { readonly numbers: Int32Array; readonly count: number } {
  const known = new Int32Array(clusters.length).fill(-1)
  const numbers = new Int32Array(clusters.length)
  let count = 0
  for (let node = 0; node < clusters.length; node += 1) {
    const own = clusters[node] ?? 0
    if (known[own] === -1) known[own] = count++
    numbers[node] = known[own] ?? 0
  }
  return { numbers, count }
}
