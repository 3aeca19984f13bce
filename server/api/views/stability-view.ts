import type { Finding } from '../../analysis/finding.ts'
import type { RankStability } from '../../analysis/stability/conclude-order.ts'
import type { FindingView } from '../../contract/analysis.ts'
import { RESAMPLING_WAYS } from '../../contract/stability.ts'
import type { ResamplingWay } from '../../contract/stability.ts'

type RankView = FindingView['rows'][number]['stability'][string]

/** How firm one rank is, by those ways of resampling that say something of it. */
export function viewRankStability({ best, worst, kept, stable, byWay }: RankStability): RankView {
  const viewed: RankView['byWay'] = {}
  for (const way of RESAMPLING_WAYS) {
    const own = byWay[way]
    if (own.best !== null && own.worst !== null) viewed[way] = [own.best, own.worst, own.kept]
  }
  return { best, worst, kept, stable, weakest: findWeakest(byWay), byWay: viewed }
}

/** The way that keeps the order least, the first of equals; null where none could tell. */
function findWeakest(byWay: RankStability['byWay']): ResamplingWay | null {
  let weakest: { readonly way: ResamplingWay; readonly kept: number } | null = null
  for (const way of RESAMPLING_WAYS) {
    const { kept } = byWay[way]
    if (kept !== null && (weakest === null || kept < weakest.kept)) weakest = { way, kept }
  }
  return weakest?.way ?? null
}

/** What the intervals rest on, and how firm rankings and properties of ties are. */
export function viewStability(
  finding: Finding,
): Pick<FindingView, 'coverageRecorded' | 'resampling' | 'rankings' | 'tieFlags'> {
  const { resamples, rankings, tieFlags } = finding
  return {
    coverageRecorded: rankings.some(({ rows }) => rows.some((row) => row.coverage !== 'unrecorded')),
    resampling: resamples === null ? null : { ...resamples, gradeMaps: [...resamples.gradeMaps] },
    rankings: rankings.flatMap(({ measure, stability }) => {
      return stability === null ? [] : [{ measure, ...stability, depths: [...stability.depths] }]
    }),
    tieFlags: tieFlags.flatMap(({ measure, ties }) => ties.map((tie) => ({ measure, ...tie }))),
  }
}
