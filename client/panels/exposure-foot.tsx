import { useTranslation } from 'react-i18next'

import type { BranchFindingView, RecruiterFindingView } from '../../server/contract/exposure.ts'
import classes from './task-panel.module.css'
import { useLeftOutWords } from './use-finding-remarks.ts'

/** How many people an answer leaves out for their protection, what was never graded, and how it was made. */
export function ExposureFoot({
  finding,
}: {
  readonly finding: BranchFindingView | RecruiterFindingView
}): React.JSX.Element {
  const { t } = useTranslation()
  const sayLeftOut = useLeftOutWords()
  const { manifest, ungraded } = finding
  return (
    <footer className={classes['foot']} data-testid="exposure-left-out" aria-label={t('exposure.remarks')}>
      <div>{sayLeftOut(finding)}</div>
      <div>
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
