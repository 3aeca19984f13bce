import type { SimpleGraph } from '../graph/simple-graph.ts'

export const BROKER_ROLES = ['coordinator', 'itinerant', 'gatekeeper', 'representative', 'liaison'] as const
export type BrokerRole = (typeof BROKER_ROLES)[number]

export type BrokerageCounts = Readonly<Record<BrokerRole, Float64Array>>

/** By graph, so that they go as it goes. */
const known = new WeakMap<SimpleGraph, BrokerageCounts>()

/**
 * How often each node stands in each role of R. V. Gould and R. M. Fernandez (1989): between two others, the one tied to
 * it and it to the other, who are not so tied themselves. Only triples count in which all three have a group. In an
 * undirected graph each pair is counted once, and gatekeeper and representative are one role. The five roles of a graph
 * are counted together, once; the arrays are not to be written to.
 */
export function countBrokerage(graph: SimpleGraph): BrokerageCounts {
  const before = known.get(graph)
  if (before !== undefined) return before
  const counts = count(graph)
  known.set(graph, counts)
  return counts
}

function count(graph: SimpleGraph): BrokerageCounts {
  const order = graph.ids.length
  const list = (): Float64Array => new Float64Array(order)
  const counts = { coordinator: list(), itinerant: list(), gatekeeper: list(), representative: list(), liaison: list() }
  const groups = numberGroups(graph)
  const isTarget = new Uint8Array(order)
  for (let broker = 0; broker < order; broker += 1) countOf(broker, graph, groups, isTarget, counts)
  if (graph.directed) return counts
  for (const role of ['coordinator', 'itinerant', 'liaison'] as const) {
    // Undirected, each pair was counted from both of its ends.
    counts[role].forEach((value, node) => (counts[role][node] = value / 2))
  }
  return counts
}

/** Numbers from 0 in place of the keys of groups; −1 for none. */
function numberGroups({ groups }: SimpleGraph): Int32Array {
  const numbers = new Map<string, number>()
  return Int32Array.from(groups, (group) => {
    if (group === null) return -1
    const number = numbers.get(group) ?? numbers.size
    numbers.set(group, number)
    return number
  })
}

/** Adds up what one broker stands between; `isTarget` is 0 everywhere before and after. */
function countOf(
  broker: number,
  { outgoing, incoming }: SimpleGraph,
  groups: Int32Array,
  isTarget: Uint8Array,
  counts: Record<BrokerRole, Float64Array>,
): void {
  const own = groups[broker] ?? -1
  if (own < 0) return
  const add = (source: number, target: number, times: number): void => {
    const role = nameRole(own, source, target)
    counts[role][broker] = (counts[role][broker] ?? 0) + times
  }
  const sources = countGroups(broker, incoming, groups)
  const targets = countGroups(broker, outgoing, groups)
  for (const [source, many] of sources) for (const [target, more] of targets) add(source, target, many * more)
  const end = outgoing.offsets[broker + 1] ?? 0
  const start = outgoing.offsets[broker] ?? 0
  for (let at = start; at < end; at += 1) isTarget[outgoing.neighbours[at] ?? 0] = 1
  // Takes away again whom no broker stands between: those tied themselves, and a source that is its own target.
  for (let at = incoming.offsets[broker] ?? 0; at < (incoming.offsets[broker + 1] ?? 0); at += 1) {
    const source = incoming.neighbours[at] ?? 0
    const group = groups[source] ?? -1
    if (group < 0) continue
    if (isTarget[source] === 1) add(group, group, -1)
    for (let next = outgoing.offsets[source] ?? 0; next < (outgoing.offsets[source + 1] ?? 0); next += 1) {
      const target = outgoing.neighbours[next] ?? 0
      const other = groups[target] ?? -1
      if (isTarget[target] === 1 && other >= 0) add(group, other, -1)
    }
  }
  for (let at = start; at < end; at += 1) isTarget[outgoing.neighbours[at] ?? 0] = 0
}

function nameRole(own: number, source: number, target: number): BrokerRole {
  if (source === target) return source === own ? 'coordinator' : 'itinerant'
  if (target === own) return 'gatekeeper'
  return source === own ? 'representative' : 'liaison'
}

/** How many of a node's neighbours belong to each group. */
function countGroups(
  node: number,
  { offsets, neighbours }: SimpleGraph['outgoing'],
  groups: Int32Array,
): Map<number, number> {
  const counts = new Map<number, number>()
  for (let at = offsets[node] ?? 0; at < (offsets[node + 1] ?? 0); at += 1) {
    const group = groups[neighbours[at] ?? 0] ?? -1
    if (group >= 0) counts.set(group, (counts.get(group) ?? 0) + 1)
  }
  return counts
}
