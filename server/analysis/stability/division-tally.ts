import { adjustedRandIndex } from '../community/adjusted-rand-index.ts'

/** Follows a division of the nodes into clusters through the resamples. */
export class DivisionTally {
  readonly #clusters: Int32Array
  #sum = 0
  #counted = 0

  constructor(clusters: Int32Array) {
    this.#clusters = clusters
  }

  /** Counts one resample: where each node of the run stands in it, −1 where it lacks it, and the clusters there. */
  count(places: Int32Array, clusters: Int32Array): void {
    const common = Array.from(places.keys()).filter((node) => (places[node] ?? -1) >= 0)
    if (common.length < 2) return
    this.#sum += adjustedRandIndex(
      common.map((node) => this.#clusters[node] ?? 0),
      common.map((node) => clusters[places[node] ?? -1] ?? 0),
    )
    this.#counted += 1
  }

  /** Mean adjusted Rand index over the nodes in common; null when no resample had two of them. */
  conclude(): number | null {
    return this.#counted === 0 ? null : this.#sum / this.#counted
  }
}
