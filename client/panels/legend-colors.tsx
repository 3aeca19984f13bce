import { useComputedColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import type { ColorKey } from '../model/legend.ts'
import {
  CLUSTER_COLORS,
  FLAG_COLOR,
  FLAG_MARK,
  OKABE_ITO,
  rampColor,
  UNCOVERED_COLORS,
  UNFLAGGED_COLOR,
} from '../model/palette.ts'
import { useAnalysis } from './analysis-context.ts'
import classes from './chart-legend.module.css'
import { useMeasureTexts } from './use-measure-texts.ts'
import { useWords } from './use-words.ts'

/** What colours say while they do not say kinds. */
export function LegendColors({ color }: { readonly color: ColorKey }): React.JSX.Element | null {
  const { t } = useTranslation()
  const { finding } = useAnalysis()
  const texts = useMeasureTexts()
  const scheme = useComputedColorScheme('light')
  if (color.type === 'kinds') return null
  const measure = finding?.measures.find(({ id }) => id === color.measure)
  return (
    <>
      <hr className={classes['rule']} />
      <div>{measure === undefined ? color.measure : texts(measure).label}</div>
      {color.type === 'scores' && <Ramp range={color.range} />}
      {color.type === 'clusters' && <Clusters clusters={color.clusters} />}
      {color.type === 'flags' && <Flags of={color.of} count={color.count} />}
      {(color.type !== 'flags' || color.of === 'nodes') && (
        <Swatch color={UNCOVERED_COLORS[scheme]} text={t('legend.uncovered')} />
      )}
    </>
  )
}

function Ramp({ range: [least, most] }: { readonly range: readonly [number, number] }): React.JSX.Element {
  const words = useWords()
  const scheme = useComputedColorScheme('light')
  const stops = [0, 0.25, 0.5, 0.75, 1].map((share) => rampColor(share, scheme))
  return (
    <div style={{ marginBlock: 4 }}>
      <div className={classes['ramp']} dir="ltr" style={{ background: `linear-gradient(to right, ${stops.join()})` }} />
      <div dir="ltr" style={{ display: 'flex', justifyContent: 'space-between' }}>
        <span>{words.number(least)}</span>
        <span>{words.number(most)}</span>
      </div>
    </div>
  )
}

function Clusters({
  clusters,
}: {
  readonly clusters: (ColorKey & { type: 'clusters' })['clusters']
}): React.JSX.Element {
  const { t } = useTranslation()
  const several = clusters.filter(({ members }) => members > 1)
  const named = several.slice(0, CLUSTER_COLORS.length)
  const rest = several.length - named.length
  const alone = clusters.length - several.length
  return (
    <div className={classes['entries']}>
      {named.map(({ number, members, color }) => (
        <Swatch key={number} color={color} text={t('legend.cluster', { number, count: members })} />
      ))}
      {rest > 0 && <Swatch color={OKABE_ITO.grey} text={t('legend.moreClusters', { count: rest })} />}
      {alone > 0 && <Swatch color={OKABE_ITO.grey} text={t('legend.alone', { count: alone })} />}
      <div>{t('legend.clusterCaveat')}</div>
    </div>
  )
}

function Flags({ of, count }: { readonly of: 'nodes' | 'ties'; readonly count: number }): React.JSX.Element {
  const { t } = useTranslation()
  if (of === 'ties') return <Swatch color={FLAG_COLOR} text={t('legend.flaggedTies', { count })} />
  return (
    <div className={classes['entries']}>
      <Swatch color={FLAG_COLOR} text={t('legend.flagged', { mark: FLAG_MARK, count })} />
      <Swatch color={UNFLAGGED_COLOR} text={t('legend.unflagged')} />
    </div>
  )
}

function Swatch({ color, text }: { readonly color: string; readonly text: string }): React.JSX.Element {
  return (
    <div className={classes['entry']}>
      <span className={classes['symbol']}>
        <svg width={14} height={14} viewBox="0 0 14 14" aria-hidden>
          <rect x={1} y={1} width={12} height={12} rx={2} fill={color} stroke="currentColor" strokeOpacity={0.4} />
        </svg>
      </span>
      <span>{text}</span>
    </div>
  )
}
