import { roundForComparison } from '../rank-values.ts'
import { compareOrders } from './compare-orders.ts'
import type { OrderFigures } from './compare-orders.ts'
import { FIGURES, writeFigures } from './order-figures.ts'
import { WAYS } from './perturbation.ts'
import type { Way } from './perturbation.ts'
import { copyFloats, shareFloats, shareInts } from './share-memory.ts'

/** Counts of one ranking in memory that threads share: whole numbers, and figures in a place of each resample's own. */
export interface OrderState {
  /** The values of the run, in the order of the nodes. */
  readonly values: Float64Array
  /** By place · ways + way: resamples that could tell, those of them that keep the order, best and worst rank; 0 unset. */
  readonly of: Int32Array
  readonly kept: Int32Array
  readonly best: Int32Array
  readonly worst: Int32Array
  /** FIGURES of each resample; NaN where it has none. */
  readonly figures: Float64Array
}

/** Places of the nodes in the order of a ranking; that of a node's next better and next worse, −1 without one. */
export interface Order {
  readonly places: Int32Array
  readonly ranks: Int32Array
  readonly above: Int32Array
  readonly below: Int32Array
}

export function openOrderState(values: ArrayLike<number>, resamples: number): OrderState {
  const cells = values.length * WAYS.length
  return {
    values: copyFloats(values),
    of: shareInts(cells),
    kept: shareInts(cells),
    best: shareInts(cells),
    worst: shareInts(cells),
    figures: shareFloats(resamples * FIGURES),
  }
}

/** Follows one ranking through its resamples. Counts are the same whatever thread counts which resample and when. */
export class OrderTally {
  readonly #state: OrderState
  readonly #order: Order
  readonly #compared: Float64Array

  constructor(state: OrderState) {
    this.#state = state
    this.#compared = state.values.map(roundForComparison)
    this.#order = orderPlaces(this.#compared)
  }

  /** Counts a resample: where each node of the run stands in it, −1 where it lacks it, and the values there. */
  count(slot: number, way: Way, places: Int32Array, values: Float64Array): void {
    const compared = values.map(roundForComparison)
    const ascending = compared.slice().sort()
    const own =
      places.length === 0
        ? new Float64Array(0)
        : Float64Array.from(places, (at) => (at < 0 ? NaN : (compared[at] ?? NaN)))
    const column = WAYS.indexOf(way)
    for (let node = 0; node < own.length; node += 1) {
      if (!Number.isNaN(own[node])) this.#countNode(node * WAYS.length + column, node, own, ascending)
    }
    const figures: OrderFigures = compareOrders(this.#compared, this.#order.places, own)
    writeFigures(this.#state.figures, slot, figures)
  }

  #countNode(cell: number, node: number, own: Float64Array, ascending: Float64Array): void {
    const { of, kept, best, worst } = this.#state
    const value = own[node] ?? 0
    const rank = 1 + countAbove(ascending, value)
    lower(best, cell, rank)
    raise(worst, cell, rank)
    const above = own[this.#order.above[node] ?? -1] ?? NaN
    const below = own[this.#order.below[node] ?? -1] ?? NaN
    if (Number.isNaN(above) && Number.isNaN(below)) return
    Atomics.add(of, cell, 1)
    if (!(above <= value) && !(below >= value)) Atomics.add(kept, cell, 1)
  }
}

/** Orders places by value, from the highest, equals by place. */
export function orderPlaces(compared: Float64Array): Order {
  const places = Int32Array.from(compared.keys()).sort((one, other) => {
    return (compared[other] ?? 0) - (compared[one] ?? 0) || one - other
  })
  const [ranks, above, below] = [0, 1, 2].map(() => new Int32Array(compared.length).fill(-1))
  if (ranks === undefined || above === undefined || below === undefined) throw new RangeError('three columns')
  for (let start = 0; start < places.length;) {
    let end = start + 1
    while (end < places.length && compared[places[end] ?? 0] === compared[places[start] ?? 0]) end += 1
    for (const place of places.subarray(start, end)) {
      ranks[place] = start + 1
      above[place] = places[start - 1] ?? -1
      below[place] = places[end] ?? -1
    }
    start = end
  }
  return { places, ranks, above, below }
}

/** How many of the values, given ascending, are above the one. */
function countAbove(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return ascending.length - low
}

/** 0 stands for nothing yet. */
function lower(cells: Int32Array, cell: number, rank: number): void {
  for (;;) {
    const held = Atomics.load(cells, cell)
    if (held !== 0 && held <= rank) return
    if (Atomics.compareExchange(cells, cell, held, rank) === held) return
  }
}

function raise(cells: Int32Array, cell: number, rank: number): void {
  for (;;) {
    const held = Atomics.load(cells, cell)
    if (held >= rank) return
    if (Atomics.compareExchange(cells, cell, held, rank) === held) return
  }
}
