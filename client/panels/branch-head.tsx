import { useTranslation } from 'react-i18next'

import type { ListedBranch } from '../model/branch-board.ts'
import { ClaimLinks } from './claim-links.tsx'
import { EntityLink } from './entity-link.tsx'
import classes from './task-panel.module.css'

/** A branch by name, who says that it is one, and how many are asserted to belong to it. */
export function BranchHead({ listed }: { readonly listed: ListedBranch }): React.JSX.Element {
  const { t } = useTranslation()
  const { branch, claims, assessed, members } = listed
  return (
    <header className={classes['head']}>
      <h3 className={classes['title']}>
        <EntityLink entity={branch} />
      </h3>
      <p className={classes['note']}>
        {t('branches.becauseOf')} <ClaimLinks ids={claims} />
        {assessed && (
          <>
            {' · '}
            <b className={classes['strong']}>{t('branches.assessed')}</b>
          </>
        )}
      </p>
      <p className={classes['note']}>{t('branches.members', { members })}</p>
    </header>
  )
}
