import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import { findMeasure } from '../model/find-measure.ts'
import classes from './ranking-panel.module.css'
import { useMeasureTexts } from './use-measure-texts.ts'

/** Measures that were asked for and have no value on this network, each with the reason and what to do instead. */
export function UndefinedMeasures({ finding }: { readonly finding: FindingView }): React.JSX.Element | null {
  const { t } = useTranslation()
  const texts = useMeasureTexts()
  if (finding.undefined.length === 0) return null
  return (
    <ul className={classes['undefined']} data-testid="undefined-measures">
      {finding.undefined.map(({ measure: id, gap }) => {
        const measure = findMeasure(finding, id)
        return (
          <li key={id}>
            <b>{t('network.undefined', { measure: measure === null ? id : texts(measure).label })}</b>{' '}
            {t(`network.gap.${gap}`)}
          </li>
        )
      })}
    </ul>
  )
}
