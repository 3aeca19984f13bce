import { useTranslation } from 'react-i18next'

import { ClaimLinks } from './claim-links.tsx'
import { EntityLink } from './entity-link.tsx'
import { MoreRows } from './more-rows.tsx'
import type { RecruiterPartProps } from './recruiter-board.tsx'
import classes from './task-panel.module.css'

/** Groups that are named in a recruiting act, which says nothing of any of their people; and who is not listed at all. */
export function RecruitingGroups({ finding }: RecruiterPartProps): React.JSX.Element {
  const { t } = useTranslation()
  const { ungraded, protected: shielded } = finding.notListed
  return (
    <>
      <ul className={classes['rows']} data-testid="recruiting-groups">
        <MoreRows rows={finding.groups}>
          {({ group, grounds }) => (
            <li key={group.id} className={classes['lead']}>
              <EntityLink entity={group} /> <ClaimLinks ids={grounds.claims} />
            </li>
          )}
        </MoreRows>
      </ul>
      <p className={classes['lead']}>{t('recruiters.notListed', { ungraded, shielded })}</p>
    </>
  )
}
