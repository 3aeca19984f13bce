import type { Rows } from './lockstep.ts'
import type { BlockGraph } from './block-graph.ts'

/** A block in which vertices that are tied to the same others are one; `own` is by vertex of the block. */
export interface FoldedBlock {
  /** The class of each vertex, from 0. */
  readonly classes: Int32Array
  readonly count: number
  /** Of the classes. */
  readonly rows: Rows
  readonly multiplicities: Float64Array
  readonly weights: Float64Array
  /** By class, the share of each node in the paths between twins that are not tied to each other. */
  readonly between: Float64Array
}

/**
 * Folds twins, tied to each other or not: a node is never on a shortest path from or to its own twin, so that all
 * twins lie between the same others. Twins with a tie have a path of their own; those without one have as many, of two
 * ties, as they have neighbours.
 */
export function foldTwins(block: BlockGraph): FoldedBlock {
  const { rows, weights } = block
  const order = weights.length
  const leaders = findLeaders(rows, order)
  const { classes, count } = numberClasses(leaders)
  const multiplicities = new Float64Array(count)
  const sums = new Float64Array(count)
  const squares = new Float64Array(count)
  const open = new Uint8Array(count)
  for (let vertex = 0; vertex < order; vertex += 1) {
    const own = classes[vertex] ?? 0
    const weight = weights[vertex] ?? 0
    multiplicities[own] = (multiplicities[own] ?? 0) + 1
    sums[own] = (sums[own] ?? 0) + weight
    squares[own] = (squares[own] ?? 0) + weight * weight
    const leader = leaders[vertex] ?? 0
    if (leader !== vertex && !isTied(rows, vertex, leader)) open[own] = 1
  }
  const between = new Float64Array(count)
  const folded = foldRows(rows, leaders, classes, count)
  for (let vertex = 0; vertex < order; vertex += 1) {
    const own = classes[vertex] ?? 0
    if (leaders[vertex] !== vertex || open[own] === 0) continue
    const pairs = (sums[own] ?? 0) ** 2 - (squares[own] ?? 0)
    const share = pairs / degree(rows, vertex)
    for (let at = folded.offsets[own] ?? 0; at < (folded.offsets[own + 1] ?? 0); at += 1) {
      const other = folded.neighbours[at] ?? 0
      between[other] = (between[other] ?? 0) + share
    }
  }
  return { classes, count, rows: folded, multiplicities, weights: sums, between }
}

/** Whom the last comparison marked, by vertex. */
interface Stamp {
  readonly marks: Int32Array
  last: number
}

/** The first twin of each vertex, itself if it has none before it. Nobody has both kinds of twins. */
function findLeaders(rows: Rows, order: number): Int32Array {
  const leaders = Int32Array.from({ length: order }, (_, vertex) => vertex)
  const stamp = { marks: new Int32Array(order), last: 0 }
  const apart = new Map<number, number>()
  const tied = new Map<number, number>()
  for (let vertex = 0; vertex < order; vertex += 1) {
    const [low, high] = hashNeighbours(rows, vertex)
    const leader = firstOf(apart, low, high, vertex)
    if (leader !== vertex && hasSameNeighbours(rows, vertex, leader, stamp)) leaders[vertex] = leader
    const [ownLow, ownHigh] = mix(vertex)
    const closed = firstOf(tied, low + ownLow, high + ownHigh, vertex)
    if (closed !== vertex && hasSameNeighbours(rows, vertex, closed, stamp)) leaders[vertex] = closed
  }
  return leaders
}

function firstOf(known: Map<number, number>, low: number, high: number, vertex: number): number {
  const key = (high & 0x1fffff) * 2 ** 32 + (low >>> 0)
  const first = known.get(key)
  if (first === undefined) known.set(key, vertex)
  return first ?? vertex
}

function hashNeighbours({ offsets, neighbours }: Rows, vertex: number): readonly [number, number] {
  let [low, high] = [0, 0]
  for (let at = offsets[vertex] ?? 0; at < (offsets[vertex + 1] ?? 0); at += 1) {
    const [nextLow, nextHigh] = mix(neighbours[at] ?? 0)
    low = (low + nextLow) | 0
    high = (high + nextHigh) | 0
  }
  return [low, high]
}

/** The finaliser of MurmurHash3, twice; that two sums are equal is only a hint, checked by whoever finds it. */
function mix(vertex: number): readonly [number, number] {
  const low = scramble(vertex + 1)
  return [low, scramble(low ^ 0x5bd1e995)]
}

function scramble(value: number): number {
  const first = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35)
  return second ^ (second >>> 16)
}

/** Whether the two have the same neighbours, each other left out. */
function hasSameNeighbours(rows: Rows, one: number, other: number, stamp: Stamp): boolean {
  if (degree(rows, one) !== degree(rows, other)) return false
  const { offsets, neighbours } = rows
  const { marks } = stamp
  stamp.last += 1
  marks[other] = stamp.last
  for (let at = offsets[other] ?? 0; at < (offsets[other + 1] ?? 0); at += 1) marks[neighbours[at] ?? 0] = stamp.last
  for (let at = offsets[one] ?? 0; at < (offsets[one + 1] ?? 0); at += 1) {
    if (marks[neighbours[at] ?? 0] !== stamp.last) return false
  }
  return true
}

function isTied({ offsets, neighbours }: Rows, one: number, other: number): boolean {
  return neighbours.subarray(offsets[one], offsets[one + 1]).includes(other)
}

function degree({ offsets }: Rows, vertex: number): number {
  return (offsets[vertex + 1] ?? 0) - (offsets[vertex] ?? 0)
}

function numberClasses(leaders: Int32Array): { classes: Int32Array; count: number } {
  const classes = new Int32Array(leaders.length)
  let count = 0
  leaders.forEach((leader, vertex) => {
    if (leader === vertex) count += 1
    classes[vertex] = leader === vertex ? count - 1 : (classes[leader] ?? 0)
  })
  return { classes, count }
}

/** Ties of the leaders to other leaders; those with ties to each other lie in one class. */
function foldRows(rows: Rows, leaders: Int32Array, classes: Int32Array, count: number): Rows {
  const offsets = new Int32Array(count + 1)
  const neighbours: number[] = []
  leaders.forEach((leader, vertex) => {
    if (leader !== vertex) return
    for (let at = rows.offsets[vertex] ?? 0; at < (rows.offsets[vertex + 1] ?? 0); at += 1) {
      const other = rows.neighbours[at] ?? 0
      if (leaders[other] === other && other !== vertex) neighbours.push(classes[other] ?? 0)
    }
    offsets[(classes[vertex] ?? 0) + 1] = neighbours.length
  })
  return { offsets, neighbours: Int32Array.from(neighbours) }
}
