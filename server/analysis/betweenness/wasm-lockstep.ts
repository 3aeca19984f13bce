import { LANES } from './lockstep.ts'
import type { Lockstep, LockstepGraph, Rows } from './lockstep.ts'
import { startWasm } from './web-assembly.ts'
import type { WasmModule } from './web-assembly.ts'

const ROW_BYTES = 64
/** What wasm/memory.as.ts takes for each vertex and, listed with two ends, each tie; and what there can be at most. */
const VERTEX_BYTES = 304
const TIE_BYTES = 8
const MOST_BYTES = 2 ** 32 - 2 ** 20

/** An address that is known once memory has been laid out; above 2^31 it comes negative. */
interface Address {
  readonly value: number
}

/** What wasm/lockstep.as.ts exports. */
interface LockstepExports {
  readonly memory: { readonly buffer: ArrayBuffer }
  readonly reserve: (vertices: number, neighbours: number, both: number) => number
  readonly addFrom: (count: number) => number
  readonly outOffsets: Address
  readonly outNeighbours: Address
  readonly inOffsets: Address
  readonly inNeighbours: Address
  readonly multiplicities: Address
  readonly targetWeights: Address
  readonly sums: Address
  readonly sources: Address
  readonly sourceWeights: Address
}

/** The kernel in WebAssembly, with memory of its own. Throws RangeError when a graph does not fit into that. */
export class WasmLockstep implements Lockstep {
  readonly #kernel: LockstepExports
  #sums = new Float64Array(0)
  #sources = new Int32Array(0)
  #sourceWeights = new Float64Array(0)
  #weights: Float64Array = new Float64Array(0)

  constructor(module: WasmModule) {
    this.#kernel = startWasm(module) as unknown as LockstepExports
  }

  get sums(): Float64Array {
    return this.#sums
  }

  load(graph: LockstepGraph): void {
    const kernel = this.#kernel
    const { order, outgoing, incoming, multiplicities, weights } = graph
    const both = outgoing === incoming
    const ties = countTies(outgoing, order)
    const isTooMuch = VERTEX_BYTES * order + TIE_BYTES * ties > MOST_BYTES
    if (isTooMuch || kernel.reserve(order, ties, Number(both)) === 0) {
      throw new RangeError(`${order} nodes are more than the memory of the kernel can hold.`)
    }
    const { buffer } = kernel.memory
    writeRows(buffer, outgoing, order, kernel.outOffsets, kernel.outNeighbours)
    if (!both) writeRows(buffer, incoming, order, kernel.inOffsets, kernel.inNeighbours)
    new Float64Array(buffer, kernel.multiplicities.value >>> 0, order).set(multiplicities)
    const targets = new Float64Array(buffer, kernel.targetWeights.value >>> 0, order)
    for (let vertex = 0; vertex < order; vertex += 1) {
      targets[vertex] = (weights[vertex] ?? 0) * (multiplicities[vertex] ?? 0)
    }
    this.#weights = weights
    this.#sums = new Float64Array(buffer, kernel.sums.value >>> 0, order)
    this.#sources = new Int32Array(buffer, kernel.sources.value >>> 0, LANES)
    this.#sourceWeights = new Float64Array(buffer, kernel.sourceWeights.value >>> 0, LANES)
  }

  addFrom(sources: Int32Array): boolean {
    this.#sources.set(sources)
    this.#sourceWeights.fill(0)
    for (let lane = 0; lane < sources.length; lane += 1) {
      this.#sourceWeights[lane] = this.#weights[sources[lane] ?? 0] ?? 0
    }
    return this.#kernel.addFrom(sources.length) !== 0
  }
}

function countTies({ offsets }: Rows, order: number): number {
  return (offsets[order] ?? 0) - (offsets[0] ?? 0)
}

function writeRows(buffer: ArrayBuffer, rows: Rows, order: number, offsetsAt: Address, neighboursAt: Address): void {
  const first = rows.offsets[0] ?? 0
  const offsets = new Uint32Array(buffer, offsetsAt.value >>> 0, order + 1)
  for (let vertex = 0; vertex <= order; vertex += 1) {
    offsets[vertex] = neighboursAt.value + 4 * ((rows.offsets[vertex] ?? 0) - first)
  }
  const neighbours = new Uint32Array(buffer, neighboursAt.value >>> 0, countTies(rows, order))
  for (let at = 0; at < neighbours.length; at += 1) neighbours[at] = (rows.neighbours[first + at] ?? 0) * ROW_BYTES
}
