import { nameDivision } from '../model/name-division.ts'
import { hasFlag } from '../model/network-summary.ts'
import { FLAG_MARK } from '../model/palette.ts'
import type { RankingRow } from '../model/ranking-table.ts'
import classes from './ranking-panel.module.css'
import { UnstableMark, useStabilityWords } from './unstable-mark.tsx'
import type { RankingScales } from './use-ranking-scales.ts'

interface CellProps {
  readonly row: RankingRow
  readonly measure: string
  readonly scales: RankingScales
}

/** Rank, value and how sure the rank is, over a bar as long as the value's share of the greatest. */
export function ScoreCell({ row, measure, scales }: CellProps): React.JSX.Element {
  const value = row.values[measure]
  const greatest = scales.greatest.get(measure) ?? 0
  if (value === undefined) return <>–</>
  const share = greatest > 0 ? Math.max(0, value / greatest) : 0
  return (
    <>
      <span className={classes['rank']}>{row.ranks[measure] ?? '–'}</span>{' '}
      <span className={classes['value']}>{scales.words.number(value)}</span>{' '}
      <Stability row={row} measure={measure} scales={scales} />
      <span className={classes['bar']} style={{ inlineSize: `${share * 100}%` }} aria-hidden />
    </>
  )
}

function Stability({ row, measure, scales: { t } }: CellProps): React.JSX.Element {
  const sayKept = useStabilityWords()
  const stability = row.stability[measure]
  if (stability === undefined) return <span className={classes['interval']}>{t('ranking.notResampled')}</span>
  const { best, worst } = stability
  return (
    <>
      <span className={classes['interval']} title={sayKept(stability)}>
        {t('ranking.interval', { best, worst })}
      </span>{' '}
      <span className={classes['interval']}>
        <UnstableMark stability={stability} />
      </span>
    </>
  )
}

/** The number of a cluster beside its colour on the chart. */
export function ClusterCell({ row, measure, scales: { t, clusters } }: CellProps): React.JSX.Element {
  const number = row.values[measure]
  if (number === undefined) return <>–</>
  const cluster = clusters.get(measure)?.get(number)
  const noun = nameDivision(measure)
  return (
    <span className={classes['chip']} title={t(`cluster.${noun}.of`, { number, count: cluster?.members ?? 1 })}>
      <span className={classes['swatch']} style={{ background: cluster?.color }} aria-hidden />
      {t(`cluster.${noun}.number`, { number })}
    </span>
  )
}

/** A mark for whoever has a property, with the share of resamples in which it is kept. */
export function FlagCell({ row, measure, scales: { t } }: CellProps): React.JSX.Element {
  if (!hasFlag(row, measure)) return <span className={classes['interval']}>–</span>
  const kept = row.kept[measure]
  return (
    <>
      <span className={classes['flag']} aria-hidden>
        {FLAG_MARK}
      </span>{' '}
      {t('ranking.yes')}{' '}
      {kept === undefined || kept === null ? (
        <span className={classes['interval']}>{t('ranking.notResampled')}</span>
      ) : (
        <span className={classes['interval']} title={t('ranking.flagKeptMeaning')}>
          {t('ranking.flagKept', { percent: Math.round(kept * 100) })}
        </span>
      )}
    </>
  )
}
