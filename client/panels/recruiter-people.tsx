import { Skeleton, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import type { RecruiterFindingView } from '../../server/contract/exposure.ts'
import { EntityLink } from './entity-link.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { FoldButton } from './fold-button.tsx'
import { MoreRows } from './more-rows.tsx'
import { RecruiterActEvidence } from './recruiter-act-evidence.tsx'
import { RecruiterActRow } from './recruiter-act-row.tsx'
import type { RecruiterPartProps } from './recruiter-board.tsx'
import classes from './task-panel.module.css'
import { usePlace } from './tasks-context.ts'
import { useExposureClaims } from './use-exposure-claims.ts'

type Recruiter = RecruiterFindingView['recruiters'][number]

/** Whoever a graded claim names in a recruiting act, and per victim the three elements. */
export function RecruiterPeople({ finding, jobId }: RecruiterPartProps): React.JSX.Element {
  const { t } = useTranslation()
  const [open, setOpen] = usePlace('recruiters.person')
  if (finding.recruiters.length === 0) {
    return (
      <Text fz="sm" c="dimmed" p="sm">
        {t('recruiters.nobody')}
      </Text>
    )
  }
  return (
    <ul className={classes['rows']} data-testid="recruiters">
      <MoreRows rows={finding.recruiters}>
        {(recruiter) => {
          const { id } = recruiter.person
          return (
            <RecruiterItem
              key={id}
              recruiter={recruiter}
              jobId={jobId}
              isOpen={open === id}
              onToggle={() => {
                setOpen(open === id ? null : id)
              }}
            />
          )
        }}
      </MoreRows>
    </ul>
  )
}

interface RecruiterItemProps {
  readonly recruiter: Recruiter
  readonly jobId: string
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function RecruiterItem({ recruiter, jobId, isOpen, onToggle }: RecruiterItemProps): React.JSX.Element {
  const { t } = useTranslation()
  const { person, acts } = recruiter
  return (
    <li className={classes['row']} data-testid="recruiter" data-entity={person.id}>
      <div className={classes['rowHead']} style={{ alignItems: 'flex-start' }}>
        <span className={classes['rowName']}>
          <FoldButton isOpen={isOpen} onToggle={onToggle} label={t('recruiters.open', { name: person.label })} />
          <EntityLink entity={person} />
        </span>
        <div style={{ flex: '4 1 480px' }}>
          {acts.map((act, index) => (
            <RecruiterActRow key={index} act={act} />
          ))}
        </div>
      </div>
      {isOpen && (
        <div className={classes['opened']}>
          <RecruiterEvidence recruiter={recruiter} jobId={jobId} />
        </div>
      )}
    </li>
  )
}

function RecruiterEvidence({ recruiter, jobId }: Pick<RecruiterItemProps, 'recruiter' | 'jobId'>): React.JSX.Element {
  const { claims, error, retry } = useExposureClaims(jobId, recruiter.person.id)
  if (error !== null) return <ErrorNotice error={error} onRetry={retry} />
  if (claims === undefined) return <Skeleton h={72} />
  return (
    <div data-testid="recruiter-evidence">
      {recruiter.acts.map((act, index) => (
        <RecruiterActEvidence key={index} act={act} claims={claims} />
      ))}
    </div>
  )
}
