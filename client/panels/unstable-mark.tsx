import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import { useWords } from './use-words.ts'

export type RankStability = FindingView['rows'][number]['stability'][string]

/** A rank whose order few resamples keep: by word and by a wave, with how it was found out. */
export function UnstableMark({ stability }: { readonly stability: RankStability }): React.JSX.Element | null {
  const { t } = useTranslation()
  const sayKept = useStabilityWords()
  if (stability.stable) return null
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 2 }} title={sayKept(stability)} data-unstable>
      <svg width={12} height={12} viewBox="0 0 12 12" aria-hidden style={{ flex: 'none' }}>
        <path d="M1 7.5c1.6-4 3.4-4 5-1.5s3.4 2.5 5-1.5" fill="none" stroke="currentColor" strokeWidth={1.5} />
      </svg>
      <b>{t('ranking.unstable')}</b>
    </span>
  )
}

/** In what share of resamples a rank keeps its order, and which way of resampling shakes it most. */
export function useStabilityWords(): (stability: RankStability) => string {
  const { t } = useTranslation()
  const words = useWords()
  return ({ kept, weakest, byWay }) => {
    if (kept === null) return t('ranking.keptUnknown')
    const whole = t('ranking.kept', { percent: Math.round(kept * 100) })
    const least = weakest === null ? null : (byWay[weakest]?.[2] ?? null)
    if (weakest === null || least === null) return whole
    return `${whole} ${t('stability.weakest', { way: t(`stability.way.${weakest}`), percent: words.number(least * 100) })}`
  }
}
