import { LANES } from './lockstep.ts'
import type { LockstepGraph, Rows } from './lockstep.ts'
import { shareFloat64, shareInt32, shareZeros } from './shared-array.ts'

/** Depends on nothing but this: sums of so many slots are added in their order, whoever did them. */
export const SLOTS = 32

/** A graph with its vertices in the order in which they are to be sources. */
export interface SourcedGraph extends LockstepGraph {
  readonly sources: Int32Array
}

/** Graphs one after the other in shared memory, and their batches of sources dealt out to slots. */
export interface PackedGraphs {
  /** Where each graph's vertices begin, and one more. */
  readonly starts: Int32Array
  readonly outgoing: Rows
  /** Null where all ties lead both ways. */
  readonly incoming: Rows | null
  readonly multiplicities: Float64Array
  readonly weights: Float64Array
  readonly sources: Int32Array
  /** Where each slot's batches begin, counted over all graphs, and one more; graph by graph where its batches begin. */
  readonly slotBatches: Int32Array
  readonly graphBatches: Int32Array
  /** Where the sums of each slot begin, those of its first graph's first vertex. */
  readonly slotSums: Int32Array
  readonly sums: Float64Array
}

export function packGraphs(graphs: readonly SourcedGraph[]): PackedGraphs {
  const starts = addUp(graphs.map((graph) => graph.order))
  const graphBatches = addUp(graphs.map((graph) => Math.ceil(graph.order / LANES)))
  const slotBatches = dealBatches(graphs, graphBatches)
  const widths = Array.from({ length: SLOTS }, (_, slot) => {
    const [first, last] = findSlotGraphs({ slotBatches, graphBatches }, slot)
    return (starts[last] ?? 0) - (starts[first] ?? 0)
  })
  const slotSums = addUp(widths)
  return {
    starts: shareInt32(starts),
    outgoing: joinRows(graphs.map((graph) => graph.outgoing)),
    incoming: graphs.some((graph) => graph.incoming !== graph.outgoing)
      ? joinRows(graphs.map((graph) => graph.incoming))
      : null,
    multiplicities: shareFloat64(joinNumbers(graphs.map((graph) => graph.multiplicities))),
    weights: shareFloat64(joinNumbers(graphs.map((graph) => graph.weights))),
    sources: shareInt32(joinNumbers(graphs.map((graph) => graph.sources))),
    slotBatches: shareInt32(slotBatches),
    graphBatches: shareInt32(graphBatches),
    slotSums: shareInt32(slotSums),
    sums: shareZeros(slotSums.at(-1) ?? 0),
  }
}

/** The graphs, from the one to before the other, whose sources are among a slot's. */
export function findSlotGraphs(
  { slotBatches, graphBatches }: Pick<PackedGraphs, 'slotBatches' | 'graphBatches'>,
  slot: number,
): readonly [number, number] {
  const [from, to] = [slotBatches[slot] ?? 0, slotBatches[slot + 1] ?? 0]
  if (from === to) return [0, 0]
  return [findGraph(graphBatches, from), findGraph(graphBatches, to - 1) + 1]
}

/** The sums of all slots, added in their order, by vertex of all graphs. */
export function addSlots(packed: PackedGraphs): Float64Array {
  const sums = new Float64Array(packed.starts.at(-1) ?? 0)
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const vertex = packed.starts[findSlotGraphs(packed, slot)[0]] ?? 0
    const [from, to] = [packed.slotSums[slot] ?? 0, packed.slotSums[slot + 1] ?? 0]
    for (let at = from; at < to; at += 1) {
      const place = vertex + at - from
      sums[place] = (sums[place] ?? 0) + (packed.sums[at] ?? 0)
    }
  }
  return sums
}

/** The last graph whose batches begin at or before the batch: one without any has none of its own. */
function findGraph(graphBatches: Int32Array, batch: number): number {
  let [low, high] = [0, graphBatches.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((graphBatches[middle] ?? 0) <= batch) low = middle
    else high = middle
  }
  return low
}

/** Slots of about the same work: a batch takes as long as its graph is large. */
function dealBatches(graphs: readonly SourcedGraph[], graphBatches: Int32Array): Int32Array {
  const costs = graphs.map(({ order, outgoing }) => order + outgoing.neighbours.length)
  const total = costs.reduce((sum, cost, at) => sum + cost * countBatches(graphBatches, at), 0)
  const slotBatches = new Int32Array(SLOTS + 1).fill(graphBatches.at(-1) ?? 0)
  slotBatches[0] = 0
  let [done, slot] = [0, 1]
  costs.forEach((cost, at) => {
    for (let batch = 0; batch < countBatches(graphBatches, at); batch += 1) {
      done += cost
      while (slot < SLOTS && done >= (slot * total) / SLOTS) {
        slotBatches[slot] = (graphBatches[at] ?? 0) + batch + 1
        slot += 1
      }
    }
  })
  return slotBatches
}

function countBatches(graphBatches: Int32Array, at: number): number {
  return (graphBatches[at + 1] ?? 0) - (graphBatches[at] ?? 0)
}

/** Where each begins, and one more. */
function addUp(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1)
  lengths.forEach((length, at) => {
    starts[at + 1] = (starts[at] ?? 0) + length
  })
  return starts
}

function joinRows(rows: readonly Rows[]): Rows {
  const offsets = [0]
  for (const row of rows) {
    const shift = (offsets.at(-1) ?? 0) - (row.offsets[0] ?? 0)
    for (let at = 1; at < row.offsets.length; at += 1) offsets.push((row.offsets[at] ?? 0) + shift)
  }
  return { offsets: shareInt32(offsets), neighbours: shareInt32(joinNumbers(rows.map((row) => row.neighbours))) }
}

function joinNumbers(lists: readonly (Int32Array | Float64Array)[]): Float64Array {
  const joined = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0))
  let at = 0
  for (const list of lists) {
    joined.set(list, at)
    at += list.length
  }
  return joined
}
