import { createTable, getCoreRowModel, getSortedRowModel } from '@tanstack/react-table'
import type { ColumnDef, SortingState, Table } from '@tanstack/react-table'

import type { FindingView } from '../../server/contract/analysis.ts'

export type RankingRow = FindingView['rows'][number]

/** Column of names; all others carry the id of their measure. */
export const NAME_COLUMN = 'entity-name'

/**
 * The ranking as a table in an order. Measures sort by value, highest first; whoever has no value comes last either
 * way; equals stand by name, so that the order never wavers.
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
    ...finding.measures.map(({ id, kind }): ColumnDef<RankingRow> => ({
      id,
      accessorFn: (row) => row.values[id],
      sortDescFirst: kind === 'score',
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

/** The order after a click on a column: its natural direction first, then the other. */
export function nextSorting(current: SortingState, column: string, descendingFirst: boolean): SortingState {
  const [sorted] = current
  return [{ id: column, desc: sorted?.id === column ? !sorted.desc : descendingFirst }]
}
