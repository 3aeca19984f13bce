import { isLossOnly } from './perturbation.ts'
import type { Way } from './perturbation.ts'
import { copyInts, shareInts } from './share-memory.ts'

/** Counts of a property of nodes or ties, in memory that threads share. */
export interface FlagState {
  /** 1 for each place that has the property. */
  readonly flags: Int32Array
  /** Whatever is taken from the network, what is left keeps the property: such resamples tell nothing of it. */
  readonly keptUnderLoss: boolean
  /** By place: resamples in which it is found; that could tell of the property; and that do so in its favour. */
  readonly held: Int32Array
  readonly of: Int32Array
  readonly kept: Int32Array
}

export interface FlagStability {
  readonly place: number
  /** Share of the resamples that hold the place, and could undo the property, in which it has it; null when none did. */
  readonly kept: number | null
  /** Share of all resamples that hold the place; null when none were made. */
  readonly held: number | null
}

export function openFlagState(flags: ArrayLike<number>, keptUnderLoss: boolean): FlagState {
  const size = flags.length
  return {
    flags: copyInts(flags),
    keptUnderLoss,
    held: shareInts(size),
    of: shareInts(size),
    kept: shareInts(size),
  }
}

/** Follows those nodes, or those ties, that have a property through the resamples. */
export class FlagTally {
  readonly #state: FlagState

  constructor(state: FlagState) {
    this.#state = state
  }

  /** Counts one resample: where each place of the run is found in it, −1 where it is not, and the flags there. */
  count(way: Way, places: Int32Array, flags: Uint8Array): void {
    const { flags: own, keptUnderLoss, held, of, kept } = this.#state
    const tells = !(keptUnderLoss && isLossOnly(way))
    for (let place = 0; place < own.length; place += 1) {
      const flag = own[place] === 1 ? flags[places[place] ?? -1] : undefined
      if (flag === undefined) continue
      Atomics.add(held, place, 1)
      if (!tells) continue
      Atomics.add(of, place, 1)
      if (flag === 1) Atomics.add(kept, place, 1)
    }
  }
}

/** The places that have the property, of so many resamples. */
export function concludeFlags({ flags, held, of, kept }: FlagState, resamples: number): FlagStability[] {
  return Array.from(flags.keys())
    .filter((place) => flags[place] === 1)
    .map((place) => {
      const counted = of[place] ?? 0
      return {
        place,
        kept: counted === 0 ? null : (kept[place] ?? 0) / counted,
        held: resamples === 0 ? null : (held[place] ?? 0) / resamples,
      }
    })
}
