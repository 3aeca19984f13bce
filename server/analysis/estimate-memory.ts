import { TIE_BYTES, VERTEX_BYTES } from './centrality/reach/wasm-reach.ts'
import type { MeasureParameters } from './measure.ts'

export interface GraphSize {
  readonly nodes: number
  readonly ties: number
}

/** Bytes for each node and each tie. */
interface Need {
  readonly node: number
  readonly tie: number
}

/** The list as it came, sent to its thread, sorted, in rows both ways; the keys of the nodes with their order. */
const GRAPH: Need = { node: 250, tie: 130 }
/** Values of one measure, in the thread and in whoever asked. */
const VALUES: Need = { node: 16, tie: 0 }
/** What most measures take at the most while they compute; Louvain takes the most of them. */
const USUAL: Need = { node: 300, tie: 150 }
/** Numbers that threads share while paths are searched for: sums of 32 slots and a graph in another order. */
const SHARED_PATHS: Need = { node: 600, tie: 60 }
/** What each thread has by itself: rows of eight numbers; rows of 512 bits; one search by length. */
const THREAD_PATHS: Need = { node: 240, tie: 16 }
const THREAD_DISTANCES: Need = { node: VERTEX_BYTES, tie: 2 * TIE_BYTES }
const THREAD_LENGTHS: Need = { node: 60, tie: 64 }
/** The program and its threads before any graph. */
const BASE_BYTES = 150e6
const THREAD_BYTES = 25e6

/**
 * About how many bytes a run takes at most, the program itself included: what its measures take one after the other is
 * not added up. Measured at 1,000,000 ties; more is rather told than less.
 */
export function estimateMemory(
  { nodes, ties }: GraphSize,
  measures: readonly { readonly id: string; readonly parameters: MeasureParameters }[],
  threads: number,
): number {
  const weigh = (need: Need): number => need.node * nodes + need.tie * ties
  const needs = measures.map(({ id, parameters }) => {
    const thread = chooseThreadNeed(id, parameters)
    return thread === null ? weigh(USUAL) : weigh(SHARED_PATHS) + threads * weigh(thread)
  })
  const values = measures.length * weigh(VALUES)
  return BASE_BYTES + threads * THREAD_BYTES + weigh(GRAPH) + values + Math.max(0, ...needs)
}

/** Of measures that search for paths from every node on all threads; null for the others. */
function chooseThreadNeed(id: string, { weighted }: MeasureParameters): Need | null {
  if (id !== 'betweenness' && id !== 'closeness' && id !== 'harmonic') return null
  if (weighted === true) return THREAD_LENGTHS
  return id === 'betweenness' ? THREAD_PATHS : THREAD_DISTANCES
}
