import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import { findCautions } from '../model/network-summary.ts'
import classes from './ranking-panel.module.css'

/** What the results rest on that is weak, each with the sentence that says what it means. */
export function NetworkCautions({ finding }: { readonly finding: FindingView }): React.JSX.Element {
  const { t } = useTranslation()
  const { ungraded, unvalidated, ties, withoutIntervals, resamples, resamplesWanted, circular } = findCautions(finding)
  return (
    <>
      {circular && <Caution word={t('network.circular')} meaning={t('network.circularMeaning')} />}
      {ungraded && <Caution word={t('network.ungraded')} meaning={t('network.ungradedMeaning')} />}
      {unvalidated > 0 && (
        <Caution
          word={t('network.unvalidated')}
          meaning={t('network.unvalidatedTies', { unvalidated, count: ties })}
          isSpoken
        />
      )}
      {withoutIntervals && <Caution word={t('network.withoutIntervals')} meaning={t('leftOut.noIntervals')} />}
      {!withoutIntervals && resamples < resamplesWanted && (
        <Caution
          word={t('network.fewResamples', { made: resamples, wanted: resamplesWanted })}
          meaning={t('network.fewResamplesMeaning')}
        />
      )}
    </>
  )
}

interface CautionProps {
  readonly word: string
  readonly meaning: string
  /** The meaning holds a number and stands beside the word; else it is told by a tooltip and below the table. */
  readonly isSpoken?: boolean
}

function Caution({ word, meaning, isSpoken = false }: CautionProps): React.JSX.Element {
  return (
    <span className={classes['fact']} title={meaning}>
      <b className={classes['caution']}>{word}</b>
      {isSpoken && ` ${meaning}`}
    </span>
  )
}
