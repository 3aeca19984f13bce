import { useEffect, useRef } from 'react'

import type { FindingView } from '../../server/contract/analysis.ts'
import classes from './ranking-panel.module.css'
import { RankingTies } from './ranking-ties.tsx'

interface RankingTiesRowProps {
  readonly finding: FindingView
  readonly entity: string
  /** Number of the table's columns. */
  readonly span: number
  /** Told of the row's height, CSS pixels, whenever it changes. */
  readonly onHeight: (height: number) => void
}

/** The row below a ranked entity that holds the ties behind its scores. */
export function RankingTiesRow({ finding, entity, span, onHeight }: RankingTiesRowProps): React.JSX.Element {
  const row = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    const { current } = row
    if (current === null) return
    const observer = new ResizeObserver(() => {
      onHeight(current.getBoundingClientRect().height)
    })
    observer.observe(current)
    return () => {
      observer.disconnect()
    }
  }, [onHeight])
  return (
    <tr ref={row}>
      <td colSpan={span} className={classes['opened']}>
        <div className={classes['summary']}>
          <RankingTies key={entity} finding={finding} entity={entity} />
        </div>
      </td>
    </tr>
  )
}
