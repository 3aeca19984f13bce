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
/** On huge graphs so many starts run so many passes, and the best goes on: who leads early mostly leads at the end. */
const STARTS = 3
const FIRST_PASSES = 3
const HUGE = 10_000

interface Division {
  readonly clusters: Int32Array
  readonly quality: number
}

/**
 * Divides a graph by Leiden (V. A. Traag, L. Waltman and N. J. van Eck, Scientific Reports 9 (2019) 5233): nodes move,
 * clusters are refined and become the nodes of a smaller graph, until nothing joins any more; and all that again from
 * the division found, until that gains nothing: five times in a row on fewer than 1,000 nodes. From 10,000 nodes on the
 * best of three starts goes on after three passes. Every cluster is connected. Gives clusters numbered from 0 by first
 * node. The same problem and the same numbers drawn give the same clusters.
 */
export function runLeiden(problem: LeidenProblem, random: Random): Int32Array {
  const { graph, rate } = problem
  const aggregator = new Aggregator(graph)
  const pass = (from: Division): Division => improve(problem, from.clusters, random, aggregator)
  const single: Division = {
    clusters: Int32Array.from({ length: graph.order }, (_, node) => node),
    quality: measureSingles(graph, rate),
  }
  const patience = graph.order < LARGE ? PATIENCE.small : PATIENCE.large
  let best = single
  for (let start = 0; start < STARTS && graph.order >= HUGE; start += 1) {
    const found = climb(single, pass, patience, FIRST_PASSES)
    if (found.quality > best.quality) best = found
  }
  return splitClusters(graph, climb(best, pass, patience, Infinity).clusters)
}

/** Passes until so many in a row gain nothing, or no more are allowed. */
function climb(from: Division, pass: (from: Division) => Division, patience: number, mostPasses: number): Division {
  let best = from
  let idle = 0
  for (let passes = 0; passes < mostPasses && idle < patience; passes += 1) {
    const found = pass(best)
    if (found.quality <= best.quality + ROUNDING * Math.abs(best.quality)) {
      idle += 1
      continue
    }
    best = found
    idle = 0
  }
  return best
}

/** One pass from a given division. */
function improve(problem: LeidenProblem, given: Int32Array, random: Random, aggregator: Aggregator): Division {
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
