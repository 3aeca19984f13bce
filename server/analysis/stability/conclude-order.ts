import { DEPTHS } from './compare-orders.ts'
import { summariseFigure } from './order-figures.ts'
import type { Order, OrderState } from './order-tally.ts'
import { WAYS } from './perturbation.ts'
import type { Way } from './perturbation.ts'

/** How firm one rank is against one way of resampling; ranks are null where no resample of it holds the node. */
export interface WayStability {
  readonly best: number | null
  readonly worst: number | null
  readonly kept: number | null
}

/** How firm one rank of a ranking is. */
export interface RankStability {
  /** Best and worst rank in the run and all resamples, each among the nodes then there. */
  readonly best: number
  readonly worst: number
  /**
   * Share of the resamples in which it stays strictly below the next better and above the next worse of the ranking.
   * A resample that lacks the node or both neighbours is not counted. Null when none is.
   */
  readonly kept: number | null
  readonly byWay: Readonly<Record<Way, WayStability>>
  /** False when the order is kept in less than 80 % of resamples: shown as unstable. */
  readonly stable: boolean
}

/** How firm the first k of a ranking are, over the resamples that hold as many. */
export interface DepthStability {
  readonly depth: number
  /** Share of the first k that are among the first k of a resample. */
  readonly overlap: { readonly mean: number; readonly least: number }
  /** Share of the resamples in which the first k come in the same order. */
  readonly orderKept: number
}

/** How firm a ranking is as a whole. */
export interface OrderStability {
  readonly depths: readonly DepthStability[]
  /** Kendall's tau-b with the ranking of each resample; null where none could tell. */
  readonly tau: { readonly mean: number; readonly least: number } | null
  /** Share of the ranks whose order is kept in 80 % of resamples or more; null without nodes. */
  readonly stableShare: number | null
}

const LEAST_SHARE_KEPT = 0.8

/** What was counted, in the order of the ranking. */
export function concludeRanks(state: OrderState, { places, ranks }: Order): RankStability[] {
  return Array.from(places, (place) => concludeRank(state, place, ranks[place] ?? 0))
}

function concludeRank({ of, kept, best, worst }: OrderState, place: number, rank: number): RankStability {
  const cells = [place * WAYS.length, (place + 1) * WAYS.length] as const
  const share = readShare(sum(kept.subarray(...cells)), sum(of.subarray(...cells)))
  const byWay = Object.fromEntries(
    WAYS.map((way, column) => {
      const cell = cells[0] + column
      const ranks = [best[cell] ?? 0, worst[cell] ?? 0].map((one) => (one === 0 ? null : one))
      return [way, { best: ranks[0] ?? null, worst: ranks[1] ?? null, kept: readShare(kept[cell] ?? 0, of[cell] ?? 0) }]
    }),
  ) as Record<Way, WayStability>
  return {
    best: Math.min(rank, ...best.subarray(...cells).filter((one) => one > 0)),
    worst: Math.max(rank, ...worst.subarray(...cells)),
    kept: share,
    byWay,
    stable: share === null || share >= LEAST_SHARE_KEPT,
  }
}

export function concludeOrder({ figures }: OrderState, ranks: readonly RankStability[]): OrderStability {
  const depths = DEPTHS.flatMap((depth, at): DepthStability[] => {
    const overlap = summariseFigure(figures, 1 + at)
    const order = summariseFigure(figures, 1 + DEPTHS.length + at)
    return overlap === null || order === null ? [] : [{ depth, overlap, orderKept: order.mean }]
  })
  const stable = ranks.filter((rank) => rank.stable).length
  return { depths, tau: summariseFigure(figures, 0), stableShare: readShare(stable, ranks.length) }
}

function sum(counts: Int32Array): number {
  return counts.reduce((total, count) => total + count, 0)
}

function readShare(kept: number, of: number): number | null {
  return of === 0 ? null : kept / of
}
