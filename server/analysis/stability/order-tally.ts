import type { EntityId } from '../../domain/ids.ts'
import { rankValues, roundForComparison } from '../rank-values.ts'
import type { RankedValue } from '../rank-values.ts'
import type { PerturbationKind } from './draw-drop.ts'

/** How firm one rank of a ranking is. */
export interface RankStability {
  /** Best and worst rank in the run and all resamples, each among the nodes then left. */
  readonly best: number
  readonly worst: number
  /**
   * Share of the resamples in which it stays strictly below the next better and above the next worse of the ranking.
   * A resample that lacks the node or both neighbours is not counted. Null when none is.
   */
  readonly kept: number | null
  /** The same share for each way of resampling. */
  readonly keptBy: Readonly<Record<PerturbationKind, number | null>>
  /** False when the order is kept in less than 80 % of resamples: shown as unstable. */
  readonly stable: boolean
}

const LEAST_SHARE_KEPT = 0.8

interface Count {
  kept: number
  of: number
}

interface Row {
  /** Places among the nodes of the run: its own and, where there is one, of the next better and the next worse. */
  readonly place: number
  readonly above: number | null
  readonly below: number | null
  readonly counts: Readonly<Record<PerturbationKind, Count>>
  best: number
  worst: number
}

/** Follows one ranking through its resamples. */
export class OrderTally {
  readonly #rows: readonly Row[]

  /** Ids of the nodes and the value of each. */
  constructor(ids: readonly EntityId[], values: ArrayLike<number>) {
    const places = new Map(ids.map((id, place) => [id, place]))
    const placeOf = (row: RankedValue | undefined): number | null => (row && places.get(row.id)) ?? null
    const ranking = rankValues(ids, values)
    const worse = listNextWorse(ranking)
    this.#rows = ranking.map((row, index) => ({
      place: placeOf(row) ?? 0,
      // The nearest of the next better rank; equals have the same neighbours.
      above: placeOf(ranking[row.rank - 2]),
      below: placeOf(worse[index]),
      counts: { 'drop-events': startCount(), 'drop-people': startCount(), 'leave-out-origin': startCount() },
      best: row.rank,
      worst: row.rank,
    }))
  }

  /** Counts one resample: where each node of the run stands in it, −1 where it lacks it, and the values there. */
  count(kind: PerturbationKind, places: Int32Array, values: Float64Array): void {
    const compared = values.map(roundForComparison)
    const ascending = compared.slice().sort()
    const read = (place: number | null): number | undefined =>
      place === null ? undefined : compared[places[place] ?? -1]
    for (const row of this.#rows) {
      const own = read(row.place)
      if (own === undefined) continue
      const rank = 1 + countAbove(ascending, own)
      row.best = Math.min(row.best, rank)
      row.worst = Math.max(row.worst, rank)
      const kept = isOrderKept(read(row.above), own, read(row.below))
      if (kept === null) continue
      row.counts[kind].of += 1
      if (kept) row.counts[kind].kept += 1
    }
  }

  /** What was counted so far, in the order of the ranking. */
  conclude(): RankStability[] {
    return this.#rows.map(({ best, worst, counts }) => {
      const kept = readShare(Object.values(counts))
      const keptBy = {
        'drop-events': readShare([counts['drop-events']]),
        'drop-people': readShare([counts['drop-people']]),
        'leave-out-origin': readShare([counts['leave-out-origin']]),
      }
      return { best, worst, kept, keptBy, stable: kept === null || kept >= LEAST_SHARE_KEPT }
    })
  }
}

/** For each row the first of the next worse rank. */
function listNextWorse(ranking: readonly RankedValue[]): (RankedValue | undefined)[] {
  const worse: (RankedValue | undefined)[] = []
  for (let index = ranking.length - 1; index >= 0; index -= 1) {
    const next = ranking[index + 1]
    worse[index] = next?.rank === ranking[index]?.rank ? worse[index + 1] : next
  }
  return worse
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

function isOrderKept(above: number | undefined, own: number, below: number | undefined): boolean | null {
  if (above === undefined && below === undefined) return null
  return (above === undefined || above > own) && (below === undefined || own > below)
}

function startCount(): Count {
  return { kept: 0, of: 0 }
}

function readShare(counts: readonly Count[]): number | null {
  const of = counts.reduce((sum, count) => sum + count.of, 0)
  return of === 0 ? null : counts.reduce((sum, count) => sum + count.kept, 0) / of
}
