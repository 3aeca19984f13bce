import { useTranslation } from 'react-i18next'

import type { BranchFindingView } from '../../server/contract/exposure.ts'
import { formatInstant } from '../model/date-text.ts'
import classes from './task-panel.module.css'
import { useGroundCounts } from './use-finding-remarks.ts'
import { useWords } from './use-words.ts'

interface TaskFootProps {
  readonly finding: Pick<BranchFindingView, 'leftOut' | 'ungraded'> & {
    readonly manifest: Pick<BranchFindingView['manifest'], 'projection' | 'version' | 'inputHash'>
  }
}

/** How many people an answer leaves out for their protection, what was never graded, and how it was made. */
export function TaskFoot({ finding }: TaskFootProps): React.JSX.Element {
  const { t } = useTranslation()
  const sayGrounds = useGroundCounts()
  const { locale } = useWords()
  const { manifest, leftOut, ungraded } = finding
  const { knownAt } = manifest.projection
  return (
    <footer className={classes['foot']} data-testid="exposure-left-out" aria-label={t('exposure.remarks')}>
      <div>
        {t('exposure.leftOut', { people: leftOut.people })}
        {sayGrounds(leftOut)}. {t('leftOut.why')}
      </div>
      <div>
        {knownAt !== undefined && `${t('exposure.held', { at: formatInstant(knownAt, locale) })} `}
        {ungraded && `${t('leftOut.ungraded')} `}
        {t('exposure.manifest', {
          weights: t(`run.weights.${manifest.projection.gradeWeights}`),
          version: manifest.version,
          hash: manifest.inputHash.slice(0, 12),
        })}
      </div>
    </footer>
  )
}
