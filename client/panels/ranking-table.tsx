import { Text } from '@mantine/core'
import type { SortingState } from '@tanstack/react-table'
import { Fragment, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import type { MeasureInfo } from '../model/measure-groups.ts'
import { chooseMainMeasure } from '../model/ranking.ts'
import { buildRankingTable, filterRows, NAME_COLUMN, nextSorting } from '../model/ranking-table.ts'
import { RankingHeads } from './ranking-heads.tsx'
import classes from './ranking-panel.module.css'
import { RankingTableRow } from './ranking-table-row.tsx'
import { RankingTiesRow } from './ranking-ties-row.tsx'
import { useRankingScales } from './use-ranking-scales.ts'
import { useRowWindow } from './use-row-window.ts'
import { useWords } from './use-words.ts'

interface RankingTableProps {
  readonly finding: FindingView
  readonly columns: readonly MeasureInfo[]
  /** Words that a name must have; empty for everybody. */
  readonly filter: string
  /** What the table is scrolled in. */
  readonly scroller: HTMLElement | null
}

/** The ranking, sortable by each measure; a row opens to the ties behind it. Only rows in sight are drawn. */
export function RankingTable({ finding, columns, filter, scroller }: RankingTableProps): React.JSX.Element {
  const { t } = useTranslation()
  const { locale } = useWords()
  const scales = useRankingScales(finding)
  const body = useRef<HTMLTableSectionElement>(null)
  const [sorting, setSorting] = useState<SortingState>(() => {
    const main = chooseMainMeasure(finding)
    return [main === null ? { id: NAME_COLUMN, desc: false } : { id: main, desc: true }]
  })
  const [expanded, setExpanded] = useState<string | null>(null)
  const [openHeight, setOpenHeight] = useState(0)
  const toggle = useCallback((id: string, isExpanded: boolean): void => {
    setExpanded(isExpanded ? id : null)
  }, [])
  const sorted = useMemo(
    () => buildRankingTable(finding, sorting, locale).getSortedRowModel().rows,
    [finding, sorting, locale],
  )
  const rows = useMemo(() => filterRows(sorted, filter), [sorted, filter])
  const openIndex = expanded === null ? -1 : rows.findIndex(({ id }) => id === expanded)
  const { first, end, above, below } = useRowWindow({ body, scroller, count: rows.length, openIndex, openHeight })
  return (
    <>
      <table
        className={classes['table']}
        aria-label={t('dock.ranking')}
        aria-rowcount={rows.length + 1}
        data-testid="ranking"
      >
        <RankingHeads
          columns={columns}
          sorting={sorting}
          onSort={(column, descendingFirst) => {
            setSorting(nextSorting(sorting, column, descendingFirst))
          }}
        />
        <tbody ref={body}>
          <Spacer height={above} />
          {rows.slice(first, end).map(({ id, original }, at) => (
            <Fragment key={id}>
              <RankingTableRow
                row={original}
                index={first + at}
                columns={columns}
                scales={scales}
                isExpanded={expanded === id}
                onToggle={toggle}
              />
              {expanded === id && (
                <RankingTiesRow finding={finding} entity={id} span={columns.length + 1} onHeight={setOpenHeight} />
              )}
            </Fragment>
          ))}
          <Spacer height={below} />
        </tbody>
      </table>
      <Remark finding={finding} columns={columns} shown={rows.length} filter={filter} />
    </>
  )
}

/** The room of rows that are not drawn. */
function Spacer({ height }: { readonly height: number }): React.JSX.Element | null {
  if (height <= 0) return null
  return (
    <tr aria-hidden>
      <td style={{ blockSize: height, padding: 0, border: 0 }} />
    </tr>
  )
}

interface RemarkProps {
  readonly finding: FindingView
  readonly columns: readonly MeasureInfo[]
  readonly shown: number
  readonly filter: string
}

/** How much of the ranking a filter leaves, and why a table may be bare. */
function Remark({ finding, columns, shown, filter }: RemarkProps): React.JSX.Element | null {
  const { t } = useTranslation()
  const total = finding.rows.length
  const text =
    columns.length === 0
      ? t('ranking.noScores')
      : shown === 0 && total > 0
        ? t('ranking.filteredNone', { text: filter })
        : shown < total
          ? t('ranking.filtered', { shown, total })
          : null
  if (text === null) return null
  return (
    <Text className={classes['remark']} fz="xs" c="dimmed" aria-live="polite">
      {text}
    </Text>
  )
}
