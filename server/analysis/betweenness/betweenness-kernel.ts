import type { DoSlot } from '../parallel/kernels.ts'
import { createPlainAdder } from './add-plainly.ts'
import { LANES } from './lockstep.ts'
import type { Lockstep, LockstepGraph } from './lockstep.ts'
import { findSlotGraphs } from './pack-graphs.ts'
import type { PackedGraphs } from './pack-graphs.ts'
import { PlainLockstep } from './plain-lockstep.ts'
import { WasmLockstep } from './wasm-lockstep.ts'
import type { WasmModule } from './web-assembly.ts'

export interface BetweennessInput {
  /** What the fast kernel is compiled to; null for the plain one. */
  readonly module: WasmModule | null
  readonly packed: PackedGraphs
}

/** Each slot adds the dependencies of its sources into its own part of `packed.sums`. */
export function prepareBetweenness({ module, packed }: BetweennessInput): DoSlot {
  const lockstep = module === null ? new PlainLockstep() : new WasmLockstep(module)
  let loaded = -1
  let graph: LockstepGraph | null = null
  return (slot) => {
    const [first, last] = findSlotGraphs(packed, slot)
    for (let at = first; at < last; at += 1) {
      if (graph === null || at !== loaded) {
        graph = viewGraph(packed, at)
        lockstep.load(graph)
        loaded = at
      }
      lockstep.sums.fill(0)
      addSources(lockstep, graph, listSources(packed, slot, at), findSums(packed, slot, at, first))
    }
  }
}

function findSums({ starts, slotSums, sums }: PackedGraphs, slot: number, at: number, first: number): Float64Array {
  const from = (slotSums[slot] ?? 0) + (starts[at] ?? 0) - (starts[first] ?? 0)
  return sums.subarray(from, from + (starts[at + 1] ?? 0) - (starts[at] ?? 0))
}

/** Those sources of a graph whose batches the slot has. */
function listSources(
  { starts, sources, slotBatches, graphBatches }: PackedGraphs,
  slot: number,
  at: number,
): Int32Array {
  const own = sources.subarray(starts[at], starts[at + 1])
  const firstBatch = graphBatches[at] ?? 0
  const from = Math.max(0, (slotBatches[slot] ?? 0) - firstBatch)
  return own.subarray(LANES * from, LANES * ((slotBatches[slot + 1] ?? 0) - firstBatch))
}

function addSources(lockstep: Lockstep, graph: LockstepGraph, sources: Int32Array, sums: Float64Array): void {
  let addPlainly: ((source: number) => void) | null = null
  for (let at = 0; at < sources.length; at += LANES) {
    const batch = sources.subarray(at, at + LANES)
    if (lockstep.addFrom(batch)) continue
    addPlainly ??= createPlainAdder(graph, sums)
    batch.forEach(addPlainly)
  }
  lockstep.sums.forEach((sum, vertex) => {
    sums[vertex] = (sums[vertex] ?? 0) + sum
  })
}

function viewGraph(packed: PackedGraphs, at: number): LockstepGraph {
  const [from, to] = [packed.starts[at] ?? 0, packed.starts[at + 1] ?? 0]
  const view = ({ offsets, neighbours }: PackedGraphs['outgoing']) => ({
    offsets: offsets.subarray(from, to + 1),
    neighbours,
  })
  const outgoing = view(packed.outgoing)
  return {
    order: to - from,
    outgoing,
    incoming: packed.incoming === null ? outgoing : view(packed.incoming),
    multiplicities: packed.multiplicities.subarray(from, to),
    weights: packed.weights.subarray(from, to),
  }
}
