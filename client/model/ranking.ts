import type { FindingView, TieView } from '../../server/contract/analysis.ts'
import type { EntityRef } from '../../server/contract/common.ts'
import { listColumns } from './measure-groups.ts'
import type { Clocks } from './run-options.ts'

/** One tie of a ranked entity, seen from that entity. */
export interface OwnTie {
  readonly other: EntityRef
  readonly tie: TieView
}

/** The ties behind an entity's scores, strongest first. */
export function listOwnTies(finding: FindingView, entity: string): OwnTie[] {
  const entities = new Map(finding.rows.map((row) => [row.entity.id, row.entity]))
  return finding.ties
    .flatMap((tie): OwnTie[] => {
      const otherId = tie.a === entity ? tie.b : tie.b === entity ? tie.a : null
      const other = otherId === null ? undefined : entities.get(otherId)
      return other === undefined ? [] : [{ other, tie }]
    })
    .sort((a, b) => b.tie.strength - a.tie.strength || (a.other.id < b.other.id ? -1 : 1))
}

/** The measure that a ranking is first sorted by: the first defined score of the run, or null. */
export function chooseMainMeasure(finding: FindingView): string | null {
  return listColumns(finding).find((measure) => measure.kind === 'score')?.id ?? null
}

interface ClockedRun {
  readonly manifest: { readonly projection: Pick<FindingView['manifest']['projection'], 'asAt' | 'knownAt'> }
}

/**
 * Whether a run answers for the clocks that the chart shows now. A run states what the case held when it was made, so
 * that "as known now" can be told from an earlier day only by what was asked.
 *
 * @param asked what the run was asked at; null where that is not known any more, as after a reload
 */
export function matchesClocks(finding: ClockedRun, clocks: Clocks, asked: Clocks | null = null): boolean {
  if (asked !== null) return asked.asAt === clocks.asAt && asked.knownAt === clocks.knownAt
  const { asAt, knownAt } = finding.manifest.projection
  if ((asAt ?? null) !== clocks.asAt) return false
  return clocks.knownAt === null || (knownAt !== undefined && knownAt <= clocks.knownAt)
}
