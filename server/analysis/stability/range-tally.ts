/** Follows one number for the whole network through the resamples. */
export class RangeTally {
  #low: number
  #high: number
  #counted = 0

  constructor(value: number) {
    this.#low = value
    this.#high = value
  }

  count(value: number): void {
    this.#low = Math.min(this.#low, value)
    this.#high = Math.max(this.#high, value)
    this.#counted += 1
  }

  /** Least and greatest value, that of the run among them; null when no resample was counted. */
  conclude(): { readonly low: number; readonly high: number } | null {
    return this.#counted === 0 ? null : { low: this.#low, high: this.#high }
  }
}
