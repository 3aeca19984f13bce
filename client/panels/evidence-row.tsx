import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import type { EntityRef } from '../../server/contract/common.ts'
import type { ClaimView } from '../../server/contract/claims.ts'
import { EntityLink } from './entity-link.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { FoldButton } from './fold-button.tsx'
import classes from './task-panel.module.css'
import { usePlace } from './tasks-context.ts'
import { useExposureClaims } from './use-exposure-claims.ts'

interface EvidenceRowProps {
  readonly entity: EntityRef
  readonly jobId: string
  /** Place that keeps which row of a list is open. */
  readonly place: string
  /** What the row says beside the name. */
  readonly facts: React.ReactNode
  /** What it opens to. */
  readonly children: (claims: ReadonlyMap<string, ClaimView>) => React.ReactNode
}

/** Somebody in a list; opened, the sentences behind it. */
export function EvidenceRow({ entity, jobId, place, facts, children }: EvidenceRowProps): React.JSX.Element {
  const { t } = useTranslation()
  const [open, setOpen] = usePlace(place)
  const isOpen = open === entity.id
  return (
    <li className={classes['row']} data-entity={entity.id}>
      <div className={classes['rowHead']}>
        <span className={classes['rowName']}>
          <FoldButton
            isOpen={isOpen}
            label={t('recruiters.open', { name: entity.label })}
            onToggle={() => {
              setOpen(isOpen ? null : entity.id)
            }}
          />
          <EntityLink entity={entity} />
        </span>
        {facts}
      </div>
      {isOpen && (
        <div className={classes['opened']}>
          <Evidence person={entity.id} jobId={jobId}>
            {children}
          </Evidence>
        </div>
      )}
    </li>
  )
}

interface EvidenceProps extends Pick<EvidenceRowProps, 'jobId' | 'children'> {
  readonly person: string
}

function Evidence({ person, jobId, children }: EvidenceProps): React.JSX.Element {
  const { claims, error, retry } = useExposureClaims(jobId, person)
  if (error !== null) return <ErrorNotice error={error} onRetry={retry} />
  if (claims === undefined) return <Skeleton h={72} />
  return <>{children(claims)}</>
}
