import { useTranslation } from 'react-i18next'

import { useAnalysis } from './analysis-context.ts'
import classes from './inspector-panel.module.css'
import { useMeasureTexts } from './use-measure-texts.ts'
import { useWords } from './use-words.ts'

/** What the run says of an entity, with how sure it is. */
export function EntityMeasures({ id }: { readonly id: string }): React.JSX.Element | null {
  const { t } = useTranslation()
  const words = useWords()
  const texts = useMeasureTexts()
  const { finding } = useAnalysis()
  const row = finding?.rows.find(({ entity }) => entity.id === id)
  if (finding === null || row === undefined) return null
  return (
    <section className={classes['section']}>
      <h3 className={classes['heading']}>{t('inspector.measures')}</h3>
      <ul className={classes['list']}>
        {finding.measures.map((measure) => {
          const value = row.values[measure.id]
          const rank = row.ranks[measure.id]
          const stability = row.stability[measure.id]
          if (value === undefined) return null
          return (
            <li key={measure.id} className={classes['row']} title={texts(measure).meaning}>
              <span style={{ flex: 1 }}>{texts(measure).label}</span>
              {measure.kind === 'cluster' || rank === undefined ? (
                <span>{words.number(value)}</span>
              ) : (
                <span>
                  {words.number(value)} · {t('ranking.rankOf', { rank, count: finding.rows.length })}
                  {stability !== undefined && !stability.stable && ` · ${t('ranking.unstable')}`}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
