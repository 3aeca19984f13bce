import type { SortingState } from '@tanstack/react-table'
import { Fragment, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import { chooseMainMeasure } from '../model/ranking.ts'
import { buildRankingTable, NAME_COLUMN, nextSorting } from '../model/ranking-table.ts'
import { RankingHead } from './ranking-head.tsx'
import classes from './ranking-panel.module.css'
import { RankingTableRow } from './ranking-table-row.tsx'
import { RankingTies } from './ranking-ties.tsx'
import { useMeasureTexts } from './use-measure-texts.ts'
import { useWords } from './use-words.ts'

/** The ranking, sortable by each measure; a row opens to the ties behind it. */
export function RankingTable({ finding }: { readonly finding: FindingView }): React.JSX.Element {
  const { t } = useTranslation()
  const { locale } = useWords()
  const texts = useMeasureTexts()
  const [sorting, setSorting] = useState<SortingState>(() => {
    const main = chooseMainMeasure(finding)
    return main === null ? [] : [{ id: main, desc: true }]
  })
  const [expanded, setExpanded] = useState<string | null>(null)
  const rows = useMemo(
    () => buildRankingTable(finding, sorting, locale).getSortedRowModel().rows,
    [finding, sorting, locale],
  )
  const sort = (column: string, descendingFirst: boolean): void => {
    setSorting(nextSorting(sorting, column, descendingFirst))
  }
  return (
    <table className={classes['table']} aria-label={t('dock.ranking')} data-testid="ranking">
      <thead>
        <tr>
          <RankingHead
            label={t('ranking.name')}
            column={NAME_COLUMN}
            sorting={sorting}
            onSort={() => {
              sort(NAME_COLUMN, false)
            }}
          />
          {finding.measures.map((measure) => (
            <RankingHead
              key={measure.id}
              label={texts(measure).label}
              column={measure.id}
              measure={measure}
              sorting={sorting}
              onSort={() => {
                sort(measure.id, measure.kind === 'score')
              }}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, original }) => (
          <Fragment key={id}>
            <RankingTableRow
              row={original}
              finding={finding}
              isExpanded={expanded === id}
              onToggle={() => {
                setExpanded(expanded === id ? null : id)
              }}
            />
            {expanded === id && (
              <tr>
                <td colSpan={finding.measures.length + 1} style={{ padding: 0 }}>
                  <RankingTies finding={finding} entity={id} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}
