import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { memo } from 'react'

import type { MeasureInfo } from '../model/measure-groups.ts'
import type { RankingRow } from '../model/ranking-table.ts'
import { EntityLink } from './entity-link.tsx'
import { KindIcon } from './kind-icon.tsx'
import { ClusterCell, FlagCell, ScoreCell } from './ranking-cells.tsx'
import classes from './ranking-panel.module.css'
import type { RankingScales } from './use-ranking-scales.ts'
import { useView } from './view-context.ts'

interface RankingTableRowProps {
  readonly row: RankingRow
  /** Place in the order shown, from 0. */
  readonly index: number
  readonly columns: readonly MeasureInfo[]
  readonly scales: RankingScales
  readonly isExpanded: boolean
  /** Stays the same function, or every row is drawn anew at each step of a scroll. */
  readonly onToggle: (id: string, isExpanded: boolean) => void
}

/** One ranked entity: every measure with its rank, its value and how sure the rank is. A click opens its ties. */
export const RankingTableRow = memo(function RankingTableRow(props: RankingTableRowProps): React.JSX.Element {
  const { row, index, columns, scales, isExpanded, onToggle } = props
  const { view, goTo } = useView()
  const { entity } = row
  const Chevron = isExpanded ? IconChevronDown : IconChevronRight
  return (
    <tr
      className={classes['row']}
      data-testid="ranking-row"
      data-entity={entity.id}
      data-selected={view.selection.nodes.includes(entity.id) || undefined}
      aria-rowindex={index + 2}
      onClick={({ target }) => {
        onToggle(entity.id, true)
        if (target instanceof Element && target.closest('button') === null) goTo(entity.id)
      }}
    >
      <th scope="row">
        <div className={classes['name']}>
          <ActionIcon
            size="xs"
            aria-expanded={isExpanded}
            aria-label={scales.t('ranking.ties', { name: entity.label })}
            onClick={(event) => {
              event.stopPropagation()
              onToggle(entity.id, !isExpanded)
            }}
          >
            <Chevron size={14} aria-hidden />
          </ActionIcon>
          <KindIcon kind={entity.kind} />
          <span className={classes['label']} title={entity.label}>
            <EntityLink entity={entity} />
          </span>
        </div>
      </th>
      {columns.map((measure) => (
        <td key={measure.id}>
          <Cell row={row} measure={measure} scales={scales} />
        </td>
      ))}
    </tr>
  )
})

interface CellProps {
  readonly row: RankingRow
  readonly measure: MeasureInfo
  readonly scales: RankingScales
}

function Cell({ row, measure: { id, kind }, scales }: CellProps): React.JSX.Element {
  if (kind === 'cluster') return <ClusterCell row={row} measure={id} scales={scales} />
  if (kind === 'node-flag') return <FlagCell row={row} measure={id} scales={scales} />
  return <ScoreCell row={row} measure={id} scales={scales} />
}
