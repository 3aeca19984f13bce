interface Count {
  kept: number
  of: number
}

/** Follows those nodes, or those ties, that have a property through the resamples. */
export class FlagTally {
  readonly #counts = new Map<number, Count>()

  /** 1 for each place that has the property. */
  constructor(flags: Uint8Array) {
    flags.forEach((flag, place) => {
      if (flag === 1) this.#counts.set(place, { kept: 0, of: 0 })
    })
  }

  /** Counts one resample: where each place of the run is found in it, −1 where it is not, and the flags there. */
  count(places: Int32Array, flags: Uint8Array): void {
    for (const [place, count] of this.#counts) {
      const flag = flags[places[place] ?? -1]
      if (flag === undefined) continue
      count.of += 1
      if (flag === 1) count.kept += 1
    }
  }

  /** The places that have the property, with the share of the resamples holding them in which they have it too. */
  conclude(): { readonly place: number; readonly kept: number | null }[] {
    return [...this.#counts].map(([place, { kept, of }]) => ({ place, kept: of === 0 ? null : kept / of }))
  }
}
