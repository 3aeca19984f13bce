import type { EntityId } from '../../domain/ids.ts'
import { rankValues, roundForComparison } from '../rank-values.ts'
import type { RankedValue } from '../rank-values.ts'
import type { PerturbationKind } from './perturb-evidence.ts'

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
  readonly id: EntityId
  readonly above: EntityId | null
  readonly below: EntityId | null
  readonly counts: Readonly<Record<PerturbationKind, Count>>
  best: number
  worst: number
}

/** Follows one ranking through its resamples. */
export class OrderTally {
  readonly #rows: readonly Row[]

  constructor(values: ReadonlyMap<EntityId, number>) {
    const ranking = rankValues(values)
    this.#rows = ranking.map((row) => ({
      id: row.id,
      ...findNeighbours(ranking, row.rank),
      counts: { 'drop-events': startCount(), 'drop-people': startCount(), 'leave-out-origin': startCount() },
      best: row.rank,
      worst: row.rank,
    }))
  }

  /** Counts one resample, given as values by node. */
  count(kind: PerturbationKind, values: ReadonlyMap<EntityId, number>): void {
    const ranks = new Map(rankValues(values).map((row) => [row.id, row.rank]))
    for (const row of this.#rows) {
      const rank = ranks.get(row.id)
      if (rank === undefined) continue
      row.best = Math.min(row.best, rank)
      row.worst = Math.max(row.worst, rank)
      const kept = isOrderKept(row, values)
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

/** The nearest of the next better and of the next worse rank; equals have the same neighbours. */
function findNeighbours(ranking: readonly RankedValue[], rank: number): Pick<Row, 'above' | 'below'> {
  const worse = ranking.find((row) => row.rank > rank)
  return { above: ranking[rank - 2]?.id ?? null, below: worse?.id ?? null }
}

function isOrderKept(row: Row, values: ReadonlyMap<EntityId, number>): boolean | null {
  const above = isHigher(values, row.above, row.id)
  const below = isHigher(values, row.id, row.below)
  if (above === null && below === null) return null
  return above !== false && below !== false
}

function isHigher(values: ReadonlyMap<EntityId, number>, one: EntityId | null, other: EntityId | null): boolean | null {
  const first = one === null ? undefined : values.get(one)
  const second = other === null ? undefined : values.get(other)
  if (first === undefined || second === undefined) return null
  return roundForComparison(first) > roundForComparison(second)
}

function startCount(): Count {
  return { kept: 0, of: 0 }
}

function readShare(counts: readonly Count[]): number | null {
  const of = counts.reduce((sum, count) => sum + count.of, 0)
  return of === 0 ? null : counts.reduce((sum, count) => sum + count.kept, 0) / of
}
