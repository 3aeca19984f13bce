import type { SimpleGraph } from '../graph/simple-graph.ts'

/** Bits of a word: so many sources are followed at once. */
const SOURCES = 32

/** How many ordered pairs of nodes have a path of at most so many ties along their direction. */
export function countWithinSteps(graph: SimpleGraph, steps: number): number {
  const order = graph.ids.length
  let near = new Int32Array(order)
  let next = new Int32Array(order)
  let pairs = 0
  for (let first = 0; first < order; first += SOURCES) {
    const end = Math.min(order, first + SOURCES)
    near.fill(0)
    for (let node = first; node < end; node += 1) near[node] = 1 << (node - first)
    for (let step = 0; step < steps; step += 1) {
      const spread = spreadOnce(graph, near, next)
      ;[near, next] = [next, near]
      if (!spread) break
    }
    for (const word of near) pairs += countBits(word)
  }
  // Everybody reaches themselves.
  return pairs - order
}

/** Gives whether any node is reached that was not. */
function spreadOnce({ incoming }: SimpleGraph, near: Int32Array, next: Int32Array): boolean {
  const { offsets, neighbours } = incoming
  let spread = false
  for (let node = 0; node < near.length; node += 1) {
    const before = near[node] ?? 0
    let word = before
    const end = offsets[node + 1] ?? 0
    for (let at = offsets[node] ?? 0; at < end; at += 1) word |= near[neighbours[at] ?? 0] ?? 0
    next[node] = word
    if (word !== before) spread = true
  }
  return spread
}

/** How many bits of a word are 1 (H. S. Warren, Hacker's Delight, 2nd edition (2012), chapter 5). */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
