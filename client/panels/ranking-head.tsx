import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { SortingState } from '@tanstack/react-table'

import type { MeasureInfo } from '../model/measure-groups.ts'
import { MeasureNote } from './measure-note.tsx'
import classes from './ranking-panel.module.css'

interface RankingHeadProps {
  readonly label: string
  readonly column: string
  readonly measure?: MeasureInfo
  readonly sorting: SortingState
  readonly onSort: () => void
}

/** A column's head: sorts by it, and tells what its measure means. */
export function RankingHead({ label, column, measure, sorting, onSort }: RankingHeadProps): React.JSX.Element {
  const sorted = sorting.find(({ id }) => id === column)
  const Arrow = sorted?.desc === true ? IconArrowDown : IconArrowUp
  return (
    <th scope="col" aria-sort={sorted === undefined ? 'none' : sorted.desc ? 'descending' : 'ascending'}>
      <div className={classes['headCell']}>
        <button type="button" className={classes['sort']} onClick={onSort}>
          {label}
          <Arrow size={14} aria-hidden style={{ visibility: sorted === undefined ? 'hidden' : 'visible' }} />
        </button>
        {measure !== undefined && <MeasureNote measure={measure} />}
      </div>
    </th>
  )
}
