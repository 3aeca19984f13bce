import { ActionIcon, Group } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import type { RankingRow } from '../model/ranking-table.ts'
import { EntityLink } from './entity-link.tsx'
import { KindIcon } from './kind-icon.tsx'
import classes from './ranking-panel.module.css'
import { useWords } from './use-words.ts'
import { useView } from './view-context.ts'

interface RankingTableRowProps {
  readonly row: RankingRow
  readonly finding: FindingView
  readonly isExpanded: boolean
  readonly onToggle: () => void
}

/** One ranked entity: every measure with its rank, its value and how sure the rank is. */
export function RankingTableRow({ row, finding, isExpanded, onToggle }: RankingTableRowProps): React.JSX.Element {
  const { t } = useTranslation()
  const { nodes } = useView().view.selection
  const { entity } = row
  const Chevron = isExpanded ? IconChevronDown : IconChevronRight
  return (
    <tr
      className={classes['row']}
      data-testid="ranking-row"
      data-entity={entity.id}
      data-selected={nodes.includes(entity.id) || undefined}
    >
      <td>
        <Group gap="xs" wrap="nowrap">
          <ActionIcon
            size="xs"
            aria-expanded={isExpanded}
            aria-label={t('ranking.ties', { name: entity.label })}
            onClick={onToggle}
          >
            <Chevron size={14} aria-hidden />
          </ActionIcon>
          <KindIcon kind={entity.kind} />
          <EntityLink entity={entity} />
        </Group>
      </td>
      {finding.measures.map((measure) => (
        <td key={measure.id}>
          {measure.kind === 'cluster' ? (
            <ClusterCell number={row.values[measure.id]} />
          ) : (
            <ScoreCell row={row} measure={measure.id} />
          )}
        </td>
      ))}
    </tr>
  )
}

function ClusterCell({ number }: { readonly number: number | undefined }): React.JSX.Element {
  const { t } = useTranslation()
  return <>{number === undefined ? '–' : t('ranking.cluster', { number })}</>
}

function ScoreCell({ row, measure }: { readonly row: RankingRow; readonly measure: string }): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const value = row.values[measure]
  const rank = row.ranks[measure]
  const stability = row.stability[measure]
  if (value === undefined) return <>–</>
  const kept =
    stability?.kept === undefined || stability.kept === null
      ? t('ranking.keptUnknown')
      : t('ranking.kept', { percent: Math.round(stability.kept * 100) })
  return (
    <>
      <span className={classes['rank']}>{rank ?? '–'}</span> {words.number(value)}{' '}
      {stability === undefined ? (
        <span className={classes['interval']}>{t('ranking.unvalidated')}</span>
      ) : (
        <span className={classes['interval']} title={kept}>
          {t('ranking.interval', { best: stability.best, worst: stability.worst })}
          {!stability.stable && (
            <>
              {' · '}
              <b className={classes['unstable']}>{t('ranking.unstable')}</b>
            </>
          )}
        </span>
      )}
    </>
  )
}
