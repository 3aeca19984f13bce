import { useComputedColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import type { ColorKey } from '../model/legend.ts'
import { CLUSTER_COLORS, OKABE_ITO, rampColor, UNCOVERED_COLORS } from '../model/palette.ts'
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
      {color.type === 'scores' ? <Ramp range={color.range} /> : <Clusters clusters={color.clusters} />}
      <Swatch color={UNCOVERED_COLORS[scheme]} text={t('legend.uncovered')} />
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
  const named = clusters.slice(0, CLUSTER_COLORS.length)
  const rest = clusters.length - named.length
  return (
    <div className={classes['entries']}>
      {named.map(({ number, members, color }) => (
        <Swatch key={number} color={color} text={t('legend.cluster', { number, count: members })} />
      ))}
      {rest > 0 && <Swatch color={OKABE_ITO.grey} text={t('legend.moreClusters', { count: rest })} />}
      <div>{t('legend.clusterCaveat')}</div>
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
