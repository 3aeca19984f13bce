import type { SortingState } from '@tanstack/react-table'
import { useTranslation } from 'react-i18next'

import type { MeasureInfo } from '../model/measure-groups.ts'
import { NAME_COLUMN, sortsDescending } from '../model/ranking-table.ts'
import { RankingHead } from './ranking-head.tsx'
import { useMeasureTexts } from './use-measure-texts.ts'

interface RankingHeadsProps {
  readonly columns: readonly MeasureInfo[]
  readonly sorting: SortingState
  readonly onSort: (column: string, descendingFirst: boolean) => void
}

/** The heads of the columns: the name, then the measures. */
export function RankingHeads({ columns, sorting, onSort }: RankingHeadsProps): React.JSX.Element {
  const { t } = useTranslation()
  const texts = useMeasureTexts()
  return (
    <thead>
      <tr aria-rowindex={1}>
        <RankingHead
          label={t('ranking.name')}
          column={NAME_COLUMN}
          sorting={sorting}
          onSort={() => {
            onSort(NAME_COLUMN, false)
          }}
        />
        {columns.map((measure) => (
          <RankingHead
            key={measure.id}
            label={texts(measure).label}
            column={measure.id}
            measure={measure}
            sorting={sorting}
            onSort={() => {
              onSort(measure.id, sortsDescending(measure))
            }}
          />
        ))}
      </tr>
    </thead>
  )
}
