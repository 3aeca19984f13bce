import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import classes from './ranking-panel.module.css'
import { useFindingRemarks } from './use-finding-remarks.ts'

/** How many people are in no ranking, on which grounds and why; what was never graded; by which run. */
export function LeftOutNote({ finding }: { readonly finding: FindingView }): React.JSX.Element {
  const { t } = useTranslation()
  const { leftOut, basis } = useFindingRemarks()(finding)
  return (
    <footer className={classes['foot']} data-testid="left-out" aria-label={t('ranking.remarks')}>
      <div>{leftOut}</div>
      <div>{basis.join(' ')}</div>
    </footer>
  )
}
