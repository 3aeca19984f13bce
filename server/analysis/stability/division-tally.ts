import { adjustedRandIndex } from '../community/adjusted-rand-index.ts'
import { copyInts, shareFloats } from './share-memory.ts'

/** A division of the nodes into clusters, and how each resample agrees with it. */
export interface DivisionState {
  readonly clusters: Int32Array
  /** Adjusted Rand index by resample; NaN where fewer than two nodes are in common. */
  readonly agreements: Float64Array
}

export function openDivisionState(clusters: Int32Array, resamples: number): DivisionState {
  return { clusters: copyInts(clusters), agreements: shareFloats(resamples) }
}

/** Counts a resample: where each node of the run stands in it, −1 where it lacks it, and the clusters there. */
export function countDivision(state: DivisionState, slot: number, places: Int32Array, clusters: Int32Array): void {
  const common = Array.from(places.keys()).filter((node) => (places[node] ?? -1) >= 0)
  if (common.length < 2) return
  state.agreements[slot] = adjustedRandIndex(
    common.map((node) => state.clusters[node] ?? 0),
    common.map((node) => clusters[places[node] ?? -1] ?? 0),
  )
}

/** Mean adjusted Rand index over the nodes in common; null when no resample had two of them. */
export function concludeDivision({ agreements }: DivisionState): number | null {
  const counted = agreements.filter((one) => !Number.isNaN(one))
  return counted.length === 0 ? null : counted.reduce((sum, one) => sum + one, 0) / counted.length
}
