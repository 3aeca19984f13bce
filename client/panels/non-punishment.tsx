import { IconShieldHalf } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import { EvidenceClaims } from './evidence-claims.tsx'
import { EvidenceRow } from './evidence-row.tsx'
import { MoreRows } from './more-rows.tsx'
import type { RecruiterPartProps } from './recruiter-board.tsx'
import classes from './task-panel.module.css'

/** Victims who are said to have recruited: in no order of weight, masked, and with the claims for both. */
export function NonPunishment({ finding, jobId }: RecruiterPartProps): React.JSX.Element {
  const { t } = useTranslation()
  return (
    <ul className={classes['rows']} data-testid="non-punishment">
      <MoreRows rows={finding.nonPunishment}>
        {({ person, naming, victim }) => (
          <EvidenceRow
            key={person.id}
            entity={person}
            jobId={jobId}
            place="recruiters.spared"
            facts={
              <span className={classes['mark']}>
                <IconShieldHalf size={16} stroke={1.5} aria-hidden />
                <b>{t('recruiters.possibleNonPunishment')}</b>
              </span>
            }
          >
            {(claims) => (
              <>
                <EvidenceClaims ids={victim.claims} claims={claims} heading={t('recruiters.isVictim')} />
                <EvidenceClaims ids={naming.claims} claims={claims} heading={t('recruiters.naming')} />
              </>
            )}
          </EvidenceRow>
        )}
      </MoreRows>
    </ul>
  )
}
