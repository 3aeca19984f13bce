import { useMediaQuery } from '@mantine/hooks'
import { IconChevronDown, IconChevronUp, IconLock, IconLockFilled } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Graph } from '../../server/contract/graph.ts'
import type { Visibility } from '../model/filters.ts'
import { buildLegend } from '../model/legend.ts'
import { useAnalysis } from './analysis-context.ts'
import classes from './chart-legend.module.css'
import { KindIcon } from './kind-icon.tsx'
import { LegendColors } from './legend-colors.tsx'
import { LineSwatch } from './line-swatch.tsx'
import { OVERLAY } from './use-chart-overlays.ts'
import { useWords } from './use-words.ts'
import { useView } from './view-context.ts'

interface ChartLegendProps {
  readonly graph: Graph
  readonly visibility: Visibility
}

/**
 * What shapes, lines, marks and colours say, and how much of the case is shown. While the dock leaves the chart little
 * room it is folded until asked for.
 */
export function ChartLegend({ graph, visibility }: ChartLegendProps): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const { view, dispatch } = useView()
  const { finding } = useAnalysis()
  const { colorBy } = view
  const legend = useMemo(() => buildLegend(graph, visibility, finding, colorBy), [graph, visibility, finding, colorBy])
  const isShort = useMediaQuery('(max-height: 900px)') && view.dock !== null
  const [isPeeking, setPeeking] = useState(false)
  const isOpen = !view.folded.includes('legend') && (!isShort || isPeeking)
  const Chevron = isOpen ? IconChevronDown : IconChevronUp
  const { shown, total } = legend
  return (
    <section {...OVERLAY} className={classes['legend']} aria-label={t('legend.label')}>
      <button
        type="button"
        className={classes['head']}
        aria-expanded={isOpen}
        onClick={() => {
          if (isShort) setPeeking(!isOpen)
          if (!isShort || (view.folded.includes('legend') && !isOpen)) dispatch({ type: 'fold', part: 'legend' })
        }}
      >
        <span className={classes['shown']} data-testid="shown">
          {t('legend.shown', { shown: shown.nodes, total: total.nodes })}
        </span>
        <Chevron size={14} aria-hidden style={{ marginInlineStart: 'auto' }} />
      </button>
      <div>
        {total.edges === null
          ? t('legend.shownLinesAlone', { shown: shown.edges })
          : t('legend.shownLines', { shown: shown.edges, total: total.edges })}
      </div>
      {isOpen && (
        <>
          <hr className={classes['rule']} />
          <div className={classes['kinds']}>
            {legend.kinds.map(({ kind, color }) => (
              <Entry key={kind} symbol={<KindIcon kind={kind} color={color} />} text={words.kind(kind)} />
            ))}
          </div>
          <div className={classes['entries']}>
            {legend.lines.map((line) => (
              <Entry key={line} symbol={<LineSwatch line={line} />} text={t(`legend.${line}`)} />
            ))}
            {legend.hasCrossed && <Entry symbol={<LineSwatch line="dashed" crossed />} text={t('legend.crossed')} />}
            {legend.hasMasked && <Entry symbol={<IconLockFilled size={14} aria-hidden />} text={t('legend.masked')} />}
            {legend.hasProtected && <Entry symbol={<IconLock size={14} aria-hidden />} text={t('legend.protected')} />}
          </div>
          <LegendColors color={legend.color} />
        </>
      )}
    </section>
  )
}

function Entry({ symbol, text }: { readonly symbol: React.ReactNode; readonly text: string }): React.JSX.Element {
  return (
    <div className={classes['entry']}>
      <span className={classes['symbol']}>{symbol}</span>
      <span>{text}</span>
    </div>
  )
}
