import { startWasm } from '../../betweenness/web-assembly.ts'
import type { WasmModule } from '../../betweenness/web-assembly.ts'
import type { Reach, ReachGraph, Rows } from './reach.ts'

/** Bits of a row of wasm/reach-memory.as.ts. */
export const WASM_LANES = 512
/** What it takes for each vertex and, listed with two ends, each tie; and what there can be at most. */
export const VERTEX_BYTES = 3 * (WASM_LANES / 8) + 3 * 4 + 2 * 4
export const TIE_BYTES = 8
const MOST_BYTES = 2 ** 32 - 2 ** 20

/** An address that is known once memory has been laid out; above 2^31 it comes negative. */
interface Address {
  readonly value: number
}

interface ReachExports {
  readonly memory: { readonly buffer: ArrayBuffer }
  readonly reserve: (vertices: number, neighbours: number, both: number) => number
  readonly start: (count: number) => void
  readonly step: () => number
  readonly outOffsets: Address
  readonly outNeighbours: Address
  readonly inOffsets: Address
  readonly inNeighbours: Address
  readonly sources: Address
  readonly counts: Address
}

/** The kernels of this thread, kept with their memory: to start one takes longer than a small graph does. */
const started = new WeakMap<WasmModule, ReachExports>()

/** The searches in WebAssembly. One at a time in each thread: a new one takes the memory of the last. */
export class WasmReach implements Reach {
  readonly lanes = WASM_LANES
  readonly counts: Uint32Array
  readonly #kernel: ReachExports
  readonly #sources: Uint32Array

  /** Throws RangeError when the graph does not fit into the memory that WebAssembly can have. */
  constructor(module: WasmModule, { outgoing, incoming }: ReachGraph) {
    const kernel = started.get(module) ?? (startWasm(module) as unknown as ReachExports)
    started.set(module, kernel)
    const [order, ties, both] = [outgoing.offsets.length - 1, outgoing.neighbours.length, outgoing === incoming]
    const isTooMuch = VERTEX_BYTES * order + TIE_BYTES * ties > MOST_BYTES
    if (isTooMuch || kernel.reserve(order, ties, Number(both)) === 0) {
      throw new RangeError(`${order} nodes are more than the memory of the kernel can hold.`)
    }
    const { buffer } = kernel.memory
    writeRows(buffer, outgoing, kernel.outOffsets, kernel.outNeighbours)
    if (!both) writeRows(buffer, incoming, kernel.inOffsets, kernel.inNeighbours)
    this.#kernel = kernel
    this.#sources = new Uint32Array(buffer, kernel.sources.value >>> 0, WASM_LANES)
    this.counts = new Uint32Array(buffer, kernel.counts.value >>> 0, WASM_LANES)
  }

  start(sources: Int32Array): void {
    this.#sources.set(sources)
    this.#kernel.start(sources.length)
  }

  step(): number {
    return this.#kernel.step()
  }
}

function writeRows(
  buffer: ArrayBuffer,
  { offsets, neighbours }: Rows,
  offsetsAt: Address,
  neighboursAt: Address,
): void {
  new Uint32Array(buffer, offsetsAt.value >>> 0, offsets.length).set(offsets)
  new Uint32Array(buffer, neighboursAt.value >>> 0, neighbours.length).set(neighbours)
}
