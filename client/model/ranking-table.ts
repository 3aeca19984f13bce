import { createTable, getCoreRowModel, getSortedRowModel } from '@tanstack/react-table'
import type { ColumnDef, SortingState, Table } from '@tanstack/react-table'

import type { FindingView } from '../../server/contract/analysis.ts'
import { foldName } from '../../server/domain/fold-name.ts'
import { listColumns } from './measure-groups.ts'
import type { MeasureInfo } from './measure-groups.ts'
import { hasFlag } from './network-summary.ts'

export type RankingRow = FindingView['rows'][number]

/** Column of names; all others carry the id of their measure. */
export const NAME_COLUMN = 'entity-name'

/**
 * The ranking as a table in an order. Scores sort by value, highest first, properties by the share of resamples that
 * keep them; whoever has no value comes last either way; equals stand by name, so that the order never wavers.
 */
export function buildRankingTable(finding: FindingView, sorting: SortingState, locale: string): Table<RankingRow> {
  const collator = new Intl.Collator(locale)
  const compareNames = (a: RankingRow, b: RankingRow): number =>
    collator.compare(a.entity.label, b.entity.label) || (a.entity.id < b.entity.id ? -1 : 1)
  const columns: ColumnDef<RankingRow>[] = [
    {
      id: NAME_COLUMN,
      accessorFn: (row) => row.entity.label,
      sortingFn: (a, b) => compareNames(a.original, b.original),
    },
    ...listColumns(finding).map((measure): ColumnDef<RankingRow> => ({
      id: measure.id,
      accessorFn: (row) => readSortValue(row, measure),
      sortDescFirst: sortsDescending(measure),
      sortUndefined: 'last',
      sortingFn: 'basic',
    })),
  ]
  const table = createTable<RankingRow>({
    data: [...finding.rows].sort(compareNames),
    columns,
    state: { sorting },
    onStateChange: () => undefined,
    renderFallbackValue: null,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getRowId: (row) => row.entity.id,
  })
  table.setOptions((options) => ({ ...options, state: { ...table.initialState, sorting } }))
  return table
}

function readSortValue(row: RankingRow, { id, kind }: MeasureInfo): number | undefined {
  if (kind !== 'node-flag') return row.values[id]
  return hasFlag(row, id) ? 1 + (row.kept[id] ?? 0) : 0
}

/** Whether a column's natural order begins with the highest. */
export function sortsDescending({ kind }: MeasureInfo): boolean {
  return kind !== 'cluster'
}

/** Rows whose name has every word of a text somewhere in it, in whatever script; all rows for no text. */
export function filterRows<R extends { readonly original: RankingRow }>(
  rows: readonly R[],
  text: string,
): readonly R[] {
  const words = foldName(text)
    .split(' ')
    .filter((word) => word !== '')
  if (words.length === 0) return rows
  return rows.filter(({ original }) => {
    const name = foldName(original.entity.label)
    return words.every((word) => name.includes(word))
  })
}

/** The greatest value of each score among all rows: what a full bar in a cell stands for. */
export function findGreatest(finding: FindingView): ReadonlyMap<string, number> {
  const scores = listColumns(finding).filter(({ kind }) => kind === 'score')
  return new Map(
    scores.map(({ id }) => [id, finding.rows.reduce((most, row) => Math.max(most, row.values[id] ?? 0), 0)]),
  )
}

/** The order after a click on a column: its natural direction first, then the other. */
export function nextSorting(current: SortingState, column: string, descendingFirst: boolean): SortingState {
  const [sorted] = current
  return [{ id: column, desc: sorted?.id === column ? !sorted.desc : descendingFirst }]
}
