import { useTranslation } from 'react-i18next'

import type { FindingView, TieView } from '../../server/contract/analysis.ts'
import { findMeasure } from '../model/find-measure.ts'
import { FLAG_MARK } from '../model/palette.ts'
import classes from './ranking-panel.module.css'
import { useFlagWords } from './use-flag-words.ts'
import { useMeasureTexts } from './use-measure-texts.ts'

interface TieFlagsProps {
  readonly tie: TieView
  readonly finding: FindingView
}

/** What is remarkable about a tie: the properties that it has, such as being a bridge, and that nobody confirmed it. */
export function TieFlags({ tie, finding }: TieFlagsProps): React.JSX.Element {
  const { t } = useTranslation()
  const texts = useMeasureTexts()
  const nameFlag = useFlagWords()
  return (
    <>
      {tie.flags.map((id) => {
        const measure = findMeasure(finding, id)
        if (measure === null) return null
        return (
          <b key={id} className={classes['tieFlag']} title={texts(measure).meaning}>
            <span className={classes['flag']} aria-hidden>
              {FLAG_MARK}
            </span>{' '}
            {nameFlag(measure)}
          </b>
        )
      })}
      {!tie.confirmed && <span className={classes['interval']}>{t('ranking.unconfirmedTie')}</span>}
    </>
  )
}
