import type { FindingView } from '../contract/analysis.ts'
import { listMeasures } from './finding-table.ts'
import type { Cell } from './write-csv.ts'

const HEADER = ['measure', 'id', 'label', 'rank', 'way', 'resamples', 'best', 'worst', 'kept', 'stable', 'coverage']

/** How firm each rank is, a row for each way of resampling that says something of it, `all` first. */
export function tabulateStability(finding: FindingView): Cell[][] {
  const measures = listMeasures(finding).filter((measure) => measure.kind === 'score')
  return [HEADER, ...measures.flatMap(({ id }) => finding.rows.flatMap((row) => listWays(finding, row, id)))]
}

function listWays(finding: FindingView, row: FindingView['rows'][number], measure: string): Cell[][] {
  const stability = row.stability[measure]
  const { resampling } = finding
  if (stability === undefined || resampling === null) return []
  const lead = [measure, row.entity.id, row.entity.label, row.ranks[measure] ?? null]
  const { best, worst, kept, stable, byWay } = stability
  return [
    [...lead, 'all', resampling.made, best, worst, kept, stable, tellCoverage(finding, row, measure)],
    ...Object.entries(byWay).map(([way, [bestOf, worstOf, keptOf]]): Cell[] => {
      const made = resampling.byWay[way as keyof typeof byWay]
      return [...lead, way, made, bestOf, worstOf, keptOf, null, null]
    }),
  ]
}

/** Whether a neighbour in the ranking was tapped or watched for a very different time. */
function tellCoverage({ coverageRecorded }: FindingView, row: FindingView['rows'][number], measure: string): string {
  if (!coverageRecorded) return 'unrecorded'
  return row.unequal.includes(measure) ? 'unequal' : 'equal'
}
