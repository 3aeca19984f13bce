import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'

import { EntityLink } from './entity-link.tsx'
import { EvidenceClaims } from './evidence-claims.tsx'
import { EvidenceRow } from './evidence-row.tsx'
import { MoreRows } from './more-rows.tsx'
import type { RecruiterPartProps } from './recruiter-board.tsx'
import classes from './task-panel.module.css'

/** Who is said to have recruited whom into a group: no trafficking, and a list of its own. */
export function GroupRecruiters({ finding, jobId }: RecruiterPartProps): React.JSX.Element {
  const { t } = useTranslation()
  return (
    <ul className={classes['rows']} data-testid="group-recruiters">
      <MoreRows rows={finding.groupRecruiters}>
        {({ person, recruits }) => (
          <EvidenceRow
            key={person.id}
            entity={person}
            jobId={jobId}
            place="recruiters.group"
            facts={
              <span className={classes['facts']} style={{ flex: '2 1 200px' }}>
                {t('recruiters.recruited')}{' '}
                {recruits.map((recruit, index) => (
                  <Fragment key={recruit.person.id}>
                    {index > 0 && t('app.comma')}
                    <EntityLink entity={recruit.person} />
                    {recruit.against.length > 0 && ` (${t('recruiters.state.contradicted')})`}
                  </Fragment>
                ))}
              </span>
            }
          >
            {(claims) =>
              recruits.map((recruit) => (
                <Fragment key={recruit.person.id}>
                  <EvidenceClaims ids={recruit.grounds.claims} claims={claims} heading={recruit.person.label} />
                  <EvidenceClaims ids={recruit.against} claims={claims} heading={t('recruiters.against')} />
                </Fragment>
              ))
            }
          </EvidenceRow>
        )}
      </MoreRows>
    </ul>
  )
}
