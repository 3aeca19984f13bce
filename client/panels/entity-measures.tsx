import { useTranslation } from 'react-i18next'

import { nameDivision } from '../model/name-division.ts'
import { listColumns } from '../model/measure-groups.ts'
import type { MeasureInfo } from '../model/measure-groups.ts'
import { hasFlag } from '../model/network-summary.ts'
import type { RankingRow } from '../model/ranking-table.ts'
import { useAnalysis } from './analysis-context.ts'
import classes from './inspector-panel.module.css'
import { UnstableMark } from './unstable-mark.tsx'
import { useMeasureTexts } from './use-measure-texts.ts'
import { useWords } from './use-words.ts'

/** What the run says of an entity, with how sure it is. */
export function EntityMeasures({ id }: { readonly id: string }): React.JSX.Element | null {
  const { t } = useTranslation()
  const texts = useMeasureTexts()
  const { finding } = useAnalysis()
  const row = finding?.rows.find(({ entity }) => entity.id === id)
  if (finding === null || row === undefined) return null
  return (
    <section className={classes['section']}>
      <h3 className={classes['heading']}>{t('inspector.measures')}</h3>
      <ul className={classes['list']}>
        {listColumns(finding).map((measure) => (
          <li key={measure.id} className={classes['row']} title={texts(measure).meaning}>
            <span style={{ flex: 1 }}>{texts(measure).label}</span>
            <MeasuredValue row={row} measure={measure} count={finding.rows.length} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface MeasuredValueProps {
  readonly row: RankingRow
  readonly measure: MeasureInfo
  /** How many are ranked. */
  readonly count: number
}

function MeasuredValue({ row, measure: { id, kind }, count }: MeasuredValueProps): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  if (kind === 'node-flag') return <span>{t(hasFlag(row, id) ? 'ranking.yes' : 'ranking.no')}</span>
  const value = row.values[id]
  if (value === undefined) return <span>–</span>
  if (kind === 'cluster') return <span>{t(`cluster.${nameDivision(id)}.number`, { number: value })}</span>
  const rank = row.ranks[id]
  const stability = row.stability[id]
  return (
    <span>
      {words.number(value)}
      {rank !== undefined && ` · ${t('ranking.rankOf', { rank, count })}`}
      {stability !== undefined && ` (${t('ranking.interval', stability)}) `}
      {stability !== undefined && <UnstableMark stability={stability} />}
    </span>
  )
}
